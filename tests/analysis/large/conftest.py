"""The built-in corpus as a scored folder, and beside it as it is held in memory, under one filter after another."""

import pytest

from analysis.contrast import rollup
from analysis.contrast.doubt import judged
from analysis.contrast.selection import select
from tests.analysis.large.both_ways import NARROWED, in_a_folder, in_memory


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """The corpus as a scored folder."""
    return in_a_folder(tmp_path_factory.mktemp("scored"))


@pytest.fixture
def computed(monkeypatch):
    """In memory, too, intervals and doubt are computed from sums, however few the paragraphs."""
    monkeypatch.setattr(rollup, "MANY", 0)
    monkeypatch.setattr(judged, "MANY", 0)


@pytest.fixture(params=NARROWED)
def both(request, large, computed):
    """What passes a filter, of the folder and in memory."""
    filters = NARROWED[request.param]
    return select(large, filters), select(in_memory(), filters)
