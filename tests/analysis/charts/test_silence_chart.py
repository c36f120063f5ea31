"""The chart of actors named draws every row of its frame: a bar with its interval, or words that it is not named."""

import pandas as pd
import pytest

from analysis.charts.dots import Group
from analysis.charts.silence import NOT_NAMED, named_beside
from analysis.charts.theme import theme_named
from analysis.contrast.groups import by_document, sides
from analysis.facts.silence import actors_by_side
from tests.tiny import tiny_results

LIGHT = theme_named("light")
NAMES = {"east": ("East author", "its text"), "west": ("West author", "its text")}
GROUPS = [Group("east", "East <author>", "#111111"), Group("west", "West author", "#222222")]


class Rate:
    label, unit, range = "Actors named", "mentions per 1,000 words", (0,)

    @staticmethod
    def show(value: float) -> str:
        return f"{value:.1f}"


def frame(**changed) -> pd.DataFrame:
    results = tiny_results()
    return actors_by_side(results, sides(by_document(results), NAMES)).assign(**changed)


def drawn(theme=LIGHT, **changed):
    return named_beside(frame(**changed), GROUPS, Rate, theme)


def bars(figure) -> dict:
    return {
        mark[0]: (trace, x)
        for trace in figure.data
        if trace.type == "bar"
        for mark, x in zip(trace.customdata, trace.x, strict=True)
    }


def test_every_row_can_be_clicked_also_one_that_is_not_named():
    assert sorted(bars(drawn())) == sorted(frame()["mark"])


def test_a_bar_is_as_long_as_the_rate_in_the_colour_of_its_text():
    trace, x = bars(drawn())["China|east"]
    assert (x, trace.marker.color) == (100.0, "#111111")


def test_the_interval_reaches_from_low_to_high():
    trace, x = bars(drawn(low=60.0, high=130.0))["China|east"]
    assert (x - trace.error_x.arrayminus[0], x + trace.error_x.array[0]) == (60.0, 130.0)


def test_a_hole_says_so_in_words_and_tells_what_was_expected():
    trace, _ = bars(drawn())["China|west"]
    assert (trace.text[0], trace.marker.color) == (NOT_NAMED, "rgba(0,0,0,0)")
    assert "2.0 mentions expected" in trace.hovertext[0]


def test_the_mentions_stand_beyond_the_bar_with_the_voice_that_names_it():
    texts = [text for trace in drawn(heard_in="quoted").data if trace.type == "scatter" for text in trace.text]
    assert texts == [" 2 quoted", " 1 quoted", " 1 quoted"]


def test_the_first_actor_stands_on_top_and_says_which_text_alone_names_it():
    axis = drawn().layout.yaxis
    labels = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    assert labels[1].startswith("China<br>")
    assert "only East author" in labels[1]
    assert labels[0] == "Russia"


def test_on_a_slide_an_actor_takes_one_line():
    assert "<br>" not in drawn(theme_named("print")).layout.yaxis.ticktext[0]


def test_all_texts_are_drawn_on_one_scale():
    figure = drawn()
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range


def test_names_from_the_corpus_are_not_live():
    figure = named_beside(frame(actor="<b>China</b>"), GROUPS, Rate, LIGHT)
    assert "<b>China" not in str(figure.layout.yaxis.ticktext)
    assert "East &lt;author&gt;" in bars(figure)["China|east"][0].hovertext[0]


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_without_a_rate_the_chart_stands_all_the_same(theme):
    silent = frame().iloc[1:2]
    assert len(bars(named_beside(silent, GROUPS, Rate, theme_named(theme)))) == 1
