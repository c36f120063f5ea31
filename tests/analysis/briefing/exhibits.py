"""Exhibits and briefings made by hand: two invented articles about a ferry, with numbers a reader can check by eye."""

from collections.abc import Mapping

import pandas as pd

from analysis.briefing.briefing import Briefing
from analysis.briefing.exhibit import CHART, TABLE, Behind, Exhibit, Inputs, Making, Place

MADE = Making("Mentions / words.", "All words.", "", "Two texts only.", "Own count")
INPUTS = Inputs("", {"hall": "a" * 64, "berg": "b" * 64}, "c" * 64)
BEHIND = (
    Behind("hall/p02", "1", "Ferry, Hall", "Says that the ferry runs late.", "The ferry was late.", 0, 19),
    Behind("berg/p01", "2", "Ferry, Berg", "Says that nobody minds.", "", 0, 0),
)


def chart_exhibit(**changed) -> Exhibit:
    """A bar chart of one topic in two articles; the second article has no signal."""
    frame = pd.DataFrame({"label": ["Hall", "Berg"], "value": [2.5, float("nan")], "n_units": [4, 0]})
    figure = {"data": [{"type": "bar", "orientation": "h", "x": [2.5, None], "y": ["Hall", "Berg"]}], "layout": {}}
    return Exhibit(**{**_common("7K3M-Q2RD-W9FA", CHART, frame), "figure": figure, **changed})


def table_exhibit(**changed) -> Exhibit:
    """A table of two rows, one of them without a number."""
    frame = pd.DataFrame({"fact": ["The ferry was late", "The fare rose"], "n": [3, float("nan")]})
    headings = {"fact": "Fact", "n": "Articles"}
    return Exhibit(**{**_common("1A2B-3C4D-5E6F", TABLE, frame), "headings": headings, **changed})


def briefing_of(*exhibits: Exhibit, **changed) -> Briefing:
    """A briefing of some figures, made at noon on 3 May 2024."""
    known = {
        "title": "Two tellings of a ferry",
        "exhibits": exhibits,
        "documents": articles(),
        "made": "2024-05-03T12:00:00Z",
        "versions": {"Parallax": "0.1.0"},
    }
    return Briefing(**{**known, **changed})


def articles(*records: Mapping) -> pd.DataFrame:
    """The "documents" of a briefing: two invented articles, or those given."""
    return pd.DataFrame(records or (HALL, BERG))


HALL = {
    "doc_id": "hall",
    "title": "The Late Ferry",
    "author": "Ann Hall",
    "outlet": "Harbour Gazette",
    "published": "2024-05-01",
    "perspective": "North",
    "language": "en",
    "translated": False,
    "url": "https://gazette.example.org/ferry?a=1&b=2",
    "sha256": "a" * 64,
    "n_paragraphs": 3,
    "n_words": 60,
}
BERG = {
    **HALL,
    "doc_id": "berg",
    "title": "Who Minds the Ferry?",
    "author": "Jan van der Berg",
    "outlet": "Shore Post",
    "published": "2024-04",
    "perspective": "South",
    "translated": True,
    "url": None,
    "sha256": "b" * 64,
}


def _common(figure_id: str, kind: str, frame: pd.DataFrame) -> dict:
    return {
        "id": figure_id,
        "kind": kind,
        "key": f"ferry_{kind}",
        "place": Place("measures/topics", {"topics": ("ferry",)}),
        "title": "Hall writes of the ferry 2.5 times in 1,000 words; Berg’s text gives no signal.",
        "counts": "4 paragraphs against 0.",
        "alt": "Bars of one topic. Hall 2.5 in 1,000 words; Berg no signal.",
        "made": MADE,
        "frame": frame,
        "inputs": INPUTS,
        "behind": BEHIND,
        "anchors": (("Ferry, Hall", ("hall/p02",)), ("Ferry, Berg", ("berg/p01",))),
    }
