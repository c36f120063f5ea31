"""What this machine's side of a cluster does, with a client in the place of Dask's own."""

import sys
from concurrent.futures import Future
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.batch import cluster
from analysis.batch.cluster import ClusterWorkers
from analysis.batch.engine import Killed, Order
from analysis.batch.files import NAMES, Packed
from analysis.batch.likeness import likeness, unlike
from analysis.batch.run import How, score_in_parts
from analysis.batch.there import PartThere
from analysis.errors import InputError

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="requirements-cluster.txt is not installed")
ORDER = Order(7, (), Path("out"))


class Client:
    """A client of a scheduler whose workers are as a test says."""

    status, n_threads = "running", 1

    def __init__(self, **there):
        self.there = there

    def scheduler_info(self, n_workers: int) -> dict:
        return {"n_workers": len(self.there), "total_threads": len(self.there) * self.n_threads}

    def run(self, *_, on_error: str) -> dict:
        return self.there

    def get_executor(self, pure: bool) -> SimpleNamespace:
        return SimpleNamespace()

    def close(self, timeout: float) -> None:
        self.status = "closed"


@pytest.fixture
def engine_of(monkeypatch):
    """The engine of a client, and what it tells and notes."""

    def made(client: Client) -> tuple[ClusterWorkers, list]:
        monkeypatch.setattr(cluster, "_connected", lambda scheduler: client)
        monkeypatch.setattr(cluster, "_BEAT", 0.0)
        said: list = []
        return ClusterWorkers("tcp://a:1", None, said.append, lambda *noted: said.append(noted)), said

    return made


def came_to(outcome: object) -> Future:
    future: Future = Future()
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
    return future


def part(worker: str, *tried: float, files: dict | None = None) -> PartThere:
    return PartThere(files or {}, {}, worker, tried)


def test_a_worker_that_differs_is_refused_by_its_address_and_in_what_it_differs(engine_of):
    client = Client(one=likeness(), two=likeness() | {"pandas": "1.5.3", "code": "0123456789abcdef"})
    with pytest.raises(InputError, match=r"The worker two would .*: code \(0123456789ab, here .*\), pandas \(1\.5\.3,"):
        engine_of(client)
    assert client.status == "closed"


def test_a_worker_without_parallax_is_refused_by_its_address(engine_of):
    with pytest.raises(InputError, match=r"The worker one would .*: it has no Parallax to ask"):
        engine_of(Client(one=ModuleNotFoundError("No module named 'analysis'")))


def test_what_a_machine_lacks_makes_it_unlike():
    assert unlike({"code": "a"}, {"code": "a", "numpy": "2.4"}) == "numpy (missing, here 2.4)"
    assert unlike({"code": "a", "numpy": "2.4"}, {"code": "a"}) == ""


def test_a_part_is_written_here_from_the_bytes_that_came(engine_of, tmp_path):
    engine, _ = engine_of(Client(one=likeness()))
    for name in NAMES:
        (tmp_path / name).mkdir()
    files = {name: Packed(3, b"PAR1 " + name.encode()) for name in NAMES}
    scored = engine.taken(Order(7, (), tmp_path), came_to(part("one", files=files)))
    assert scored.files["words"] == {"rows": 3, "bytes": 10}
    assert (tmp_path / "words" / "part-000007.unfinished").read_bytes() == b"PAR1 words"


def test_a_part_over_which_workers_are_killed_again_and_again_is_told_apart(engine_of):
    from distributed import KilledWorker

    engine, _ = engine_of(Client(one=likeness()))
    with pytest.raises(Killed):
        engine.taken(ORDER, came_to(KilledWorker("part", SimpleNamespace(address="one"), 3)))


def test_another_fault_of_a_worker_is_told_in_words(engine_of):
    engine, _ = engine_of(Client(one=likeness()))
    with pytest.raises(InputError, match=r"could not score a part \(ImportError: no analysis\)\. What is done is kept"):
        engine.taken(ORDER, came_to(ImportError("no analysis")))


def test_without_its_scheduler_a_run_stops_and_says_how_to_go_on(engine_of):
    engine, _ = engine_of(Client(one=likeness()))
    lost: Future = Future()
    lost.cancel()
    with pytest.raises(InputError, match="The connection to tcp://a:1 was lost"):
        engine.taken(ORDER, lost)
    engine.stop()
    with pytest.raises(InputError, match="The connection to tcp://a:1 was lost"):
        engine.watch()


def test_workers_that_join_are_given_work(engine_of):
    client = Client(one=likeness())
    engine, _ = engine_of(client)
    assert engine.most_in_hand == 2
    client.there["two"] = likeness()
    engine.watch()
    assert engine.most_in_hand == 4


def test_threads_that_score_nothing_are_told(engine_of, monkeypatch):
    monkeypatch.setattr(Client, "n_threads", 4)
    _, said = engine_of(Client(one=likeness(), two=likeness()))
    assert said[0].startswith("tcp://a:1 has more threads than workers (8 and 2); a worker scores one part at a time.")


def test_without_a_worker_it_waits_says_so_once_and_gives_up(engine_of, monkeypatch):
    client = Client(one=likeness())
    engine, said = engine_of(client)
    client.there.clear()
    engine.watch()
    engine.watch()
    assert said == ["tcp://a:1 has no worker; waiting for one, 60 s at most."]
    monkeypatch.setattr(cluster, "PATIENCE", 0.0)
    with pytest.raises(InputError, match="tcp://a:1 has no worker: start some"):
        engine.watch()
    client.there["two"] = likeness()
    engine.watch()
    client.there.clear()
    engine.watch()
    assert len(said) == 2


def test_a_processor_that_counts_otherwise_is_noted_once(engine_of):
    engine, said = engine_of(Client(one=likeness()))
    for each in [part("one", 0.2, 0.8), part("two", 0.2, 0.8), part("three", 0.25, 0.75), part("three", 0.25, 0.75)]:
        engine.taken(ORDER, came_to(each))
    assert said == [("three", "Its processor counts stance otherwise than that of one, chances by up to 0.05.")]


def test_a_scheduler_that_is_not_there_is_named_and_what_was_told_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECTING", 0.2)
    (tmp_path / "not-read.csv").write_text("file,entry,why\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"^tcp://127\.0\.0\.1:1: no Dask scheduler answers there"):
        score_in_parts([tmp_path / "a.csv"], tmp_path, How(scheduler="tcp://127.0.0.1:1"))
    assert (tmp_path / "not-read.csv").exists()


@pytest.mark.parametrize("address", ["nonsense", "foo://a:1", "tls://127.0.0.1:1", "inproc://a"])
def test_an_address_that_is_none_is_told(address, tmp_path):
    with pytest.raises(InputError, match="no Dask scheduler answers there"):
        ClusterWorkers(address, None, print, print)


def test_without_dask_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"pip install -r requirements-cluster\.txt"):
        ClusterWorkers("tcp://127.0.0.1:1", None, print, print)
