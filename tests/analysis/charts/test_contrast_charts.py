"""Strips, arcs, voices and small multiples: what is drawn where, and that every mark can be clicked."""

import plotly.graph_objects as go
import pytest

from analysis.catalogue import read_measures
from analysis.charts.arc import tone_arcs
from analysis.charts.multiples import beside, stack
from analysis.charts.sides import side_colour, side_groups
from analysis.charts.strips import Block, strips
from analysis.charts.theme import theme_named
from analysis.charts.voices import voice_bars
from analysis.contrast.arc import tone_arc
from analysis.contrast.contrasts import contrast_authors, perspectives
from analysis.contrast.heard import words_heard
from analysis.contrast.strips import paragraph_strips
from analysis.exchange.builtin import CORPUS
from tests.two_shores import NAMES, two_shores

LIGHT, PRINT = theme_named("light"), theme_named("print")
TOPICS = {"europe": "Europe", "human_rights": "Human rights"}
BLOCKS = [
    Block("Russian", "Russian author", "translated", "#D55E00"),
    Block("American", "American author", "", "#0072B2"),
]


def drawn(passing=NAMES, theme=LIGHT) -> go.Figure:
    frame = paragraph_strips(two_shores(), "author", set(passing))
    return strips(frame.assign(block=frame["perspective"]), BLOCKS, TOPICS, theme)


def traces(figure: go.Figure, name: str) -> list[go.Bar]:
    return [trace for trace in figure.data if trace.name == name]


def marks(trace) -> list[str]:
    return [each[0] for each in trace.customdata]


def cells_of(figure: go.Figure, label: str) -> dict[str, dict]:
    """The cells in the rows of a topic, by paragraph."""
    ticks = zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True)
    middles = {middle for middle, text in ticks if text == label}
    return {
        mark: {"x": x, "base": base, "fill": trace.marker.color, "opacity": trace.marker.opacity}
        for trace in traces(figure, "Topic")
        for mark, x, base, height in zip(marks(trace), trace.x, trace.base, trace.y, strict=True)
        if base + height / 2 in middles
    }


def test_heads_beside_each_other_stand_in_lines_that_fit_a_phone_and_are_cut_where_they_cannot():
    frame = paragraph_strips(two_shores(), "author", set(NAMES))
    blocks = [Block("Russian", "East", "Northern Herald", "#D55E00"), Block("American", " ", "A " * 40, "#0072B2")]
    figure = strips(frame.assign(block=frame["perspective"]), blocks, TOPICS, LIGHT, beside=True)
    one, other = (each.text.split("<br>") for each in figure.layout.annotations)
    assert one == ["<b>East</b>", "Northern Herald", " "]
    assert len(other) == 3
    assert other[-1].endswith("…")


def test_every_paragraph_has_its_cell_in_every_topic_filled_where_present():
    cells = cells_of(drawn(), "Europe")
    assert sorted(cells) == sorted(cells_of(drawn(), "Human rights")) == sorted(NAMES)
    assert sum(len(marks(trace)) for trace in traces(drawn(), "Topic")) == 2 * len(NAMES)
    assert (cells["east/p01"]["fill"], cells["west/p01"]["fill"]) == ("#D55E00", "#0072B2")
    assert cells["east/p02"]["fill"] == LIGHT.grid


def test_unknown_tone_is_hatched_and_known_tone_has_its_sign():
    [tone], [unknown] = traces(drawn(), "Tone"), traces(drawn(), "No signal")
    assert dict(zip(marks(tone), tone.text, strict=True)) == {
        "east/p01": "+", "west/p01": "−", "west/p02": "0", "west/p04": "+",
    }  # fmt: skip
    assert marks(unknown) == ["east/p02", "west/p03"]
    assert unknown.marker.pattern.shape == "/"
    assert tone.marker.cmin == -tone.marker.cmax


def test_paragraphs_that_do_not_pass_are_faded_in_their_place():
    full, faded = drawn(), drawn(passing=("west/p02",))
    before, after = cells_of(full, "Europe"), cells_of(faded, "Europe")
    assert {mark: cell["x"] for mark, cell in before.items()} == {mark: cell["x"] for mark, cell in after.items()}
    assert after["west/p02"]["opacity"] == 1.0
    assert after["west/p01"]["opacity"] < 0.5
    assert full.layout.height == faded.layout.height


def test_opacity_is_one_number_a_trace_because_a_click_fails_on_a_list():
    assert all(isinstance(trace.marker.opacity, float) for trace in drawn(passing=("west/p02",)).data)


def test_a_slide_has_the_articles_beside_each_other():
    stacked, slide = cells_of(drawn(), "Europe"), cells_of(drawn(theme=PRINT), "Europe")
    assert [stacked[name]["x"] for name in NAMES] == [1, 2, 1, 2, 3, 4]
    assert slide["west/p01"]["x"] > slide["east/p02"]["x"] + 1
    assert len({cell["base"] for cell in stacked.values()}) == 2
    assert len({cell["base"] for cell in slide.values()}) == 1


def test_the_words_of_each_voice_share_a_cell():
    own, quoted = traces(drawn(), "Own")[0], traces(drawn(), "Quoted")[0]
    heights = {mark: (own.y[place], quoted.y[place]) for place, mark in enumerate(marks(own))}
    assert heights["east/p02"][0] == heights["east/p02"][1] > 0
    assert heights["west/p01"][1] == 0


@pytest.fixture
def arcs() -> go.Figure:
    measure = read_measures(CORPUS / "measures.toml")["polarity"]
    titles = {"east": "Russian author", "west": "American author"}
    return tone_arcs(tone_arc(two_shores(), "author"), titles, measure, LIGHT)


def test_an_arc_has_a_dot_for_each_known_paragraph_and_a_tick_for_each_silent_one(arcs):
    marked = [trace for trace in arcs.data if trace.mode == "markers"]
    dots = [trace for trace in marked if trace.marker.symbol is None]
    ticks = [trace for trace in marked if trace.marker.symbol == "line-ns-open"]
    assert [mark for trace in dots for mark in marks(trace)] == ["east/p01", "west/p01", "west/p02", "west/p04"]
    assert [mark for trace in ticks for mark in marks(trace)] == ["east/p02", "west/p03"]
    lowest = arcs.layout.yaxis.range[0]
    assert all(lowest < y < -0.3 for trace in ticks for y in trace.y)


def test_more_scored_words_make_a_larger_dot(arcs):
    sizes = {mark: size for trace in arcs.data if trace.mode == "markers" and trace.marker.symbol is None
             for mark, size in zip(marks(trace), trace.marker.size, strict=True)}  # fmt: skip
    assert sizes["east/p01"] > sizes["west/p01"] == sizes["west/p04"]


def test_panels_have_an_axis_each_and_share_the_other(arcs):
    assert {trace.yaxis for trace in arcs.data} == {"y", "y2"}
    assert {trace.xaxis for trace in arcs.data} <= {None, "x"}
    assert arcs.layout.yaxis.domain[0] > arcs.layout.yaxis2.domain[1]
    assert {shape.yref for shape in arcs.layout.shapes} == {"y", "y2"}
    titles = [note.text for note in arcs.layout.annotations if note.font.weight == 600]
    assert titles == ["Russian author", "American author"]


def test_beside_each_other_panels_share_their_rows():
    panel = go.Figure(go.Scatter(x=[1], y=[0], customdata=[["a"]]), layout={"height": 100, "showlegend": True})
    figure = beside({"One": panel, "Two": panel}, PRINT)
    assert [trace.xaxis for trace in figure.data] == ["x", "x2"]
    assert figure.layout.xaxis.domain[1] < figure.layout.xaxis2.domain[0]
    assert [trace.showlegend for trace in figure.data] == [None, False]
    assert stack({}, LIGHT).data == ()


def test_voice_bars_are_clickable_and_name_the_speakers():
    contrast = contrast_authors(two_shores(), perspectives(two_shores()))
    heard = words_heard(two_shores(), contrast)
    figure = voice_bars(heard, side_groups(contrast, LIGHT), LIGHT)
    assert [trace.name for trace in figure.data] == ["own words", "reported", "quoted"]
    assert list(figure.data[2].x) == [10 / 30, 0.0]
    assert marks(figure.data[2]) == ["voice|quoted|||Russian", "voice|quoted|||American"]
    assert "Skipper Ash 6" in figure.layout.annotations[0].text
    assert "Own 88 %, reported 12 %, quoted 0 %" in figure.layout.annotations[1].text


def test_meetings_take_no_authors_colour():
    meetings = {side_colour(name, LIGHT) for name in ("anchorage", "guilin")}
    assert len(meetings) == 2
    assert not meetings & set(LIGHT.authors.values())
