"""The look of the figures: colours that can be told apart, and a slide that holds what it must say."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts.theme import EDGE, FOOT, WIDTH, colour_of, escape, print_figure, theme_named, wrapped

NAMES = ("light", "dark", "print")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_text_and_marks_stand_out_from_the_paper(name):
    theme = theme_named(name)
    assert contrast(theme.ink, theme.paper) >= 7
    assert contrast(theme.muted, theme.paper) >= 4.5
    assert contrast(theme.hostile, theme.paper) >= 4.5
    assert contrast(theme.favourable, theme.paper) >= 4.5
    for colour in (*theme.authors.values(), *theme.further):
        assert contrast(colour, theme.paper) >= 2.4, colour


def test_the_two_authors_keep_their_colours():
    assert colour_of("American", theme_named("light")) == "#0072B2"
    assert colour_of("Russian", theme_named("print")) == "#D55E00"
    assert colour_of("Russian", theme_named("dark")) != colour_of("Russian", theme_named("light"))


def test_a_further_perspective_has_one_colour_of_its_own_in_every_run():
    light = theme_named("light")
    assert colour_of("Chinese", light) == light.further[sum(map(ord, "Chinese")) % len(light.further)]
    assert colour_of("Chinese", light) not in light.authors.values()


def test_tone_runs_from_purple_to_green_through_pale():
    theme = theme_named("light")
    assert [stop for stop, _ in theme.tone_colorscale] == [0, 0.25, 0.5, 0.75, 1]
    assert theme.tone_colorscale[0][1] == theme.hostile
    assert contrast(theme.tone_colorscale[2][1], theme.paper) < 1.3


def test_markup_in_a_label_is_made_harmless():
    assert escape("<b>A</b> & B") == "&lt;b&gt;A&lt;/b&gt; &amp; B"
    assert wrapped("one two three", theme_named("light"), 8) == "one two<br>three"
    assert wrapped("<br> x", theme_named("light"), 8) == "&lt;br&gt; x"


def slide(title="A finding", subtitle="4 paragraphs", source="Source: a ferry", figure=None):
    return print_figure(figure or go.Figure(go.Bar(x=[1], y=["a"])), title, subtitle, source)


def foot_of(figure):
    return next(annotation for annotation in figure.layout.annotations if annotation.name == FOOT)


def test_the_slide_says_finding_counts_and_source():
    made = slide("A <b>bold</b> finding")
    assert made.layout.title.text == "A &lt;b&gt;bold&lt;/b&gt; finding"
    assert made.layout.title.subtitle.text == "4 paragraphs"
    assert foot_of(made).text == "Source: a ferry"
    assert (made.layout.width, made.layout.height) == (960, 540)
    assert made.layout.paper_bgcolor is None
    assert made.layout.template.layout.paper_bgcolor == "#FFFFFF"


@pytest.mark.parametrize(("words", "lines"), [(5, 1), (14, 2), (24, 3), (90, 4)])
def test_a_longer_title_is_set_smaller_and_in_more_lines(words, lines):
    title = slide(" ".join(["paragraph"] * words)).layout.title
    broken = title.text.split("<br>")
    assert len(broken) <= lines
    assert max(map(len, broken)) * title.font.size * 0.5 <= WIDTH - 2 * EDGE


def test_a_title_beyond_four_lines_ends_in_an_ellipsis():
    assert slide(" ".join(["paragraph"] * 90)).layout.title.text.endswith(" …")


def test_the_slide_leaves_the_figure_alone():
    figure = go.Figure(go.Bar(x=[1], y=["a"]))
    before = figure.to_json()
    slide(figure=figure)
    assert figure.to_json() == before


def test_more_words_at_head_and_foot_take_room_from_the_margins():
    short, long = slide(), slide("word " * 30, source="word " * 60)
    assert long.layout.margin.t > short.layout.margin.t
    assert long.layout.margin.b > short.layout.margin.b


def test_an_axis_title_takes_one_line_on_a_slide():
    figure = go.Figure(layout={"xaxis": {"title": {"text": "Tone<br>per word"}}, "xaxis2": {"title": {"text": "Tone"}}})
    made = slide(figure=figure).layout
    assert (made.xaxis.title.text, made.xaxis2.title.text) == ("Tone: per word", "Tone")


def test_what_a_chart_says_within_stays_before_the_source_line():
    figure = go.Figure(layout={"annotations": [{"text": "no signal", "x": 1, "y": 1}]})
    assert [each.text for each in slide(figure=figure).layout.annotations] == ["no signal", "Source: a ferry"]


def test_the_more_rows_of_bars_the_smaller_their_labels_but_never_below_eleven():
    few, many = (
        slide(figure=go.Figure(go.Bar(x=[1] * n, y=[f"row {at}" for at in range(n)], orientation="h"))) for n in (3, 60)
    )
    assert (few.layout.yaxis.tickfont.size, many.layout.yaxis.tickfont.size) == (17, 11)
    assert (few.data[0].textfont.size, many.data[0].textfont.size) == (15, 11)


def test_bars_whose_rows_are_numbers_keep_their_labels():
    figure = go.Figure(go.Bar(x=[1.0, 2.0], y=pd.Series([0, 1]), orientation="h"))
    assert slide(figure=figure).layout.yaxis.tickfont.size is None
