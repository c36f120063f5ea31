"""Counting a scored folder: once, part by part; what came is added, what was superseded no longer counts."""

import shutil

import pandas as pd
import pytest

from analysis.batch.ledger import Ledger
from analysis.errors import InputError
from analysis.exchange.builtin import CORPUS
from analysis.large.adding import N_ADDED
from analysis.large.corpus import open_corpus
from analysis.large.making import FOLDER, is_made, make_tables
from analysis.results import Results
from tests.analysis.large.folders import add_part, opened, scored_folder
from tests.two_shores import two_shores


def east() -> Results:
    return two_shores().of_document("east")


def west() -> Results:
    return two_shores().of_document("west")


def asked(shown, sql: str) -> list[tuple]:
    return list(shown.corpus.ask(sql).itertuples(index=False, name=None))


def test_a_row_of_each_table_as_counted_by_eye(tmp_path):
    shown = opened(scored_folder(tmp_path, east(), west()))
    assert shown.n_paragraphs == 6
    paragraphs = "SELECT paragraph_id, all_words, quoted_words, author_tone_n, author_tone_weight FROM paragraphs"
    rows = dict((row[0], row[1:]) for row in asked(shown, paragraphs))
    assert rows["east/p01"] == (10, 0, 2, pytest.approx(0.4))
    assert rows["west/p03"] == (10, 0, 0, 0)
    names = shown.corpus.names
    counts = "SELECT paragraph_id, actor, author_n FROM actor_counts JOIN paragraphs USING (row) ORDER BY paragraph_id"
    assert [(place, names.actors[actor], n) for place, actor, n in asked(shown, counts)] == [
        ("east/p01", "China", 2),
        ("east/p02", "Russia", 1),
        ("west/p01", "China", 1),
        ("west/p02", "Russia", 1),
        ("west/p04", "Russia", 1),
    ]
    stances = "SELECT paragraph_id, code FROM stances JOIN paragraphs USING (row) WHERE voice = 'author'"
    assert dict(asked(shown, stances)) == {
        "east/p01": "favour",
        "east/p02": "favour",
        "west/p01": "against",
        "west/p02": "unsure",
        "west/p04": "against",
    }


def test_paragraphs_keep_their_order_and_their_numbers_tell_the_part(tmp_path):
    shown = opened(scored_folder(tmp_path, east(), west()))
    rows = asked(shown, "SELECT row, paragraph_id FROM paragraphs ORDER BY row")
    assert rows[0] == (10_000_000, "east/p01")
    assert [paragraph for _, paragraph in rows] == list(two_shores().paragraphs["paragraph_id"])


def test_a_part_that_comes_later_is_added_and_no_other_counted_again(tmp_path):
    scored_folder(tmp_path, east())
    make_tables(tmp_path)
    before = (tmp_path / FOLDER / "paragraphs" / "part-000001.parquet").stat().st_mtime_ns
    add_part(tmp_path, Ledger(tmp_path, "read by tests"), 2, west())
    assert not is_made(tmp_path)
    counted = []
    make_tables(tmp_path, lambda done, of: counted.append((done, of)))
    assert counted == [(done, 2 + N_ADDED) for done in range(1, 2 + N_ADDED + 1)]
    assert (tmp_path / FOLDER / "paragraphs" / "part-000001.parquet").stat().st_mtime_ns == before
    assert opened(tmp_path).n_paragraphs == 6


def test_what_a_later_part_supersedes_no_longer_counts(tmp_path):
    scored_folder(tmp_path, two_shores())
    make_tables(tmp_path)
    add_part(tmp_path, Ledger(tmp_path, "read by tests"), 2, east())
    shown = opened(tmp_path)
    assert sorted(shown.documents["doc_id"]) == ["east", "west"]
    assert shown.n_paragraphs == 6
    assert asked(shown, "SELECT row // 10000000 FROM paragraphs WHERE doc_id = 'east'") == [(2,), (2,)]


def test_names_keep_their_numbers_when_more_come(tmp_path):
    scored_folder(tmp_path, west())
    first = opened(tmp_path).corpus.names
    add_part(tmp_path, Ledger(tmp_path, "read by tests"), 2, east())
    second = opened(tmp_path).corpus.names
    for kind, names in vars(first).items():
        assert getattr(second, kind)[: len(names)] == names
    assert set(second.tellings) == {"Eastern", "Western"} or len(second.tellings) == 2


def test_a_folder_that_is_not_counted_as_it_stands_is_not_opened(tmp_path):
    scored_folder(tmp_path, east())
    with pytest.raises(InputError, match="Count it again"):
        open_corpus(tmp_path, CORPUS)


def test_no_batch_and_a_missing_part_are_told(tmp_path):
    with pytest.raises(InputError, match="no scored folder"):
        make_tables(tmp_path)
    scored_folder(tmp_path, east())
    (tmp_path / "words" / "part-000001.parquet").unlink()
    with pytest.raises(InputError, match="part 1 is missing"):
        make_tables(tmp_path)


def test_tables_that_are_gone_are_made_again(tmp_path):
    scored_folder(tmp_path, east(), west())
    make_tables(tmp_path)
    shutil.rmtree(tmp_path / FOLDER)
    assert opened(tmp_path).n_paragraphs == 6


def test_the_database_reads_these_tables_and_nothing_else(tmp_path):
    import duckdb

    shown = opened(scored_folder(tmp_path, east()))
    outside = tmp_path / "paragraphs" / "part-000001.parquet"
    with pytest.raises(duckdb.PermissionException):
        shown.corpus.ask(f"FROM read_parquet('{outside}')")
    with pytest.raises(duckdb.Error):
        shown.corpus.ask("SET enable_external_access = true")


def test_no_table_holds_running_text(tmp_path):
    shown = opened(scored_folder(tmp_path, two_shores()))
    for name in ("paragraphs", "terms", "scored_words", "words", "speakers"):
        frame: pd.DataFrame = shown.corpus.ask(f"FROM {name}")
        texts = [value for column in frame.select_dtypes(["object", "str"]) for value in frame[column].dropna()]
        assert all(len(str(text).split()) <= 5 for text in texts)
