"""A project’s own codebooks tried, before anything of them is kept."""

from analysis.projects.codebooks.kinds import KINDS, read_codebook
from analysis.projects.codebooks.versions import history_of
from analysis.projects.project import Project
from analysis.text.wordlists import toml_of


def check_codebooks(project: Project, where: str) -> None:
    """Refuse a project one of whose codebooks cannot be used, or their history; `where` names what it came in.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    InputError
        The history is no table.
    """
    for kind in KINDS.values():
        if text := project.own.get(kind.file):
            name = f"{where}: {kind.file}"
            read_codebook(toml_of(text, name), kind, name)
    history_of(project)
