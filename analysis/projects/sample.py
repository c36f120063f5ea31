"""The sample: a project of two invented articles that shows every page at work, as it ships in `corpus/samples/`."""

from dataclasses import replace

from analysis.exchange.builtin import CORPUS
from analysis.projects.project import Project
from analysis.projects.store import read_folder

SAMPLE = CORPUS / "samples" / "akureyri"


def sample_project() -> Project:
    """The sample as a project not saved yet: two articles, two events, thirteen facts and five questions.

    Raises
    ------
    InputError
        A file of it was edited so that it cannot be read; the message names the file.
    """
    return replace(read_folder(SAMPLE), state="")
