"""The tone charts: unknown is not zero, size is the number of scored words, every mark can be clicked."""

import numpy as np
import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.charts.dots import Group
from analysis.charts.theme import theme_named
from analysis.charts.tone import coverage_columns, mask_columns, tone_columns
from analysis.exchange.builtin import CORPUS

LIGHT = theme_named("light")
MEASURES = read_measures(CORPUS / "measures.toml")
GROUPS = [Group("east", "East author", "#111111"), Group("west", "West author", "#222222")]


def tones() -> pd.DataFrame:
    rows = [
        ("e/1", "east", "East author", 1, 0.4, 1, 0.1, 2, 100.0, 0, "great <b> +0.80"),
        ("e/2", "east", "East author", 2, np.nan, 0, np.nan, 0, 0.0, 0, ""),
        ("w/1", "west", "West author", 1, -0.2, 4, -0.2, 4, 400.0, 1, ""),
    ]
    columns = ["paragraph_id", "group", "side", "position", "polarity", "n_scored", "polarity_unmasked"]
    frame = pd.DataFrame(rows, columns=[*columns, "n_scored_unmasked", "coverage", "n_zero", "movers"])
    return frame.assign(n_words=10, shift=frame["polarity"] - frame["polarity_unmasked"], mark=frame["paragraph_id"])


def marks(figure) -> dict[str, tuple]:
    return {
        mark[0]: (y, trace.marker.symbol)
        for trace in figure.data
        if trace.customdata is not None
        for mark, y in zip(trace.customdata, trace.y, strict=True)
    }


def test_every_paragraph_can_be_clicked_and_unknown_is_an_open_ring_that_says_so():
    figure = tone_columns(tones(), "polarity", GROUPS, MEASURES["polarity"], LIGHT)
    assert marks(figure) == {"e/1": (0.4, None), "w/1": (-0.2, None), "e/2": (0.0, "circle-open")}
    assert [note.text for note in figure.layout.annotations if note.textangle] == ["no signal"]


def test_the_area_of_a_dot_grows_with_its_scored_words():
    figure = tone_columns(tones(), "polarity", GROUPS, MEASURES["polarity"], LIGHT)
    sizes = {trace.customdata[0][0]: trace.marker.size for trace in figure.data if trace.customdata is not None}
    assert sizes["w/1"][0] == 20
    assert sizes["e/1"][0] == pytest.approx(7 + 13 * 0.5)


def test_the_mask_off_is_a_ring_the_mask_on_a_dot_and_the_word_is_escaped():
    figure = mask_columns(tones(), GROUPS, MEASURES["polarity"], LIGHT)
    drawn = [
        (trace.marker.symbol, trace.y[0])
        for trace in figure.data
        if trace.customdata and trace.customdata[0][0] == "e/1"
    ]
    assert drawn == [("circle-open", 0.1), ("circle", 0.4)]
    assert "great &lt;b&gt;" in [note.text for note in figure.layout.annotations]


def test_the_words_of_the_six_paragraphs_that_moved_most_are_named():
    shifts = np.arange(8) / 10  # the first does not move at all
    moved = pd.concat([tones().head(1)] * 8, ignore_index=True)
    moved = moved.assign(position=range(1, 9), polarity=0.1 + shifts, shift=shifts, movers=list("abcdefgh"))
    moved = moved.assign(paragraph_id="e/" + moved["position"].astype(str))
    figure = mask_columns(moved, GROUPS, MEASURES["polarity"], LIGHT)
    assert [note.text for note in figure.layout.annotations if note.textangle] == list("hgfedc")


def test_columns_part_the_words_that_weigh_nothing():
    figure = coverage_columns(tones(), GROUPS, MEASURES["coverage"], LIGHT)
    full, pale = (trace.y for trace in figure.data[2:])
    assert [full[0], pale[0]] == [300, 100]
    assert figure.data[3].marker.opacity < figure.data[2].marker.opacity


@pytest.mark.parametrize("draw", [mask_columns, coverage_columns])
@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_a_text_without_any_scored_word_is_drawn(draw, name):
    silent = tones().assign(polarity=np.nan, polarity_unmasked=np.nan, shift=np.nan, n_scored=0, coverage=np.nan)
    assert draw(silent, GROUPS, MEASURES["coverage"], theme_named(name)).layout.xaxis.ticktext == ("1", "2", "1")
    figure = tone_columns(silent, "polarity", GROUPS, MEASURES["polarity"], theme_named(name))
    assert len(marks(figure)) == 3


def test_the_axis_is_symmetric_for_tone_and_speaks_words():
    axis = tone_columns(tones(), "polarity", GROUPS, MEASURES["polarity"], LIGHT).layout.yaxis
    assert axis.title.text == "← hostile   Tone   favourable →"
    assert axis.tickvals[0] == -axis.tickvals[-1]
