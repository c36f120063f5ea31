"""The ledger as a workbook and as CSV: what is on the screen, its doubts too, and nothing that runs."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.exchange.about import EVERYTHING, about_ledger
from analysis.exchange.ledger_files import frames_of, sheets_bytes, write_books
from analysis.exchange.writing import csv_bytes
from analysis.facts.books import laid_over
from analysis.facts.rows import ledger_rows
from analysis.results import Results
from analysis.schemas import SCHEMAS, conform
from tests.shores_facts import ENTRIES, KNOWN, LAUNCH, PROTEST, QUESTION, RACE
from tests.two_shores import two_shores

HOSTILE = ["=1+1", "@SUM(A1)", "http://example.org", "mailto:a@b.c", "0123", "_x0041_", "\x07bell", "<b>&amp;"]
_NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def books(*facts: dict):
    shipped = {"fact": list(facts or (LAUNCH, RACE, PROTEST)), "entry": ENTRIES, "question": [QUESTION]}
    return laid_over(shipped, [], KNOWN, "book")


def workbook(*facts: dict, results: Results | None = None) -> bytes:
    results, held = results or two_shores(), books(*facts)
    rows = ledger_rows(held.ledger.facts, held.chronology, results)
    return sheets_bytes(frames_of(held, rows, results), about_ledger(rows, results))


def part(content: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(zipfile.ZipFile(BytesIO(content)).read(name))


def texts(content: bytes) -> list[str]:
    """Every text of the workbook's cells, once."""
    return ["".join(entry.itertext()) for entry in part(content, "xl/sharedStrings.xml")]


def cells(content: bytes, sheet: int) -> dict[str, tuple[str, object]]:
    """Each cell that holds something, by its place: the kind as the file has it, and the value."""
    shared, found = texts(content), {}
    for cell in part(content, f"xl/worksheets/sheet{sheet}.xml").iterfind(".//s:c", _NAMES):
        value = cell.find("s:v", _NAMES)
        if value is not None:
            kind = cell.get("t", "n")
            found[cell.get("r")] = (kind, shared[int(value.text)] if kind == "s" else value.text)
    return found


def column_of(name: str, column: str) -> str:
    at = list(SCHEMAS[name].columns).index(column)
    return chr(65 + at) if at < 26 else f"A{chr(39 + at)}"


def test_the_sheets_are_what_it_is_about_and_one_a_frame():
    sheets = part(workbook(), "xl/workbook.xml").iterfind(".//s:sheet", _NAMES)
    assert [sheet.get("name") for sheet in sheets] == ["About", "Ledger", "Answers", "Chronology"]


def test_the_first_sheet_says_what_rows_are_the_filters_the_counts_and_the_cautions():
    said = " ".join(str(value) for _, value in cells(workbook(), 1).values())
    assert "A row is a fact" in said
    assert EVERYTHING in said
    assert "Framed differently: 1" in said
    assert "Tone is known for 4 of 5 tellings" in said
    assert "partly the translator’s: east" in said
    assert "no words and no place: east, west" in said
    assert "characters before them" in said  # every column is explained


def test_a_frame_of_a_page_s_own_is_a_sheet_too():
    content = sheets_bytes({"grid": pd.DataFrame({"Question": ["Who won?"], "n": [2]})}, about_ledger([], two_shores()))
    assert cells(content, 2) == {
        "A1": ("s", "Question"),
        "B1": ("s", "n"),
        "A2": ("s", "Who won?"),
        "B2": ("n", "2"),
    }
    assert ("s", "1 row") in cells(content, 1).values()


def test_every_row_and_column_of_the_ledger_is_in_its_sheet():
    found = cells(workbook(), 2)
    assert [found[f"{chr(65 + at)}1"][1] for at in range(3)] == ["fact_id", "what", "when"]
    assert [found[f"A{row}"][1] for row in range(2, 8)] == [
        "launch",
        "launch",
        "chronology:storm",
        "race",
        "race",
        "protest",
    ]


def test_numbers_are_numbers_flags_are_flags_and_the_unknown_is_empty():
    found = cells(workbook(), 2)
    tone, lost, start = (column_of("ledger", name) for name in ("tone", "lost", "start"))
    assert found[f"{tone}2"][0] == "n"
    assert float(found[f"{tone}2"][1]) == pytest.approx(0.2)
    assert f"{tone}5" not in found  # no scored word
    assert found[f"{tone}6"] == ("n", "0")
    assert found[f"{lost}2"] == ("b", "0")
    assert f"{start}2" not in found


def test_no_text_becomes_a_formula_an_address_or_a_number():
    hostile = [RACE | {"id": f"race{at}", "what": text} for at, text in enumerate(HOSTILE) if text.isprintable()]
    content = workbook(*hostile)
    found = cells(content, 2)
    assert {kind for place, (kind, _) in found.items() if place.startswith("B")} == {"s"}
    assert {text for text in HOSTILE if text.isprintable() and text != "_x0041_"} <= set(texts(content))
    files = zipfile.ZipFile(BytesIO(content))
    sheets = "".join(files.read(name).decode() for name in files.namelist() if "worksheets/" in name)
    assert "<f>" not in sheets
    assert "<hyperlink" not in sheets
    assert not [name for name in files.namelist() if name.endswith("sheet2.xml.rels")]


def test_text_that_looks_like_a_formula_stays_text_when_it_is_edited():
    """A cell with a quote prefix is not read anew as a formula."""
    assert 'quotePrefix="1"' in zipfile.ZipFile(BytesIO(workbook())).read("xl/styles.xml").decode()


def test_signs_that_no_file_may_hold_do_not_break_the_workbook():
    assert any("bell" in text for text in texts(workbook(RACE | {"what": "A \x07bell."})))


def test_the_head_is_fixed_and_may_be_filtered():
    sheet = part(workbook(), "xl/worksheets/sheet2.xml")
    assert sheet.find(".//s:pane", _NAMES).get("state") == "frozen"
    assert sheet.find("s:autoFilter", _NAMES).get("ref") == "A1:AC7"


def test_the_same_ledger_gives_the_same_bytes():
    assert workbook() == workbook()


def test_csv_of_the_ledger_holds_no_live_formula():
    held = books(RACE | {"what": "=HYPERLINK(1)", "place": "+1"})
    rows = ledger_rows(held.ledger.facts, [], two_shores())
    line = csv_bytes(frames_of(held, rows, two_shores())["ledger"]).decode("utf-8-sig").splitlines()[1]
    assert line.startswith("race,'=HYPERLINK(1),2021-03-22/2021-03-23,'+1,")


def test_a_reader_s_own_facts_are_counted():
    rows = ledger_rows(books(LAUNCH | {"origin": "added"}, RACE).ledger.facts, [], two_shores())
    assert "Facts that a reader of this machine added or changed: 1." in about_ledger(rows, two_shores()).cautions


def test_the_filters_that_the_reader_chose_are_said():
    assert about_ledger([], two_shores(), ["Meeting: Guilin"]).filters == ("Meeting: Guilin",)


@pytest.mark.parametrize(
    ("file_format", "names"),
    [("csv", ["answers.csv", "chronology.csv", "ledger.csv"]), ("xlsx", ["ledger.xlsx"]), ("html", ["ledger.html"])],
)
def test_books_are_written_in_each_format(tmp_path, file_format, names):
    written = write_books(books(), two_shores(), tmp_path / "out", file_format)
    assert sorted(path.name for path in written) == names
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names


def test_the_frames_come_back_from_csv(tmp_path):
    write_books(books(), two_shores(), tmp_path)
    back = conform(pd.read_csv(tmp_path / "ledger.csv"), "ledger")
    assert back["tone"].round(2).tolist()[0] == 0.2
    assert back["doc_id"].isna().sum() == 1


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "html"])
def test_a_place_where_nothing_can_be_written_is_told(tmp_path, file_format):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(InputError, match="taken: nothing can be written there"):
        write_books(books(), two_shores(), tmp_path / "taken", file_format)
