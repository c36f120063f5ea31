import json

import pyarrow as pa
import pytest
from pyarrow import parquet

from analysis.batch import lines
from analysis.batch.reading import placed_entries
from analysis.errors import InputError
from analysis.exchange.formats import read_entries

LINES = [
    {"doc_id": "a", "text": "Rain.\n\nSun.", "title": "„Wetter“"},
    {"text": "No id.", "url": "https://example.org/x/ferry.html"},
    [1],
    {"doc_id": "b", "maintext": "Ein Fluß. \ufffd", "date": "2031-05-18"},
]
JSONL = "\n".join([json.dumps(line, ensure_ascii=False) for line in LINES] + ["", "{broken", ""])
CSV = 'doc_id;text\r\na;"Rain, and\r\nsun."\r\n\r\nb;one;too many\r\nc;"Fluß ""5"""\r\n'
FILES = {
    "utf8.csv": CSV.encode(),
    "marked.csv": CSV.encode("utf-8-sig"),
    "western.csv": CSV.encode("cp1252"),
    "cyrillic.csv": "doc_id,text\na,Дождь идёт давно\n".encode("cp1251"),
    "utf16.csv": CSV.encode("utf-16"),
    "unmarked.csv": ("doc_id,text\na,It rained all day.\n" * 3).encode("utf-16-le"),
    "nul.csv": b"doc_id,text\na,It rained\0 all day and all of the next night.\n",
    "unclosed.csv": b'doc_id,text\na,Rain.\nb,"never closed\nc,Sun.\n',
    "header.csv": b"doc_id,text\n",
    "empty.csv": b"",
    "page.csv": b"<!doctype html><p>Rain</p>",
    "noise.csv": bytes(range(256)) * 20,
    "lines.jsonl": JSONL.encode(),
    "western.jsonl": JSONL.replace("\ufffd", "").replace("„Wetter“", "é").encode("cp1252"),
    "blank.jsonl": b"\n\n",
    "text.txt": b"It rained.\n\nThen it did not.",
    "not.parquet": b"PAR1 and then nothing",
    "workbook.rtf": b"{\\rtf1}",
}


def said(entries) -> list:
    """Each entry; at the end, why there are no more."""
    found = []
    try:
        for entry in entries:
            found.append(entry)
    except InputError as error:
        found.append(str(error))
    return found


@pytest.mark.parametrize("name", FILES)
def test_read_as_a_stream_a_file_says_what_it_says_read_whole(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert said(entry for entry, _ in placed_entries(path)) == said(read_entries(FILES[name], name))


def test_a_parquet_table_is_read_by_the_same_rules(tmp_path):
    path = tmp_path / "table.parquet"
    rows = {"doc_id": ["a", "b"], "text": ["Rain.", None], "published": [pa.scalar("2031").as_py()] * 2, "n": [1, 2]}
    parquet.write_table(pa.table(rows), path)
    assert [entry for entry, _ in placed_entries(path)] == list(read_entries(path.read_bytes(), path.name))


def test_a_sign_cut_by_the_end_of_the_opening_does_not_change_how_a_file_is_decoded(tmp_path, monkeypatch):
    path = tmp_path / "rivers.csv"
    path.write_text("doc_id,text\na,Fluß\n", encoding="utf-8")
    monkeypatch.setattr(lines, "OPENING", len(b"doc_id,text\na,Flu") + 1)
    (found,) = [entry for entry, _ in placed_entries(path)]
    assert (found.fields["text"], found.notes) == ("Fluß", ())


def test_a_file_that_turns_out_not_to_be_utf8_is_decoded_in_one_way_from_its_beginning(tmp_path, monkeypatch):
    path = tmp_path / "rivers.csv"
    path.write_bytes("doc_id,text\na,Rain.\nb,Fluß\n".encode("cp1252"))
    monkeypatch.setattr(lines, "OPENING", 15)
    assert [entry for entry, _ in placed_entries(path)] == list(read_entries(path.read_bytes(), path.name))


def test_what_is_lost_is_counted_over_the_whole_file(tmp_path):
    path = tmp_path / "long.jsonl"
    line = b'{"doc_id": "%d", "text": "Rain \0", "title": "' + 200 * b"x" + b'"}\n'
    path.write_bytes(b"".join(line % number for number in range(1, 1_001)))
    entries = [entry for entry, _ in placed_entries(path)]
    assert entries[0].notes == ("long.jsonl: NUL signs were taken out (1,000).",)
    assert entries[-1].notes == ()
    assert (entries[-1].where, entries[-1].fields["text"]) == ("long.jsonl, line 1000", "Rain ")


def test_a_line_without_end_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "_LONGEST", 40)
    path = tmp_path / "long.jsonl"
    path.write_text('{"doc_id": "a", "text": "Rain."}\n' + "x" * 41, encoding="utf-8")
    first, trouble = said(entry for entry, _ in placed_entries(path))
    assert first.fields["doc_id"] == "a"
    assert trouble.startswith("long.jsonl: line 2 has more than 40 characters")


def test_a_missing_file_is_told(tmp_path):
    assert said(placed_entries(tmp_path / "none.csv")) == [f"{tmp_path / 'none.csv'}: there is no such file."]
