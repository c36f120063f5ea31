"""Decisions are kept on the reader's machine, and a file that cannot be used is never written over."""

import pytest

from analysis.errors import InputError
from analysis.exchange.decided import keep_decisions, kept_decisions, set_aside
from analysis.facts.decisions import Decision


def decision(name: str) -> Decision:
    return Decision("added", "2026-11-22T08:00:00+00:00", f"Added {name}", {("fact", name): {"id": name}})


def test_what_is_kept_comes_back_oldest_first(tmp_path):
    taken = (decision("a"), decision("b"))
    path = keep_decisions(taken, tmp_path / "attached")
    assert path == tmp_path / "attached" / "decisions.json"
    assert kept_decisions(tmp_path / "attached") == taken


def test_where_nothing_was_kept_there_are_none(tmp_path):
    assert kept_decisions(tmp_path / "nowhere") == ()


def test_the_file_is_replaced_whole_and_nothing_half_written_is_left(tmp_path):
    keep_decisions([decision("a"), decision("b")], tmp_path)
    keep_decisions([decision("a")], tmp_path)
    assert kept_decisions(tmp_path) == (decision("a"),)
    assert [path.name for path in tmp_path.iterdir()] == ["decisions.json"]


def test_a_broken_file_is_told_by_its_place(tmp_path):
    (tmp_path / "decisions.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions\.json: is no file of decisions: it is not JSON"):
        kept_decisions(tmp_path)


def test_a_file_set_aside_keeps_its_bytes_and_leaves_room_for_the_next(tmp_path):
    (tmp_path / "decisions.json").write_text("{", encoding="utf-8")
    assert set_aside(tmp_path) == tmp_path / "decisions-unusable.json"
    keep_decisions([decision("a")], tmp_path)
    assert (tmp_path / "decisions-unusable.json").read_text(encoding="utf-8") == "{"
    assert kept_decisions(tmp_path) == (decision("a"),)


def test_files_set_aside_before_stay_as_they_are(tmp_path):
    for said in ("first", "second", "third"):
        (tmp_path / "decisions.json").write_text(said, encoding="utf-8")
        set_aside(tmp_path)
    names = ("decisions-unusable.json", "decisions-unusable-2.json", "decisions-unusable-3.json")
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in names] == ["first", "second", "third"]
