"""Slides: a slide a figure, its own numbers in its own charts, unknown that is never nought, text that is only text."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from analysis.briefing.exhibit import PASSAGES, Grid, GridRow
from analysis.briefing.house.house import House
from analysis.briefing.plain import plain_figure
from analysis.briefing.slides.deck import TemplateError
from analysis.briefing.slides.slides import slides_bytes
from analysis.briefing.slides.text import Box, clean, contrast, fitted, height_of, lines_of, readable
from analysis.catalogue import Measure
from analysis.charts.dots import Group, dots
from analysis.charts.theme import theme_named
from tests.analysis.briefing.exhibits import briefing_of, chart_exhibit, table_exhibit
from tests.analysis.briefing.reading_slides import numbers_in_slides

HOSTILE = ("=1+1", "@SUM(A1)", "http://example.org", "a\x00b\x0bc\ufffe", "<b>&amp;", "{{1}} =cmd|' /C calc'!A0")
TONE = Measure(
    *("tone", "Tone", "", "mean weight", (-1.0, 1.0), "hostile", "favourable"), *("", "author", "", True, "", "", 2)
)
VALUES = pd.DataFrame(
    {
        "group": ["n", "n", "s", "s"],
        "label": ["Ferry", "Fare", "Ferry", "Fare"],
        "mark": ["1", "2", "3", "4"],
        "value": [0.25, -0.1, np.nan, 0.4],
        "low": [0.1, np.nan, np.nan, 0.2],
        "high": [0.35, np.nan, np.nan, 0.5],
        "n_units": [4, 1, 0, 6],
        "n_counted": [8, 1, 0, 9],
    }
)


def dots_exhibit(values: pd.DataFrame = VALUES, **changed):
    groups = [Group("n", "North", "#0072B2"), Group("s", "South", "#D55E00")]
    figure = plain_figure(dots(values, groups, TONE, theme_named("print")))
    return chart_exhibit(**{"figure": figure, "frame": values, **changed})


def figure_slide(exhibit, **changed):
    """The slide of the one figure: after the opening."""
    return numbers_in_slides(slides_bytes(briefing_of(exhibit, **changed)))[1]


def xml_of(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as pack:
        return "".join(pack.read(name).decode() for name in pack.namelist() if name.endswith((".xml", ".rels")))


def test_a_briefing_opens_with_its_findings_and_ends_with_how_to_read():
    first, *_, last = numbers_in_slides(slides_bytes(briefing_of(chart_exhibit(), table_exhibit())))
    assert first.title == "Two tellings of a ferry"
    assert any("3 May 2024" in text and "Ann Hall, “The Late Ferry”, Harbour Gazette" in text for text in first.texts)
    assert any(text.startswith("1.  Hall writes of the ferry") for text in first.texts)
    assert last.title == "How to read these slides"
    assert any("Figures 1, 2: Two texts only." in text for text in last.texts)


def test_every_figure_has_a_slide_under_its_heading():
    exhibits = chart_exhibit().captioned("My own words"), table_exhibit()
    titles = [slide.title for slide in numbers_in_slides(slides_bytes(briefing_of(*exhibits)))]
    assert titles[1:3] == ["My own words", table_exhibit().title]


def test_slides_are_wide():
    deck = Presentation(BytesIO(slides_bytes(briefing_of(chart_exhibit()))))
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))


def test_counts_source_and_id_stand_beneath():
    texts = figure_slide(chart_exhibit()).texts
    assert "4 paragraphs against 0." in texts
    assert "Figure 1 · ID 7K3M-Q2RD-W9FA · Own count" in texts


def test_notes_say_how_it_was_made_and_lead_back():
    slide = figure_slide(chart_exhibit(), address="https://parallax.example/")
    for part in ("What is shown: Mentions / words.", "What it cannot say: Two texts only.", "Counts and doubt: 4 para"):
        assert part in slide.notes
    assert "https://parallax.example/topics?topics=ferry&figure=7K3M-Q2RD-W9FA" in slide.notes
    assert slide.links == ("https://parallax.example/topics?topics=ferry&figure=7K3M-Q2RD-W9FA",)


def test_an_address_that_is_none_is_no_link():
    slide = figure_slide(chart_exhibit(), address="javascript:alert(1)")
    assert slide.links == ()
    assert "javascript" not in slide.notes


def test_alt_text_stands_on_the_chart():
    assert figure_slide(chart_exhibit()).alts == (chart_exhibit().alt,)


def test_dots_are_the_numbers_of_the_frame():
    slide = figure_slide(dots_exhibit())
    assert sorted(x for x, _ in slide.marks()) == [-0.1, 0.25, 0.4]
    assert slide.intervals() == {(0.1, 0.35), (0.2, 0.5)}


def test_unknown_is_words_and_no_mark():
    slide = figure_slide(dots_exhibit())
    assert len(slide.marks()) == 3
    assert ("◇ no signal", "s") in [cell for book in slide.workbooks for row in book for cell in row]


def test_the_workbook_inside_has_the_numbers_too():
    numbers = {cell for book in figure_slide(dots_exhibit()).workbooks for row in book for cell, _ in row}
    assert {0.25, -0.1, 0.4, 0.1, 0.35, 0.2, 0.5} <= numbers


def test_bars_leave_out_what_is_unknown():
    slide = figure_slide(chart_exhibit())
    (chart,) = slide.charts
    assert chart == (("Values", (("Hall", 2.5), ("Berg", None))),)


def test_tables_leave_unknown_cells_empty():
    ((head, *rows),) = figure_slide(table_exhibit()).tables
    assert head == ("Fact", "Articles")
    assert rows == [("The ferry was late", "3"), ("The fare rose", "")]


def test_unknown_texts_are_empty_and_a_minus_is_a_minus():
    frame = pd.DataFrame({"fact": ["Late", None], "n": [-1.5, 0.25]})
    ((_, *rows),) = figure_slide(table_exhibit(frame=frame)).tables
    assert rows == [("Late", "−1.50"), ("", "0.25")]


def test_a_long_table_says_how_much_of_it_is_shown():
    frame = pd.DataFrame({"fact": [f"Fact {n}" for n in range(73)], "n": range(73)})
    slide = figure_slide(table_exhibit(frame=frame))
    (table,) = slide.tables
    assert any(f"Shown: {len(table) - 1} of 73 rows; all are in the workbook." in text for text in slide.texts)


def test_cells_are_a_table_readable_without_colour():
    grid = Grid(("1", "2"), (GridRow("Fish", ("●", ""), ("#0072B2", "")),), (("Hall", 2),), "● present.")
    slide = figure_slide(chart_exhibit(grid=grid))
    assert slide.charts == ()
    assert slide.tables == ((("", "Hall", ""), ("", "1", "2"), ("Fish", "●", "")),)
    assert any("● present." in text for text in slide.texts)


def test_of_hundreds_of_paragraphs_it_is_said_how_many_are_shown():
    grid = Grid(tuple(map(str, range(300))), (GridRow("Fish", ("●",) * 300),))
    slide = figure_slide(chart_exhibit(grid=grid))
    assert len(slide.tables[0][0]) == 61
    assert any("60 of 300 columns" in text for text in slide.texts)


def test_what_cannot_be_drawn_is_a_table_of_its_frame():
    strip = {"data": [{"type": "bar", "x": [1], "y": [1], "base": [0]}], "layout": {}}
    slide = figure_slide(chart_exhibit(figure=strip))
    assert slide.tables == ((("Label", "Value", "N units"), ("Hall", "2.50", "4"), ("Berg", "", "0")),)


def test_nothing_is_a_picture():
    content = slides_bytes(briefing_of(chart_exhibit(), table_exhibit(), dots_exhibit(id="AAAA-AAAA-AAAA")))
    with zipfile.ZipFile(BytesIO(content)) as pack:
        assert [name for name in pack.namelist() if name.startswith("ppt/media")] == []


@pytest.mark.parametrize("said", HOSTILE)
def test_text_is_never_a_formula_nor_breaks_a_file(said):
    figure = {"data": [{"type": "bar", "orientation": "h", "x": [1.0], "y": [said], "name": said}], "layout": {}}
    exhibit = chart_exhibit(title=said, counts=said, alt=said, figure=figure)
    content = slides_bytes(briefing_of(exhibit, title=said, author=said, house=House(footer=said, body_font=said)))
    slide = numbers_in_slides(content)[1]
    assert slide.title == clean(said)
    assert {kind for book in slide.workbooks for row in book for _, kind in row} <= {"s", "n"}
    with zipfile.ZipFile(BytesIO(content)) as pack:
        for name in pack.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(pack.read(name))


def test_a_heading_keeps_to_its_box_however_long():
    slide = Presentation(
        BytesIO(slides_bytes(briefing_of(chart_exhibit().captioned("A very long heading " * 60))))
    ).slides[1]
    title = slide.shapes.title
    size = title.text_frame.paragraphs[0].runs[0].font.size.pt
    lines = lines_of(title.text_frame.text, title.width / 914400, size, 0.6)
    assert height_of(len(lines), size) <= title.height / 914400 + 0.01
    assert title.text_frame.text.endswith("…")


def test_shapes_stay_on_the_slide_and_counts_below_the_chart():
    content = slides_bytes(briefing_of(dots_exhibit(counts="Many counts and doubts. " * 40)))
    slide = Presentation(BytesIO(content)).slides[1]
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    counts = next(shape for shape in slide.shapes if shape.name == "Counts and doubt")
    assert chart.top + chart.height <= counts.top
    for shape in slide.shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= Inches(13.34)
        assert shape.top + shape.height <= Inches(7.5)


def passages(**changed):
    slide = figure_slide(chart_exhibit(kind=PASSAGES, figure=None), **changed)
    return "\n".join(slide.texts)


def test_passages_stand_with_anchor_and_citation():
    text = passages()
    assert "“The ferry was late.”" in text
    assert "Hall, ¶ 2" in text
    assert "In our words: Says that nobody minds." in text
    assert "Jan van der Berg, “Who Minds the Ferry?”, Shore Post, 2024-04 (translated)" in text


def test_quotations_can_be_left_out():
    text = passages(quotes=False)
    assert "The ferry was late." not in text
    assert "In our words: Says that the ferry runs late." in text


def test_house_fonts_and_colours_are_everywhere_and_can_be_read():
    house = House(ink="#FFD400", muted="#CCCCCC", heading_font="Gill Sans", body_font="Calibri", footer="For members")
    content = slides_bytes(briefing_of(dots_exhibit(), house=house))
    xml = xml_of(content)
    assert 'typeface="Gill Sans"' in xml
    assert 'typeface="Calibri"' in xml
    assert any("For members" in text for text in numbers_in_slides(content)[1].texts)
    assert "FFD400" not in "".join(re.findall(r"<a:rPr.*?</a:rPr>", xml))
    assert contrast(readable("#FFD400"), "#FFFFFF") >= 4.5


def template(n_slides: int = 2) -> bytes:
    deck = Presentation()
    for place in range(n_slides):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Old slide {place}"
        slide.notes_slide.notes_text_frame.text = "An old note"
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def test_a_template_keeps_its_size_and_loses_its_slides():
    content = slides_bytes(briefing_of(chart_exhibit(), house=House(template=template())))
    deck = Presentation(BytesIO(content))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert "Old slide" not in xml_of(content)
    assert "An old note" not in xml_of(content)
    with zipfile.ZipFile(BytesIO(content)) as pack:
        names = pack.namelist()
    assert len(names) == len(set(names))
    assert len([name for name in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]) == len(deck.slides)


def test_a_template_that_is_none_says_so():
    with pytest.raises(TemplateError, match=r"no \.pptx file"):
        slides_bytes(briefing_of(chart_exhibit(), house=House(template=b"not a file")))


def test_no_figures_are_an_opening_alone():
    (only,) = numbers_in_slides(slides_bytes(briefing_of()))
    assert only.title == "Two tellings of a ferry"


def test_findings_without_room_go_on_to_further_slides():
    many = [
        chart_exhibit(id=f"AAAA-AAAA-{n:04d}", title=f"Finding {n} is told at some length. " * 4) for n in range(14)
    ]
    slides = numbers_in_slides(slides_bytes(briefing_of(*many)))
    found = "\n".join(text for slide in slides if not slide.alts for text in slide.texts)
    assert all(f"{n}.  Finding {n - 1} is" in found for n in range(1, 15))


def test_a_figure_of_plotly_as_it_is_in_memory_is_read_too():
    figure = go.Figure(go.Scatter(x=np.array([0.5]), y=np.array([1]), mode="markers")).to_plotly_json()
    assert figure_slide(chart_exhibit(figure=figure)).marks() == [(0.5, 1.0)]


def test_text_is_set_as_large_as_fits_and_then_cut():
    box = Box(0, 0, 4, 0.5)
    assert fitted("Short", box, (20, 12)) == (20, "Short")
    size, text = fitted("word " * 200, box, (20, 12))
    assert size == 12
    assert text.endswith("…")


def test_slides_leave_their_briefing_alone():
    exhibit = dots_exhibit()
    before = exhibit.frame.copy()
    slides_bytes(briefing_of(exhibit, replace(exhibit, id="AAAA-AAAA-AAAA")))
    pd.testing.assert_frame_equal(exhibit.frame, before)
