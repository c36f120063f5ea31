"""A real scheduler and real workers on this machine, some of them killed: the rows are those of the local engine."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pandas as pd
import pytest

from analysis.batch import cluster
from analysis.batch.cluster import ClusterWorkers
from analysis.batch.engine import Order
from analysis.batch.kept import read_batch
from analysis.batch.ledger import NAME
from analysis.batch.run import How, score_in_parts
from analysis.batch.scoring import scored_frames
from analysis.errors import InputError
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import read_codebooks
from benchmarks.local_cluster import ROOT, LocalCluster, end, local_cluster
from benchmarks.project_articles import made_articles
from tests.four_outlets import four_outlets, four_outlets_folder

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="requirements-cluster.txt is not installed")
N = 12


@pytest.fixture(scope="module")
def pair(tmp_path_factory) -> Iterator[LocalCluster]:
    """Two workers; one is gone after the test that kills it."""
    with local_cluster(tmp_path_factory.mktemp("pair"), 2) as found:
        yield found


def written(path: Path, articles) -> Path:
    rows = [each.record | {"doc_id": each.doc_id, "text": "\n\n".join(each.paragraphs)} for each in articles]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def after_first_part(out: Path, act: Callable[[], object]) -> Thread:
    """Act once a part is done, while the others are scored."""

    def wait() -> None:
        for _ in range(1_000):
            if (out / NAME).exists() and (out / NAME).stat().st_size:
                act()
                return
            time.sleep(0.05)

    thread = Thread(target=wait, daemon=True)
    thread.start()
    return thread


def assert_herrings(out: Path) -> None:
    """The frames are those of all articles scored at once, whatever order their parts came in."""
    expected, _ = scored_frames(made_articles(N, sentences=10), read_codebooks(CORPUS))
    for name, found in read_batch(
        out
    ).items():  # a column without any value has no type of its own before it is written
        pd.testing.assert_frame_equal(found, expected[name].astype(found.dtypes), obj=name)


def test_rows_are_those_of_the_local_engine_with_codebooks_of_ones_own(pair, tmp_path):
    outlets, own = written(tmp_path / "outlets.jsonl", four_outlets()), four_outlets_folder(tmp_path / "own")
    score_in_parts([outlets], tmp_path / "here", How(of_part=5, workers=1, own=own))
    outcome = score_in_parts([outlets], tmp_path / "there", How(of_part=5, own=own, scheduler=pair.address))
    assert (outcome.n_scored, outcome.n_parts, outcome.n_not_read) == (12, 3, 0)
    expected = read_batch(tmp_path / "here")
    for name, found in read_batch(tmp_path / "there").items():
        pd.testing.assert_frame_equal(found, expected[name], obj=name)
    assert len(expected["mentions"]) > 20
    again = score_in_parts([outlets], tmp_path / "here", How(own=own, scheduler=pair.address))
    assert (again.n_scored, again.n_skipped) == (0, 12)


def test_a_worker_of_another_version_that_came_late_scores_no_part(pair, monkeypatch):
    engine = ClusterWorkers(pair.address, None, print, print)
    try:
        monkeypatch.setattr(cluster, "likeness", lambda: {"code": "other"})
        with pytest.raises(InputError, match=r"The worker tcp://127\.0\.0\.1:\d+ would not score as .* code \("):
            engine.taken(Order(1, (), Path("out")), engine.score(Order(1, (), Path("out"))))
    finally:
        engine.stop()


def test_a_worker_killed_in_the_middle_costs_time_alone(pair, tmp_path):
    herrings = written(tmp_path / "herrings.jsonl", made_articles(N, sentences=10))
    killing = after_first_part(tmp_path / "out", lambda: end(pair.workers[0]))
    outcome = score_in_parts([herrings], tmp_path / "out", How(of_part=1, scheduler=pair.address))
    killing.join()
    assert pair.workers[0].poll() is not None
    assert (outcome.n_scored, outcome.n_not_read) == (N, 0)
    assert_herrings(tmp_path / "out")


def test_where_all_workers_are_lost_what_is_done_stays_and_the_same_call_goes_on(tmp_path, monkeypatch):
    herrings = written(tmp_path / "herrings.jsonl", made_articles(N, sentences=10))
    with local_cluster(tmp_path, 1) as lonely:
        how = How(of_part=1, scheduler=lonely.address)

        def kill() -> None:
            end(lonely.workers[0])
            monkeypatch.setattr(cluster, "PATIENCE", 1.0)

        killing = after_first_part(tmp_path / "out", kill)
        with pytest.raises(InputError, match="has no worker: start some"):
            score_in_parts([herrings], tmp_path / "out", how)
        killing.join()
        done = len(read_batch(tmp_path / "out")["documents"])
        monkeypatch.undo()
        lonely.start_worker()
        outcome = score_in_parts([herrings], tmp_path / "out", how)
    assert done in range(1, N)
    assert (outcome.n_skipped, outcome.n_scored) == (done, N - done)
    assert_herrings(tmp_path / "out")


def test_a_worker_that_has_another_parallax_or_none_is_refused(tmp_path):
    other = tmp_path / "other"
    shutil.copytree(ROOT / "analysis", other / "analysis", ignore=shutil.ignore_patterns("__pycache__"))
    (other / "corpus").symlink_to(ROOT / "corpus")
    (other / "analysis" / "measures" / "stance.py").open("a", encoding="utf-8").write("# Changed.\n")
    with local_cluster(tmp_path, 0) as odd:
        for parallax, why in ((tmp_path, "it has no Parallax to ask"), (other, r"code \([0-9a-f]{12}, here")):
            worker = odd.start_worker(parallax)
            with pytest.raises(InputError, match=rf"The worker tcp://127\.0\.0\.1:\d+ would not .*: {why}"):
                ClusterWorkers(odd.address, None, print, print)
            end(worker)
