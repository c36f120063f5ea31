"""A memo: what stands in it, in which order, and what it never leaves out."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import Image, ImageDraw

from analysis.briefing.briefing import Picture
from analysis.briefing.exhibit import PASSAGES, Behind, Grid, GridRow
from analysis.briefing.house.colours import ink_on
from analysis.briefing.memo.articles import articles_of, paragraphs_named
from analysis.briefing.memo.blocks import (
    Beside,
    Caption,
    DataTable,
    Heading,
    Numbered,
    Quotation,
    Reference,
    Shown,
    Text,
)
from analysis.briefing.memo.memo import memo_of, words_of
from analysis.briefing.memo.parts import doubt_of, quotation
from analysis.briefing.memo.pictures import shown_picture
from analysis.briefing.memo.tables import MOST_ROWS, fitted_table
from analysis.briefing.memo.words import cell, day_in_words, figures_named, plain, said_once, shortened
from analysis.charts.theme import EDGE, HEIGHT, WIDTH, print_figure
from tests.analysis.briefing.exhibits import BERG, HALL, MADE, articles, briefing_of, chart_exhibit, table_exhibit


def blocks_of(kind: type, *exhibits, **changed) -> list:
    return [block for block in memo_of(briefing_of(*exhibits, **changed)).blocks if isinstance(block, kind)]


def texts_after(heading: str, memo) -> list[str]:
    """The paragraphs between a heading and the next."""
    at = next(n for n, block in enumerate(memo.blocks) if isinstance(block, Heading) and block.text == heading)
    following = [n for n, block in enumerate(memo.blocks) if n > at and isinstance(block, Heading)]
    end = following[0] if following else None
    return [f"{block.lead} {block.text}".strip() for block in memo.blocks[at:end] if isinstance(block, Text)]


def test_the_parts_stand_in_their_order():
    parts = [block.text for block in blocks_of(Heading, chart_exhibit()) if block.level == 1]
    assert parts == ["Findings", "Figures", "Method note", "Limits", "Evidence annex", "References"]


def test_each_finding_has_its_number_its_doubt_and_its_figure():
    found = blocks_of(Numbered, chart_exhibit(), table_exhibit())
    assert [(each.number, each.doubt, each.where) for each in found] == [
        (1, "4 paragraphs against 0.", "Figure\u00a01"),
        (2, "4 paragraphs against 0.", "Figure\u00a02"),
    ]
    assert found[0].text == chart_exhibit().title


def test_a_caption_takes_the_place_of_the_finding_which_is_said_beneath():
    memo = memo_of(briefing_of(chart_exhibit(caption="Ours")))
    assert [block.text for block in memo.blocks if isinstance(block, Numbered)] == ["Ours"]
    assert any(f"The dashboard’s own finding: {chart_exhibit().title}" in text for text in words_of(memo))


def test_a_finding_keeps_its_doubt_and_leaves_out_what_only_tells_how_its_chart_is_read():
    counts = "Pale: not mentioned. Take it for noise: two of six checks are passed. Grey band: 95 % of the differences."
    said = doubt_of(chart_exhibit(counts=counts))
    assert said == "Take it for noise: two of six checks are passed. Grey band: 95\u00a0% of the differences."
    assert plain(counts) in words_of(memo_of(briefing_of(chart_exhibit(counts=counts))))


def test_an_unknown_number_is_an_empty_cell_and_said_to_be_no_zero():
    fitted = fitted_table(chart_exhibit())
    assert fitted.table.headings == ("What", "Value", "Paragraphs")
    assert fitted.table.rows == (("Hall", "2.50", "4"), ("Berg", "", "0"))
    assert "not zero" in fitted.note


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-0.25, "−0.25"),
        (-0.0, "0.00"),
        (0.004, "0.004"),
        (-0.0001, "−0.0001"),
        (1234.5, "1,234.50"),
        (1260, "1,260"),
        (np.nan, ""),
        (None, ""),
        (pd.NA, ""),
        (True, "yes"),
        (np.bool_(False), "no"),
        (float("inf"), "∞"),
        ("=1+1\x07", "=1+1"),
    ],
)
def test_a_cell_is_written_so_that_no_number_hides(value, written):
    assert cell(value) == written


def test_a_long_table_says_how_many_of_how_many_rows_it_shows():
    frame = pd.DataFrame({"fact": [f"Fact {n}" for n in range(30)], "n": range(30)})
    fitted = fitted_table(table_exhibit(frame=frame))
    assert len(fitted.table.rows) == MOST_ROWS
    assert fitted.note == f"{MOST_ROWS} of 30 rows; the data of the figure have them all."


def test_a_wide_table_shows_the_columns_that_fit_and_never_half_an_interval():
    long = {name: ["c" * 30, "d"] for name in "uvwx"}
    frame = pd.DataFrame({"label": ["a" * 30, "b" * 30], **long, "low": [0.1, 0.2], "high": ["e" * 40, "f"]})
    fitted = fitted_table(chart_exhibit(frame=frame))
    assert fitted.table.headings == ("What", "U", "V", "W", "X")
    assert fitted.note == "5 of 7 columns; the data of the figure have them all."


def test_columns_of_longer_texts_give_way_so_that_short_ones_keep_on_one_line():
    frame = pd.DataFrame({"fact": ["a " * 40, "b"], "when": ["2024-05-01", "2024"], "Hall": ["c " * 30, "d"]})
    headings = {"fact": "Fact", "when": "When", "Hall": "Hall", "Berg": "Berg"}
    table = fitted_table(table_exhibit(frame=frame.assign(Berg=["e " * 30, "f"]), headings=headings)).table
    assert table.headings == ("Fact", "When", "Hall", "Berg")
    assert table.widths[1] * 92 >= len("2024-05-01")


def test_a_figure_of_cells_is_its_cells_and_its_grounds_are_colours_or_none():
    grid = Grid(("1", "2"), (GridRow("Ferry", ("✓", "–"), ("#0072B2", "javascript:")),), (("Hall", 2),), "✓ present")
    fitted = fitted_table(chart_exhibit(grid=grid))
    assert fitted.table.rows == (("Ferry", "✓", "–"),)
    assert fitted.table.colours == (("", "#0072B2", ""),)
    assert fitted.table.groups == (("", 1), ("Hall", 2))
    assert fitted.note == "✓ present"


def test_type_reads_on_its_ground():
    assert [ink_on("#FFFFFF"), ink_on("#000000"), ink_on("#762A83"), ink_on("#A6DBA0")] == [
        "#1F2328", "#FFFFFF", "#FFFFFF", "#1F2328",
    ]  # fmt: skip


def test_the_method_says_each_text_once_with_its_figures():
    other = table_exhibit(made=replace(MADE, formula="Rows counted."))
    memo = memo_of(briefing_of(chart_exhibit(), other, chart_exhibit(id="9Z9Z-9Z9Z-9Z9Z")))
    assert texts_after("What is measured", memo) == [
        "Figures\u00a01 and 3. Mentions / words.",
        "Figure\u00a02. Rows counted.",
    ]
    assert texts_after("What was chosen", memo) == ["All figures. All words."]


def test_what_was_chosen_is_said_sentence_by_sentence():
    other = table_exhibit(made=replace(MADE, settings="All words. By term."))
    memo = memo_of(briefing_of(chart_exhibit(), other))
    assert texts_after("What was chosen", memo) == ["All figures. All words.", "Figure\u00a02. By term."]


def test_sentences_that_the_same_figures_say_stand_together_again():
    texts = {1: "All words. Drawn anew. They speak of these texts.", 2: "Drawn anew. They speak of these texts."}
    assert said_once(texts, by_sentence=True) == [
        ((1,), "All words."),
        ((1, 2), "Drawn anew. They speak of these texts."),
    ]


def test_the_limits_have_the_numbers_and_the_translation():
    memo = memo_of(briefing_of(chart_exhibit()))
    read, behind = [block for block in memo.blocks if isinstance(block, DataTable)][1:3]
    assert read.rows[1] == ("van der Berg", "3", "60", "en", "yes")
    assert behind.headings == ("Figure", "Rows of data", "Paragraphs behind", "Hall", "van der Berg", "Fewest of a row")
    assert behind.rows == (("1", "2", "2", "1", "1", "0"),)
    said = " ".join(words_of(memo))
    assert "The text of van der Berg is a translation" in said
    assert "Two texts only." in said


def test_articles_of_the_same_author_are_told_apart():
    called = [each.called for each in articles_of(articles(HALL, {**BERG, "author": "Ann Hall"}))]
    assert called == ["Hall (hall)", "Hall (berg)"]


def test_paragraphs_in_a_row_are_said_as_one():
    named = paragraphs_named(
        articles_of(articles()), ["hall/p01", "hall/p02", "hall/p03", "hall/p05", "berg/p02", "odd"]
    )
    assert named == "Hall, ¶\u00a01–3, 5; van der Berg, ¶\u00a02; odd"


def test_quotations_stand_in_the_annex_marked_as_such_and_only_where_they_are_wanted():
    told = blocks_of(Quotation, chart_exhibit())
    assert [(each.label, each.said) for each in told] == [
        ("In our words:", "Says that the ferry runs late."),
        ("Quotation:", "“The ferry was late.”"),
        ("In our words:", "Says that nobody minds."),
    ]
    assert told[1].citation == "Hall (2024-05-01), ¶\u00a02"
    assert not any(each.is_quoted for each in blocks_of(Quotation, chart_exhibit(), quotes=False))
    assert "The ferry was late." not in " ".join(words_of(memo_of(briefing_of(chart_exhibit(), quotes=False))))


def test_a_quotation_that_breaks_off_says_so():
    broken, whole = (
        quotation(Behind("hall/p02", "", "", quote=words), (), quotes=True)
        for words in ("The ferry was", "It was late.")
    )
    assert (broken.said, whole.said) == ("“The ferry was …”", "“It was late.”")


def test_the_annex_names_each_mark_with_its_paragraphs_and_each_paragraph_once():
    anchors = (("Ferry", ("hall/p02", "hall/p03")), ("Fare", ()), ("Ferry", ("berg/p01",)))
    memo = memo_of(briefing_of(chart_exhibit(anchors=anchors), table_exhibit()))
    marks = next(block for block in memo.blocks if isinstance(block, DataTable) and block.headings[0] == "Mark")
    assert marks.rows == (("Ferry", "Hall, ¶\u00a02, 3; van der Berg, ¶\u00a01"), ("Fare", "no paragraph"))
    leads = [block.lead for block in memo.blocks if isinstance(block, Text) and "(hall/p02)" in block.lead]
    assert leads == ["Hall, ¶\u00a02 (hall/p02)."]
    assert "Behind figures\u00a01 and 2." in words_of(memo)


def test_passages_stand_side_by_side_with_their_citations():
    beside = blocks_of(Beside, chart_exhibit(kind=PASSAGES, figure=None))[0]
    assert [(name, said[0].said, said[0].citation) for name, said in beside.tellings] == [
        ("Hall", "“The ferry was late.”", "Hall (2024-05-01), ¶\u00a02"),
        ("van der Berg", "Says that nobody minds.", "van der Berg, ¶\u00a01"),
    ]
    exhibit = chart_exhibit(kind=PASSAGES, figure=None)
    assert not any(each.is_quoted for _, said in blocks_of(Beside, exhibit, quotes=False)[0].tellings for each in said)


def test_references_have_the_articles_and_the_tool_and_link_to_the_web_alone():
    odd = {**BERG, "url": "javascript:alert(1)"}
    references = blocks_of(Reference, chart_exhibit(), documents=articles(HALL, odd))
    assert [each.address for each in references] == ["https://gazette.example.org/ferry?a=1&b=2", "", ""]
    assert references[-1].text.startswith("The Parallax developers.")


def test_no_sign_that_a_file_cannot_hold_is_left():
    odd = chart_exhibit(
        caption="A\x00 bell\x07, a half\ud800 sign\ufffe", behind=(Behind("hall/p01", "1", "x\x0b", "g\x1f"),)
    )
    said = words_of(memo_of(briefing_of(odd, title="T\x08itle", author="\x1bA")))
    assert not any(sign in text for text in said for sign in "\x00\x07\x08\x0b\x1b\x1f\ud800\ufffe")
    assert "A bell, a half sign" in said


def test_a_briefing_without_figures_is_a_memo_too():
    memo = memo_of(briefing_of(documents=articles(HALL)))
    assert "No figure is in this briefing." in words_of(memo)


def test_making_a_memo_leaves_its_figures_alone():
    exhibit = chart_exhibit()
    before = exhibit.frame.copy()
    memo_of(briefing_of(exhibit))
    pd.testing.assert_frame_equal(exhibit.frame, before)


def test_words_for_days_and_figures():
    assert [day_in_words(each) for each in ("2024-05-03T12:00:00Z", "2024-05", "2024", "soon")] == [
        "3 May 2024", "May 2024", "2024", "soon",
    ]  # fmt: skip
    assert [figures_named(each) for each in ([3], [1, 2], [1, 4, 5, 6, 9])] == [
        "Figure\u00a03", "Figures\u00a01 and 2", "Figures\u00a01, 4–6 and 9",
    ]  # fmt: skip


def test_a_long_text_is_cut_at_a_word_and_says_so():
    assert shortened("one two three four", 12) == "one two …"
    assert len(shortened("x" * 50, 12)) <= 13


def drawn(exhibit, left: float = EDGE) -> bytes:
    """A stand-in for a print figure: bars where its heading and counts stand, and a black box for its chart."""
    margin = print_figure(go.Figure(), exhibit.heading, exhibit.counts, "").layout.margin.t
    picture = Image.new("RGBA", (WIDTH * 2, HEIGHT * 2), "white")
    pen = ImageDraw.Draw(picture)
    for top in range(EDGE, int(margin) - 34, 20):
        pen.rectangle((2 * left, 2 * top, 1200, 2 * top + 24), fill="#555")
    pen.rectangle((200, 2 * margin - 40, 600, 2 * margin - 24), fill="black")  # its legend
    pen.rectangle((200, 2 * margin, 1800, 1000), fill="black")
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def test_a_picture_loses_its_heading_and_nothing_of_its_chart():
    exhibit = chart_exhibit()
    shown = shown_picture(exhibit, drawn(exhibit))
    kept = np.asarray(Image.open(BytesIO(shown.png)).convert("L"))
    assert shown.wide > WIDTH / HEIGHT * 1.1
    assert shown.alt == exhibit.alt
    assert kept[0, 0] == 255
    assert not ((kept > 60) & (kept < 120)).any(), "a bar of the heading is left"
    chart = (np.asarray(Image.open(BytesIO(drawn(exhibit))).convert("L")) < 50).sum()
    assert (kept < 50).sum() == chart


def test_a_picture_that_is_no_print_figure_stays_whole():
    exhibit = chart_exhibit()
    assert shown_picture(exhibit, drawn(exhibit, left=90)).wide == pytest.approx(WIDTH / HEIGHT)


def test_a_figure_without_a_readable_picture_is_told_by_its_numbers():
    pictures = {chart_exhibit().id: Picture(b"\x89PNG no picture", b"")}
    assert not blocks_of(Shown, chart_exhibit(), pictures=pictures)
    assert blocks_of(DataTable, chart_exhibit(), pictures=pictures)[0].rows[0] == ("Hall", "2.50", "4")


def test_every_figure_has_its_caption_and_its_id():
    memo = memo_of(briefing_of(chart_exhibit(), table_exhibit()))
    captions = [block for block in memo.blocks if isinstance(block, Caption) and block.target]
    assert [(each.label, each.target) for each in captions] == [
        ("Figure\u00a01", "figure-1"),
        ("Figure\u00a02", "figure-2"),
    ]
    assert {"Figure ID 7K3M-Q2RD-W9FA.", "Figure ID 1A2B-3C4D-5E6F."} <= set(words_of(memo))
