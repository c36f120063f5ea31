"""The workbook: a sheet a figure, text that is never a formula, unknown that is never nought, and bytes that hold."""

import zipfile
from dataclasses import replace
from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from lxml import etree

from analysis.briefing.exhibit import Behind
from analysis.briefing.house.house import House
from analysis.briefing.workbook.workbook import sheet_names, workbook_bytes
from tests.analysis.briefing.exhibits import briefing_of, chart_exhibit, table_exhibit
from tests.analysis.briefing.reading_workbook import (
    anchors_in_workbook,
    figure_in_workbook,
    filtered,
    opened,
    same_numbers,
    sheet_of,
)

HOSTILE = ("=1+1", "@SUM(A1)", "+49", "-cmd", "\t=1", "http://example.org", "007", "a\x00b\x0bc\ufffed")
PLAIN = (*HOSTILE[:-1], "abcd")


def told(content: bytes, sheet: str) -> dict[str, str]:
    return dict(opened(content)[sheet].iter_rows(max_col=2, values_only=True))


def test_sheets_stand_in_order():
    content = workbook_bytes(briefing_of(chart_exhibit(), table_exhibit()))
    names = ["About", "Figures", "1 ferry chart", "2 ferry table", "Passages", "Columns", "References"]
    assert opened(content).sheetnames == names


def test_figure_holds_its_frame():
    figures = [chart_exhibit(), table_exhibit()]
    book = opened(workbook_bytes(briefing_of(*figures)))
    for number, each in enumerate(figures, 1):
        assert same_numbers(each.frame, figure_in_workbook(book, number))


def test_changed_number_is_seen():
    book = opened(workbook_bytes(briefing_of(chart_exhibit())))
    changed = chart_exhibit().frame.assign(value=[2.5, 0.0])
    assert not same_numbers(changed, figure_in_workbook(book, 1))


def test_every_kind_of_cell_is_kept():
    frame = pd.DataFrame(
        {
            "text": ["", "two\nlines"],
            "n": [1234567, 0],
            "value": [float("nan"), 1 / 3],
            "flag": [True, False],
            "check": pd.Series([None, np.bool_(True)], dtype=object),
            "code": pd.Series([None, "none"], dtype=object),
        }
    )
    book = opened(workbook_bytes(briefing_of(chart_exhibit(frame=frame))))
    assert same_numbers(frame, figure_in_workbook(book, 1))


def test_infinite_number_is_told_as_a_sign():
    frame = pd.DataFrame({"value": [float("inf"), float("-inf"), -0.0]})
    read = figure_in_workbook(opened(workbook_bytes(briefing_of(chart_exhibit(frame=frame)))), 1)
    assert list(read["value"]) == ["∞", "−∞", 0]


@pytest.mark.parametrize(("hostile", "plain"), list(zip(HOSTILE, PLAIN, strict=True)))
def test_text_stays_text(hostile, plain):
    frame = pd.DataFrame({"label": [hostile], hostile: [1.0]})
    behind = (Behind("hall/p02", "1", hostile, hostile, hostile, 0, 3),)
    figure = chart_exhibit(
        frame=frame, title=hostile, counts=hostile, behind=behind, anchors=((hostile, ("hall/p02",)),)
    )
    briefing = briefing_of(figure.captioned(hostile), title=hostile, author=hostile, corpus=hostile)
    book = opened(workbook_bytes(briefing))
    read = figure_in_workbook(book, 1)
    assert read.columns[1] == plain
    assert read["label"].iloc[0] == plain
    assert anchors_in_workbook(book, 1) == [(plain, "hall/p02")]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_files_hold_no_formula_and_no_outside_link():
    content = workbook_bytes(briefing_of(chart_exhibit(title="=HYPERLINK(1)"), address="https://parallax.example.org"))
    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            etree.fromstring(parts.read(name))
            assert b"<f>" not in parts.read(name)
            assert b'TargetMode="External"' not in parts.read(name)


def test_anchors_stand_below_the_numbers():
    anchors = (("Ferry, Hall", ("hall/p02", "hall/p03")), ("Ferry, Berg", ()))
    book = opened(workbook_bytes(briefing_of(chart_exhibit(anchors=anchors))))
    assert anchors_in_workbook(book, 1) == [("Ferry, Hall", "hall/p02"), ("Ferry, Hall", "hall/p03")]
    assert len(figure_in_workbook(book, 1)) == 2


def test_heading_counts_and_id_stand_above_the_numbers():
    figure = chart_exhibit().captioned("Only Hall writes of it")
    above = [
        row[0]
        for row in sheet_of(opened(workbook_bytes(briefing_of(figure))), 1).iter_rows(max_row=4, values_only=True)
    ]
    assert above[0] == "Figure 1. Only Hall writes of it"
    assert above[1] == f"Computed: {figure.title}"
    assert above[2] == figure.counts
    assert figure.id in above[3]


def test_headings_of_a_table_stand_over_its_columns():
    sheet = sheet_of(opened(workbook_bytes(briefing_of(table_exhibit()))), 1)
    rows = list(sheet.iter_rows(values_only=True))
    at = next(at for at, row in enumerate(rows) if row[0] == "fact")
    assert rows[at - 1][:2] == ("Fact", "Articles")


def test_every_column_of_every_sheet_is_listed():
    figure = chart_exhibit()
    book = opened(workbook_bytes(briefing_of(figure)))
    listed = filtered(book["Columns"])
    assert list(listed[listed["sheet"] == "1 ferry chart"]["column"]) == list(figure.frame.columns)
    for name in ("Figures", "Passages", "References"):
        assert list(listed[listed["sheet"] == name]["column"]) == list(filtered(book[name]).columns)
    assert listed["meaning"].notna().all()


def test_passages_are_quoted_only_where_asked():
    with_words = filtered(opened(workbook_bytes(briefing_of(chart_exhibit())))["Passages"])
    without = filtered(opened(workbook_bytes(briefing_of(chart_exhibit(), quotes=False)))["Passages"])
    assert list(with_words["quotation"]) == ["The ferry was late.", None]
    assert list(with_words["end"]) == [19, None]
    assert without["quotation"].isna().all()
    assert list(without["gist"]) == list(with_words["gist"])
    assert b"The ferry was late." not in b"".join(_parts(workbook_bytes(briefing_of(chart_exhibit(), quotes=False))))


def test_halves_of_signs_in_words_are_left_out():
    figure = chart_exhibit(title="a\ud800b", counts="c\ud800", anchors=(("d\ud800e", ("hall/p02",)),)).captioned(
        "f\ud800g"
    )
    book = opened(workbook_bytes(briefing_of(figure, title="h\ud800i", author="j\ud800")))
    assert sheet_of(book, 1)["A1"].value == "Figure 1. fg"
    assert anchors_in_workbook(book, 1) == [("de", "hall/p02")]


def test_about_tells_articles_filters_and_cautions():
    content = workbook_bytes(briefing_of(chart_exhibit(), quotes=False))
    text = "\n".join(" ".join(filter(None, row)) for row in opened(content)["About"].iter_rows(values_only=True))
    parts = [
        "Two tellings of a ferry",
        "hall: Ann Hall",
        "3 paragraphs, 60 words",
        "topics: ferry",
        "translator’s: berg",
    ]
    parts += ["Quotations were left out", "Figure\u00a01: Two texts only.", "Parallax 0.1.0"]
    assert [part for part in parts if part not in text] == []


def test_same_briefing_gives_the_same_bytes():
    briefing = briefing_of(chart_exhibit(), table_exhibit())
    assert workbook_bytes(briefing) == workbook_bytes(briefing)
    assert opened(workbook_bytes(briefing)).properties.created.isoformat() == "2024-05-03T12:00:00"


def test_names_of_sheets_are_short_plain_and_apart():
    keys = ["a" * 60, "a" * 60, "pair-hall/p02/s01|berg[1]:*?\\", "History", "'quoted'"]
    figures = [chart_exhibit(id=f"ID-{at}", key=key) for at, key in enumerate(keys)]
    names = list(sheet_names(briefing_of(*figures)).values())
    assert len({name.lower() for name in names}) == len(keys)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert opened(workbook_bytes(briefing_of(*figures))).sheetnames[2:7] == names


def test_text_too_long_for_a_cell_says_that_it_is_cut():
    frame = pd.DataFrame({"label": ["word " * 8000]})
    read = figure_in_workbook(opened(workbook_bytes(briefing_of(chart_exhibit(frame=frame)))), 1)
    assert len(read["label"].iloc[0]) <= 32767
    assert read["label"].iloc[0].endswith("(cut: a cell holds no more)")


@pytest.mark.parametrize(("paper", "code"), [("A4", "9"), ("Letter", "1")])
def test_every_sheet_prints_across_one_page(paper, code):
    for sheet in opened(workbook_bytes(briefing_of(chart_exhibit(), paper=paper))):
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize or 1) == code
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_house_speaks_in_footer_and_colours():
    house = House(footer="Harbour & Co", accent="#004488", body_font="Verdana")
    book = opened(workbook_bytes(briefing_of(chart_exhibit(), house=house)))
    sheet = sheet_of(book, 1)
    assert "Harbour && Co" in sheet.oddFooter.left.text
    assert sheet["A1"].font.color.rgb == "FF004488"
    assert sheet["A2"].font.name == "Verdana"


def test_frame_without_rows_and_briefing_without_figures_are_written():
    empty = chart_exhibit(frame=chart_exhibit().frame.iloc[:0], anchors=(), behind=())
    assert figure_in_workbook(opened(workbook_bytes(briefing_of(empty))), 1).empty
    assert opened(workbook_bytes(briefing_of())).sheetnames == ["About", "Figures", "Passages", "Columns", "References"]


def test_briefing_without_date_is_written():
    assert opened(workbook_bytes(replace(briefing_of(chart_exhibit()), made=""))).properties.created.year == 2021


def _parts(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return [parts.read(name) for name in parts.namelist()]
