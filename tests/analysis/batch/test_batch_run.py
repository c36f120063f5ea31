import csv
import json
from concurrent.futures import Future
from pathlib import Path

import pandas as pd
import pytest

from analysis.batch import files, run, scoring
from analysis.batch.engine import Killed, Order, Scored
from analysis.batch.files import NAMES, part_path
from analysis.batch.kept import read_batch
from analysis.batch.ledger import lines_of
from analysis.batch.run import How, Outcome, score_in_parts
from analysis.batch.workers import score_part
from analysis.errors import InputError
from analysis.projects.one_at_a_time import OneAtATime
from tests.four_outlets import four_outlets, four_outlets_folder, scored_outlets

TEXTS = {f"note-{number}": f"Russia praised China. It was a good day, number {number}." for number in range(5)}


class Here:
    """Scores in this process, at once."""

    knows_culprit = False
    deadly: tuple[str, ...] = ()  # doc_ids that would kill a process
    unlucky: tuple[str, ...] = ()  # and those in whose first scoring it is killed from outside

    def __init__(self, n: int):
        self.killed = False
        self.most_in_hand = 2 * n

    def score(self, order: Order) -> Future:
        future: Future = Future()
        try:
            kills = any(each.doc_id in self.deadly + self.unlucky for each in order.articles)
            self.killed = kills or (self.killed and not self.knows_culprit)
            if self.killed:
                raise Killed
            future.set_result(score_part(order))
        except Exception as error:
            future.set_exception(error)
        return future

    def taken(self, order: Order, future: Future) -> Scored:
        return future.result()

    def watch(self) -> None:
        pass

    def start_again(self) -> None:
        self.killed, self.unlucky = False, ()

    def stop(self) -> None:
        pass


@pytest.fixture
def here(monkeypatch):
    monkeypatch.setattr(run, "LocalWorkers", Here)


def written(path: Path, texts: dict[str, str]) -> Path:
    lines = [json.dumps({"doc_id": doc_id, "text": text}) for doc_id, text in texts.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def score(path: Path, out: Path, of_part: int = 2) -> Outcome:
    return score_in_parts([path], out, How(of_part=of_part, workers=1))


def told(out: Path) -> list[dict]:
    with (out / "not-read.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def by_document(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frames of one analysis, of which receipts of stance come by the alphabet, document by document."""
    receipts = frames["stance_receipts"]
    parts = [receipts[receipts["mention_id"].str.startswith(f"{each.doc_id}/")] for each in four_outlets()]
    return frames | {"stance_receipts": pd.concat(parts, ignore_index=True)}


def test_frames_are_those_of_one_analysis_however_many_parts_and_processes(tmp_path):
    rows = [
        article.record | {"doc_id": article.doc_id, "text": "\n\n".join(article.paragraphs)}
        for article in four_outlets()
    ]
    (tmp_path / "outlets.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    how = How(of_part=5, workers=2, own=four_outlets_folder(tmp_path / "own"))
    outcome = score_in_parts([tmp_path / "outlets.jsonl"], tmp_path / "out", how)
    assert (outcome.n_scored, outcome.n_parts, outcome.n_not_read) == (12, 3, 0)
    expected, found = by_document(scored_outlets().frames()), read_batch(tmp_path / "out")
    for name in NAMES:  # a column without any value has no type of its own before it is written
        pd.testing.assert_frame_equal(found[name], expected[name].astype(found[name].dtypes))
    assert len(found["mentions"]) > 20


def test_what_is_done_is_passed_over_in_whatever_order_it_comes(here, tmp_path):
    score(written(tmp_path / "notes.jsonl", TEXTS), tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    added = dict(reversed(TEXTS.items())) | {"new": "Something new."}
    outcome = score(written(tmp_path / "more.jsonl", added), tmp_path / "out")
    assert (outcome.n_scored, outcome.n_skipped) == (1, 5)
    assert all(path.stat().st_mtime_ns == then for path, then in before.items())
    assert sorted(read_batch(tmp_path / "out")["documents"]["doc_id"]) == sorted(added)


def test_a_changed_document_is_scored_again_and_counts_once(here, tmp_path):
    score(written(tmp_path / "notes.jsonl", TEXTS), tmp_path / "out")
    outcome = score(written(tmp_path / "notes.jsonl", TEXTS | {"note-1": "A vile day."}), tmp_path / "out")
    assert (outcome.n_scored, outcome.n_skipped) == (1, 4)
    frames = read_batch(tmp_path / "out")
    assert frames["documents"]["doc_id"].value_counts().to_dict() == dict.fromkeys(TEXTS, 1)
    assert frames["sentences"].query("paragraph_id == 'note-1/p01'")["text"].tolist() == ["A vile day."]


def test_a_part_whose_file_is_gone_is_told_and_scored_again(here, tmp_path):
    notes = written(tmp_path / "notes.jsonl", TEXTS)
    score(notes, tmp_path / "out")
    part_path(tmp_path / "out", "words", 1).unlink()
    with pytest.raises(InputError, match="a file of part 1 is missing"):
        read_batch(tmp_path / "out")
    assert score(notes, tmp_path / "out").n_scored == 2
    assert sorted(read_batch(tmp_path / "out")["documents"]["doc_id"]) == sorted(TEXTS)


def test_files_of_a_part_that_never_counted_are_cleared_away(here, tmp_path):
    out = tmp_path / "out"
    score(written(tmp_path / "notes.jsonl", TEXTS), out)
    torn = part_path(out, "words", 9).with_suffix(".unfinished")
    torn.write_bytes(b"PAR1 and no more")
    part_path(out, "words", 8).write_bytes(b"put in place, not in the ledger")
    assert len(read_batch(out)["documents"]) == 5
    score(tmp_path / "notes.jsonl", out)
    assert not torn.exists()
    assert [path.name for path in sorted((out / "words").iterdir())] == [f"part-00000{n}.parquet" for n in (1, 2, 3)]


def test_what_could_not_be_read_is_told_and_loses_nothing_else(here, tmp_path):
    written(tmp_path / "notes.jsonl", TEXTS | {"empty": ""})
    (tmp_path / "broken.pdf").write_bytes(b"no PDF")
    written(tmp_path / "twice.jsonl", {"note-0": "Again.", "=1+1": ""})
    outcome = score_in_parts([tmp_path], tmp_path / "out", How(workers=1))
    assert (outcome.n_scored, outcome.n_not_read) == (5, 4)
    assert [(Path(row["file"]).name, row["entry"]) for row in told(tmp_path / "out")] == [
        ("broken.pdf", ""),
        ("notes.jsonl", "notes.jsonl, line 6"),
        ("twice.jsonl", "twice.jsonl, line 1"),
        ("twice.jsonl", "twice.jsonl, line 2"),
    ]
    assert "has the doc_id 'note-0' again" in told(tmp_path / "out")[2]["why"]
    (tmp_path / "broken.pdf").unlink()
    score(written(tmp_path / "notes.jsonl", TEXTS), tmp_path / "out")
    assert not (tmp_path / "out" / "not-read.csv").exists()


def test_an_article_that_breaks_the_scoring_loses_no_other(here, tmp_path, monkeypatch):
    def analyse(articles, books, analyse=scoring.analyse):
        if any(article.doc_id == "note-1" for article in articles):
            raise ZeroDivisionError("of no use")
        return analyse(articles, books)

    monkeypatch.setattr(scoring, "analyse", analyse)
    outcome = score(written(tmp_path / "notes.jsonl", TEXTS), tmp_path / "out", of_part=3)
    assert (outcome.n_scored, outcome.n_not_read) == (4, 1)
    assert told(tmp_path / "out")[0]["why"] == "note-1: could not be scored (ZeroDivisionError: of no use)."
    assert sorted(read_batch(tmp_path / "out")["documents"]["doc_id"]) == sorted(set(TEXTS) - {"note-1"})


@pytest.mark.parametrize("knows_culprit", [False, True])
def test_an_article_that_kills_its_process_loses_no_other(knows_culprit, here, tmp_path, monkeypatch):
    monkeypatch.setattr(Here, "deadly", ("note-3",))
    monkeypatch.setattr(Here, "knows_culprit", knows_culprit)
    outcome = score(written(tmp_path / "notes.jsonl", TEXTS), tmp_path / "out", of_part=4)
    assert (outcome.n_scored, outcome.n_not_read) == (4, 1)
    assert told(tmp_path / "out")[0]["entry"] == "note-3"
    assert sorted(read_batch(tmp_path / "out")["documents"]["doc_id"]) == sorted(set(TEXTS) - {"note-3"})


def test_a_process_killed_from_outside_costs_time_alone(here, tmp_path, monkeypatch):
    monkeypatch.setattr(Here, "unlucky", ("note-3",))
    outcome = score(written(tmp_path / "notes.jsonl", TEXTS), tmp_path / "out", of_part=1)
    assert (outcome.n_scored, outcome.n_not_read) == (5, 0)


def test_where_every_process_is_killed_the_run_gives_up(here, tmp_path, monkeypatch):
    monkeypatch.setattr(Here, "deadly", tuple(f"note-{number}" for number in range(40)))
    notes = written(tmp_path / "notes.jsonl", {f"note-{number}": "Rain." for number in range(40)})
    with pytest.raises(InputError, match="was killed 20 times without one article done"):
        score(notes, tmp_path / "out")


# Two parts are scored first (26 files), then each put in place (13 folders, and the ledger); then comes the third.
@pytest.mark.parametrize(("n", "n_done"), [(45, 2), (53, 2), (60, 4)], ids=["a folder", "the ledger", "a file"])
def test_a_full_disk_stops_the_run_and_what_is_done_stays(n, n_done, here, tmp_path, monkeypatch):
    notes, n_synced = written(tmp_path / "notes.jsonl", TEXTS), []

    def sync(handle, fsync=files.os.fsync):
        n_synced.append(handle)
        if len(n_synced) > n:
            raise OSError(28, "No space left on device")
        fsync(handle)

    with monkeypatch.context() as full:
        full.setattr("analysis.batch.files.os.fsync", sync)
        with pytest.raises(InputError, match=r"nothing can be written there \(No space left on device\)"):
            score(notes, tmp_path / "out")
    assert len(read_batch(tmp_path / "out")["documents"]) == n_done
    assert list((tmp_path / "out").rglob("*.unfinished")) == []
    assert score(notes, tmp_path / "out").n_skipped == n_done
    assert sorted(read_batch(tmp_path / "out")["documents"]["doc_id"]) == sorted(TEXTS)


def test_two_runs_at_once_are_refused(tmp_path):
    with OneAtATime(tmp_path / "ledger.lock").held(), pytest.raises(InputError, match="another run writes there"):
        score(tmp_path / "notes.jsonl", tmp_path)


def test_the_ledger_names_each_document_with_the_text_it_had(here, tmp_path):
    score(written(tmp_path / "notes.jsonl", {"a": "Rain."}), tmp_path / "out")
    (line,) = lines_of(tmp_path / "out")
    documents = read_batch(tmp_path / "out")["documents"]
    assert [(each["doc_id"], each["sha256"]) for each in line["documents"]] == [("a", documents["sha256"][0])]
    assert line["files"]["documents"]["rows"] == 1
