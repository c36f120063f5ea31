"""The charts of words: sides left and right, chance behind, what passes marked by more than colour, all clickable."""

import pytest

from analysis.charts.keyness import PASSED, SHOWN, foremost, keyness_bars
from analysis.charts.shift import shift_bars
from analysis.charts.sides import side_groups
from analysis.charts.theme import theme_named
from analysis.contrast.contrasts import contrast_authors, perspectives
from analysis.contrast.keyness.keywords import keywords
from analysis.contrast.keyness.shift import word_shift
from tests.two_shores import two_shores
from tests.worded import two_sides, worded

LIGHT = theme_named("light")
PLANTED = {f"a/p{at}": {"ferry <b>": 4, "sea": 2} for at in range(6)} | {
    f"b/p{at}": {"bridge": 4, "sea": 2} for at in range(6)
}


@pytest.fixture(scope="module")
def planted():
    return keywords(worded(PLANTED), two_sides(PLANTED))


def drawn(planted, theme=LIGHT):
    contrast = two_sides(PLANTED)
    return keyness_bars(foremost(planted.compared), planted.limit, side_groups(contrast, theme), theme)


def test_words_of_the_target_stand_to_the_right_of_the_reference_to_the_left(planted):
    target, reference = drawn(planted).data
    assert [mark[0] for mark in target.customdata] == ["ferry <b>"]
    assert min(target.x) > 0 > max(reference.x[:1])
    assert reference.customdata[0][0] == "bridge"


def test_what_passes_has_a_sign_a_bold_label_and_its_counts_and_is_escaped(planted):
    texts = [text.replace("\u00a0", " ").strip() for trace in drawn(planted).data for text in trace.text]
    assert f"<b> {PASSED} ferry &lt;b&gt;  24 : 0 </b>" in texts
    assert f"<b> {PASSED} bridge  24 : 0 </b>" in texts
    assert [text for text in texts if "sea" in text] == ["sea  12 : 12"]


def test_the_reach_of_chance_is_drawn_behind(planted):
    bands = [shape for shape in drawn(planted).layout.shapes if shape.type == "rect"]
    assert [(band.x0, band.x1, band.layer) for band in bands] == [(-planted.limit, planted.limit, "below")]


@pytest.mark.parametrize(("furthest", "ticks"), [(4.2, "4 3 2 1 0 1 2 3 4"), (340.0, "300 200 100 0 100 200 300")])
def test_the_axis_has_as_many_ticks_as_can_be_read(planted, furthest, ticks):
    frame = foremost(planted.compared)
    frame = frame.assign(z=frame["z"] / frame["z"].abs().max() * furthest)
    figure = keyness_bars(frame, 1.0, side_groups(two_sides(PLANTED), LIGHT), LIGHT)
    assert " ".join(figure.layout.xaxis.ticktext) == ticks


def test_where_chance_is_unknown_no_band_is_drawn(planted):
    figure = keyness_bars(foremost(planted.compared), float("nan"), side_groups(two_sides(PLANTED), LIGHT), LIGHT)
    assert not [shape for shape in figure.layout.shapes if shape.type == "rect"]


def test_of_many_words_the_furthest_of_each_side_are_drawn():
    paragraphs = {
        f"{side}/p{at}": {f"{side}{word:02}": 3 + word for word in range(14)} for side in "ab" for at in range(3)
    }
    rows = foremost(keywords(worded(paragraphs), two_sides(paragraphs)).compared)
    assert rows["side"].value_counts().tolist() == [SHOWN, SHOWN]
    assert rows[rows["side"] == "Russian"].sort_values("place")["unit"].iloc[0] == "a13"


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_the_charts_are_drawn_in_each_theme_and_when_empty(planted, name):
    theme, shores = theme_named(name), two_shores()
    authors = contrast_authors(shores, perspectives(shores))
    assert len(drawn(planted, theme).data) == 2
    empty = keyness_bars(foremost(planted.compared.iloc[:0]), float("nan"), side_groups(authors, theme), theme)
    assert [len(trace.x) for trace in empty.data] == [0, 0]
    shift = word_shift(shores, authors, "author")
    assert len(shift_bars(shift.iloc[:0], "East", theme).data) == 4
    assert {mark[0] for trace in shift_bars(shift, "East", theme).data for mark in trace.customdata} == {*shift["mark"]}


def test_a_shift_tells_kinds_by_colour_and_hatching():
    shores = two_shores()
    shift = word_shift(shores, contrast_authors(shores, perspectives(shores)), "author")
    figure = shift_bars(shift, "East", LIGHT)
    kinds = {trace.name: (trace.marker.color, trace.marker.pattern.shape) for trace in figure.data}
    assert kinds == {
        "more often, higher in tone": (LIGHT.favourable, ""),
        "less often, lower in tone": (LIGHT.hostile, "/"),
        "less often, higher in tone": (LIGHT.favourable, "/"),
        "more often, lower in tone": (LIGHT.hostile, ""),
    }
    assert any("word +0.50" in note.text for note in figure.layout.annotations)
