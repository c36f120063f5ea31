import json

import pytest

from analysis.batch import ledger as ledger_file
from analysis.batch.files import NAMES, part_path
from analysis.batch.ledger import NAME, Ledger, described, lines_of
from analysis.errors import InputError
from analysis.text.documents import Article

RAIN, SUN = Article("rain", ("It rained.",), {"title": "Rain"}), Article("sun", ("It shone.",), {})


def add(ledger: Ledger, number: int, *articles: Article) -> None:
    """A part whose files hold four bytes each."""
    for name in NAMES:
        part_path(ledger.folder, name, number).parent.mkdir(exist_ok=True)
        part_path(ledger.folder, name, number).write_bytes(b"PAR1")
    ledger.add(number, list(map(described, articles)), {name: {"rows": 1, "bytes": 4} for name in NAMES})


def is_done(ledger: Ledger, article: Article) -> bool:
    done = ledger.done(article)
    return bool(done and done.counts)


def test_a_document_is_done_until_its_text_its_record_or_what_reads_it_changes(tmp_path):
    add(Ledger(tmp_path, "books"), 1, RAIN)
    again = Ledger(tmp_path, "books")
    assert is_done(again, RAIN)
    assert not is_done(again, SUN)
    assert not is_done(again, Article("rain", ("It snowed.",), {"title": "Rain"}))
    assert not is_done(again, Article("rain", ("It rained.",), {"title": "Snow"}))
    assert not is_done(Ledger(tmp_path, "other books"), RAIN)


def test_a_torn_last_line_is_no_line_and_the_next_stands_on_its_own(tmp_path):
    add(Ledger(tmp_path, "books"), 1, RAIN)
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole + whole[:-1])
    assert len(list(lines_of(tmp_path))) == 1
    add(Ledger(tmp_path, "books"), 2, SUN)
    assert [line["part"] for line in lines_of(tmp_path)] == [1, 2]
    assert is_done(Ledger(tmp_path, "books"), RAIN)


def test_a_damaged_line_within_is_told(tmp_path):
    (tmp_path / NAME).write_text('{"part": 1}\n{}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"ledger\.jsonl: line 1 is damaged"):
        Ledger(tmp_path, "books")


def test_a_part_without_all_its_files_is_not_done(tmp_path):
    add(Ledger(tmp_path, "books"), 1, RAIN)
    part_path(tmp_path, "words", 1).write_bytes(b"PA")
    assert not is_done(Ledger(tmp_path, "books"), RAIN)


def test_the_ledger_says_which_rows_no_longer_count(tmp_path):
    ledger = Ledger(tmp_path, "books")
    add(ledger, 1, RAIN, SUN)
    add(ledger, 2, Article("rain", ("It snowed.",), {}))
    assert [line["supersedes"] for line in lines_of(tmp_path)] == [{}, {"1": ["rain"]}]


def test_a_line_that_cannot_be_written_whole_is_taken_back(tmp_path, monkeypatch):
    ledger = Ledger(tmp_path, "books")
    add(ledger, 1, RAIN)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ledger_file.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        add(ledger, 2, SUN)
    assert [json.loads(line)["part"] for line in (tmp_path / NAME).read_bytes().splitlines()] == [1]
