"""Figures handed to a browser and taken back: in turn, each once, and never on its word."""

import base64

import plotly.graph_objects as go
import pytest

from pages.shared.briefing.drawing import AHEAD, Drawing
from pages.shared.briefing.packing import say_bytes
from pages.shared.export import shipped_fonts
from tests.analysis.briefing.test_pictures import PNG, svg

IDS = ("A", "B", "C")
FIGURES = {each: go.Figure for each in IDS}
DRAWN = {"png": base64.b64encode(PNG).decode(), "svg": svg().decode(), "fonts": [0]}


@pytest.fixture
def drawing() -> Drawing:
    return Drawing("wish", IDS, frozenset({"pdf"}))


def handed(drawing: Drawing, figures=FIGURES) -> list[str]:
    return [each["id"] for each in drawing.hand_out(figures)]


def test_figures_are_handed_out_a_little_ahead_and_each_once(drawing):
    assert handed(drawing) == list(IDS[:AHEAD])
    assert handed(drawing) == []
    drawing.take({"id": "A", **DRAWN})
    assert handed(drawing) == ["C"]


def test_a_picture_is_taken_with_the_servers_own_fonts(drawing):
    handed(drawing)
    drawing.take({"id": "A", **DRAWN})
    assert drawing.pictures["A"].png == PNG
    assert f"font-family:'{shipped_fonts()[0]['family']}'".encode() in drawing.pictures["A"].svg


def test_it_is_done_when_every_figure_came_or_will_not(drawing):
    handed(drawing)
    drawing.take({"id": "A", **DRAWN})
    drawing.take({"id": "B", "failed": "no memory"})
    handed(drawing)
    assert not drawing.is_done
    drawing.take({"id": "C", **DRAWN})
    assert drawing.is_done
    assert drawing.lacking == {"B": "this browser could not draw it"}


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"png": 7},
        {"png": "?"},
        {"png": "", "fonts": []},
        {"svg": "<svg"},
        {"svg": None},
        {"svg": "\ud800"},
        {"fonts": [99]},
        {"fonts": ["a"]},
        {"fonts": 7},
    ],
)
def test_what_is_no_picture_is_refused_and_the_others_go_on(drawing, bad):
    handed(drawing)
    drawing.take({"id": "A"} | ((DRAWN | bad) if bad else {}))
    assert set(drawing.lacking) == {"A"}
    assert handed(drawing) == ["C"]


def test_a_figure_that_was_not_handed_out_or_came_before_is_ignored(drawing):
    handed(drawing)
    drawing.take({"id": "A", **DRAWN})
    for told in ({"id": "A", "failed": ""}, {"id": "C", **DRAWN}, {"id": "Z", **DRAWN}, {"id": ["A"]}, {}):
        drawing.take(told)
    assert (list(drawing.pictures), drawing.lacking) == (["A"], {})


def test_a_figure_that_cannot_be_made_is_left_out(drawing):
    def fail():
        raise ValueError

    assert handed(drawing, FIGURES | {"A": fail}) == ["B", "C"]
    assert drawing.lacking == {"A": "its chart could not be made"}


@pytest.mark.parametrize(("n_bytes", "said"), [(3, "1 kB"), (840_000, "840 kB"), (3_249_000, "3.2 MB")])
def test_sizes_are_told_as_readers_take_them(n_bytes, said):
    assert say_bytes(n_bytes) == said
