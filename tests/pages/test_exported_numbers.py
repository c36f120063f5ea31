"""Export equals screen, and is explained: every figure that a page shows, in the workbook and on the web page."""

from collections import Counter
from functools import cache

import pandas as pd
import pytest

from analysis.briefing.briefing import Briefing
from analysis.briefing.columns import Meaning, built_in_meanings, meaning_of
from analysis.briefing.exhibit import CHART, TABLE, Exhibit, Place
from analysis.briefing.memo.pdf import pdf_bytes
from analysis.briefing.memo.tables import fitted_table
from analysis.briefing.memo.word import word_bytes
from analysis.briefing.slides.slides import slides_bytes
from analysis.briefing.webpage.webpage import webpage_bytes
from analysis.briefing.workbook.workbook import workbook_bytes
from analysis.exchange.builtin import CORPUS, read_corpus
from pages.shared.briefing.recomputed import figures_of_page
from pages.shared.frame import SECTIONS
from tests.analysis.briefing import reading_memo, reading_slides, reading_webpage, reading_workbook

PAGES = [page for section, pages in SECTIONS.items() if section != "Work" for page in pages]

CALLED = {"value": "Value", "low": "Interval from", "high": "to"}  # columns of charts, in the memo
DOTS = ("events_topics", "events_tone", "events_actors", "authors_topics", "authors_tone", "authors_actors")
DOTS += ("topic_rate", "topic_share", "voices", "subjectivity", "instruments")


@cache
def figures_on(page: str) -> tuple[Exhibit, ...]:
    """The figures of a page of the built-in corpus, each once."""
    made, trouble = figures_of_page(Place(page), "")
    assert not trouble
    return tuple(each for each in made.values() if isinstance(each, Exhibit))


def briefing_of_page(page: str) -> Briefing:
    return Briefing("One page", figures_on(page), read_corpus(CORPUS).documents, "2024-05-03T12:00:00Z")


def test_pages_have_figures():
    assert sum(len(figures_on(page)) for page in PAGES) > 40


@pytest.mark.parametrize("page", PAGES)
def test_every_column_is_explained_as_it_is(page):
    wrong = [f"{each.key}: {name} {trouble}" for each in figures_on(page) for name in each.frame
             if (trouble := trouble_of(each.frame[name], meaning_of(built_in_meanings(), each.key, name)))]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("page", PAGES)
def test_workbook_holds_what_the_page_shows(page):
    briefing = briefing_of_page(page)
    book = reading_workbook.opened(workbook_bytes(briefing))
    for number, each in enumerate(briefing.exhibits, 1):
        assert reading_workbook.same_numbers(each.frame, reading_workbook.figure_in_workbook(book, number)), each.key
        pairs = [(" ".join([mark]), one) for mark, ids in each.anchors for one in ids]
        assert reading_workbook.anchors_in_workbook(book, number) == pairs, each.key


@pytest.mark.parametrize("page", PAGES)
def test_web_page_says_what_the_page_shows(page):
    briefing = briefing_of_page(page)
    read = reading_webpage.opened(webpage_bytes(briefing))
    for number, each in enumerate(briefing.exhibits, 1):
        assert reading_webpage.same_numbers(each.frame, reading_webpage.figure_in_page(read, number)), each.key
        if each.figure is not None:
            assert reading_webpage.drawn_figures(read)[str(number)] == each.figure, each.key


@pytest.mark.parametrize("page", PAGES)
def test_slides_draw_every_value_and_interval_of_the_dots_that_the_page_shows(page):
    briefing = briefing_of_page(page)
    read = [slide for slide in reading_slides.numbers_in_slides(slides_bytes(briefing)) if slide.charts or slide.tables]
    for each in (each for each in briefing.exhibits if _is_of_dots(each)):
        (slide,) = [slide for slide in read if each.id in " ".join(slide.texts)]
        known = each.frame.dropna(subset=["value"])
        drawn = [round(x, 9) for x, _ in slide.marks() if isinstance(x, float)]
        assert Counter(known["value"].round(9)) == Counter(drawn), each.key
        whole = known.dropna(subset=["low", "high"]).query("low < high")
        assert {(round(low, 9), round(high, 9)) for low, high in slide.intervals()} >= set(
            zip(whole["low"].round(9), whole["high"].round(9), strict=True)
        ), each.key


@pytest.mark.parametrize("page", PAGES)
def test_the_memo_says_the_doubts_and_its_tables_hold_the_numbers_that_the_page_shows(page):
    briefing = briefing_of_page(page)
    document, paper = word_bytes(briefing), pdf_bytes(briefing)
    words, tables = reading_memo.text_of_word(document), reading_memo.tables_of_word(document)
    on_paper = set(reading_memo.numbers_in_text(reading_memo.text_of_pdf(paper)))
    for each in briefing.exhibits:
        assert reading_memo.words_in(each.counts) in words, each.key
        assert set(reading_memo.numbers_in_text(each.counts)) <= on_paper, each.key
        if each.grid is None and each.kind in (CHART, TABLE):
            _check_rows(each, tables)


def _check_rows(exhibit: Exhibit, tables: list[list[list[str]]]) -> None:
    """The figure's table in the memo says what its frame holds, to two decimals; an unknown number is empty."""
    shown = fitted_table(exhibit).table
    heads = [reading_memo.words_in(each) for each in shown.headings]
    (table,) = [each for each in tables if each[0] == heads and len(each) == len(shown.rows) + 1][:1]
    tables.remove(table)
    named = [name for name in exhibit.frame if pd.api.types.is_float_dtype(exhibit.frame[name])]
    for name in named:
        said = exhibit.headings.get(name) or CALLED.get(name, "")
        if heads.count(said) != 1:
            continue
        column = [row[heads.index(said)] for row in table[1:]]
        for cell, value in zip(column, exhibit.frame[name], strict=False):
            assert (cell == "") == pd.isna(value), (exhibit.key, name)
            assert cell == "" or abs(reading_memo.numbers_in_text(cell)[0] - value) <= 0.0051, (exhibit.key, name)


def _is_of_dots(exhibit: Exhibit) -> bool:
    """A chart that draws each row of its frame as one dot: its value, with its interval."""
    return exhibit.key in DOTS and {"value", "low", "high", "mark"} <= set(exhibit.frame)


def trouble_of(cells: pd.Series, meaning: Meaning | None) -> str:
    """What a meaning gets wrong of the cells of its column; nothing where it is right."""
    if meaning is None:
        return "has no meaning in corpus/columns.toml"
    known = cells.dropna()
    if len(known) < len(cells) and not meaning.empty:
        return "has empty cells, and nothing says what they mean"
    if not known.map(_IS[meaning.holds]).all():
        return f"holds no {meaning.holds}"
    low, high = (*meaning.range, float("inf"))[:2] if meaning.range else (float("-inf"), float("inf"))
    if meaning.range and len(known) and (known.min() < low - 1e-9 or known.max() > high + 1e-9):
        return f"reaches from {known.min()} to {known.max()}"
    return ""


def _is_number(cell: object) -> bool:
    return pd.api.types.is_number(cell) and not pd.api.types.is_bool(cell)


_IS = {
    "text": lambda cell: isinstance(cell, str),
    "count": lambda cell: _is_number(cell) and cell % 1 == 0,
    "number": _is_number,
    "flag": pd.api.types.is_bool,
}
