"""The stance charts: signs beside colours, absent is not zero, holders escaped, every mark can be clicked."""

import numpy as np
import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.charts.dots import Group
from analysis.charts.stance import stance_dots, stance_panels, stance_strips
from analysis.charts.theme import theme_named
from analysis.charts.tone_and_stance import tone_stance_dots
from analysis.charts.who_to_whom import who_matrix
from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.stance import stance_arc, stance_of_actors
from analysis.contrast.tone_and_stance import tone_against_stance
from analysis.contrast.who_to_whom import who_to_whom
from analysis.exchange.builtin import CORPUS
from tests.analysis.contrast.test_who_to_whom import spoken
from tests.two_shores import two_shores

LIGHT = theme_named("light")
MEASURES = read_measures(CORPUS / "measures.toml")
STANCE = MEASURES["stance"]
GROUPS = [Group("Russian", "Russian author", "#111111"), Group("American", "American author", "#222222")]


def contrast():
    return contrast_authors(two_shores(), ["Russian", "American"])


def values() -> pd.DataFrame:
    return stance_of_actors(two_shores(), contrast(), "author", ["Russia", "China"])


def notes(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def marks(figure) -> dict[str, float]:
    return {
        mark[0]: x
        for trace in figure.data
        if trace.customdata is not None
        for mark, x in zip(trace.customdata, trace.x, strict=True)
    }


def test_every_named_actor_has_a_dot_and_its_counts_as_signs():
    figure = stance_dots(values(), GROUPS, STANCE, LIGHT)
    assert marks(figure)["stance|author||Russia|American"] == pytest.approx(-0.2)
    assert "▼1\u2002○0\u2002▲0\u2002?1" in notes(figure)


def test_large_counts_take_two_lines_and_are_said_in_thousands():
    many = values().assign(n_against=64_321, n_neutral=9_876, n_favour=0, n_unsure=120)
    figure = stance_dots(many, GROUPS, STANCE, LIGHT)
    assert "▼64k\u2002○9876<br>▲0\u2002?120" in notes(figure)
    assert figure.layout.height > stance_dots(values(), GROUPS, STANCE, LIGHT).layout.height


def test_an_actor_that_is_not_named_has_no_dot_and_says_so():
    absent = values().assign(value=np.nan, low=np.nan, high=np.nan, n_units=0)
    absent[["n_against", "n_neutral", "n_favour", "n_unsure"]] = 0
    figure = stance_dots(absent, GROUPS, STANCE, LIGHT)
    assert marks(figure) == {}
    assert set(notes(figure)) == {"not named"}


def test_the_line_of_few_paragraphs_is_dotted():
    figure = stance_dots(values(), GROUPS, STANCE, LIGHT)
    lines = {trace.line.dash: len(trace.x) for trace in figure.data if trace.mode == "lines" and trace.x}
    assert set(lines) == {"dot"}
    many = stance_dots(values().assign(n_units=5), GROUPS, STANCE, LIGHT)
    assert {trace.line.dash for trace in many.data if trace.mode == "lines" and trace.x} == {"solid"}


def test_the_axis_speaks_of_stance_and_not_of_tone():
    axis = stance_dots(values(), GROUPS, STANCE, LIGHT).layout.xaxis
    assert axis.title.text.startswith("Stance")
    assert (axis.ticktext[0], axis.ticktext[-1]) == ("−1<br>against", "+1<br>in favour")


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_panels_keep_every_dot(name):
    panels = pd.concat([values().assign(panel=panel, mark=panel + values()["mark"]) for panel in ("A", "B")])
    figure = stance_panels(panels, GROUPS, STANCE, theme_named(name))
    assert len(marks(figure)) == 2 * len(marks(stance_dots(values(), GROUPS, STANCE, LIGHT)))
    assert {"A", "B"} <= set(notes(figure))


def test_a_cell_of_the_arc_has_the_sign_of_its_code_and_none_where_not_named():
    arc = stance_arc(two_shores(), contrast(), ["Russia"], "author")
    figure = stance_strips(arc, GROUPS, LIGHT)
    signs = {mark[0]: text for trace in figure.data for mark, text in zip(trace.customdata, trace.text, strict=True)}
    assert signs["Russia|east/p02"] == "▲"
    assert signs["Russia|west/p02"] == "?"
    assert signs["Russia|west/p04"] == "▼"
    assert signs["Russia|west/p03"] == ""


def test_an_unsure_cell_is_hatched_and_an_unnamed_one_is_a_dash():
    figure = stance_strips(stance_arc(two_shores(), contrast(), ["Russia"], "author"), GROUPS, LIGHT)
    looks = {trace.text[0]: trace for trace in figure.data}
    assert looks["?"].marker.pattern.shape == "/"
    assert looks[""].y[0] < 0.1 < looks["▲"].y[0]


def test_a_cell_of_the_matrix_has_sign_mean_and_paragraphs():
    figure = who_matrix(who_to_whom(spoken(), contrast()), ["China", "Russia"], GROUPS, STANCE, LIGHT)
    texts = {mark[0]: text for mark, text in zip(figure.data[0].customdata, figure.data[0].text, strict=True)}
    assert texts["who|American|Skipper Ash|China"] == "▲ +0.50<br>2 ¶"
    assert texts["who|American|American author|Russia"] == "○ −0.20<br>2 ¶"


def test_a_holder_s_name_is_text_and_never_markup():
    frame = who_to_whom(spoken(), contrast()).replace({"holder": {"Skipper Ash": "<b>Ash</b>"}})
    figure = who_matrix(frame, ["China"], GROUPS, STANCE, LIGHT)
    assert "&lt;b&gt;Ash&lt;/b&gt;" in figure.layout.yaxis.ticktext
    assert not [text for text in figure.data[0].hovertext if "<b>Ash</b>" in text]


def test_a_matrix_of_nobody_is_drawn():
    empty = who_to_whom(spoken(), contrast()).iloc[:0]
    assert who_matrix(empty, [], GROUPS, STANCE, LIGHT).layout.height > 0


def parted() -> pd.DataFrame:
    return tone_against_stance(two_shores(), contrast().filled)


def test_a_place_without_tone_is_not_drawn_as_zero():
    figure = tone_stance_dots(parted(), GROUPS, MEASURES["polarity"], STANCE, LIGHT)
    # east/p02 scores a quoted word alone: the author's own tone is unknown.
    assert "east/p02|Russia" not in marks(figure)
    assert marks(figure)["east/p01|China"] == pytest.approx(0.2)


def test_an_unsure_stance_is_an_open_ring_and_the_opposite_one_is_named():
    figure = tone_stance_dots(parted(), GROUPS, MEASURES["polarity"], STANCE, LIGHT)
    symbols = {
        mark[0]: symbol
        for trace in figure.data
        for mark, symbol in zip(trace.customdata, trace.marker.symbol, strict=True)
    }
    assert symbols["west/p02|Russia"].endswith("-open")
    # west/p04 sounds +0.2 and stands against Russia.
    assert "Russia, ¶ 4" in notes(figure)


def test_the_corners_are_named_in_words():
    told = notes(tone_stance_dots(parted(), GROUPS, MEASURES["polarity"], STANCE, LIGHT))
    assert "hostile words,<br>in favour" in told
    assert "favourable words,<br>against" in told


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_nothing_known_is_drawn(name):
    silent = parted().assign(polarity=np.nan)
    assert marks(tone_stance_dots(silent, GROUPS, MEASURES["polarity"], STANCE, theme_named(name))) == {}
