"""A Dask cluster on this machine, of real processes, for tests and `benchmarks.cluster`: it ends with the block."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
_STARTING = 60.0  # seconds
_QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "warning", "PYTHONWARNINGS": "ignore"}


@dataclass
class LocalCluster:
    """The scheduler's address, its process, and those of the workers, in the order in which they were started."""

    address: str
    folder: Path
    scheduler: subprocess.Popen
    workers: list[subprocess.Popen] = field(default_factory=list)

    def start_worker(self, parallax: Path = ROOT, variables: Mapping[str, str] | None = None) -> subprocess.Popen:
        """Start a worker of one process and one thread in a folder, such as that of Parallax, and leave it to come."""
        options = ["--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60"]
        folder = self.folder / f"worker-{len(self.workers)}"
        command = ["worker", self.address, *options, "--local-directory", str(folder)]
        self.workers.append(_started(command, parallax, self.folder / f"{folder.name}.log", variables))
        return self.workers[-1]


@contextmanager
def local_cluster(folder: Path, n_workers: int) -> Iterator[LocalCluster]:
    """A scheduler on a free port of 127.0.0.1, and so many workers that are on their way to it; logs in `folder`."""
    told = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
    options += ["--idle-timeout", "15m"]  # where this process is killed, what it started ends by itself
    # It stands elsewhere, so that it cannot find Parallax: it needs none.
    scheduler = _started(["scheduler", *options], folder, folder / "scheduler.log")
    cluster = LocalCluster("", folder, scheduler)
    try:
        cluster.address = _address(told, scheduler)
        for _ in range(n_workers):
            cluster.start_worker()
        yield cluster
    finally:
        for process in [*cluster.workers, scheduler]:
            end(process)


def end(process: subprocess.Popen) -> None:
    """Kill a process and those that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _started(
    command: list[str], folder: Path, log: Path, variables: Mapping[str, str] | None = None
) -> subprocess.Popen:
    environment = os.environ | _QUIET | (variables or {})
    with log.open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            cwd=folder,
            env=environment,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )


def _address(told: Path, scheduler: subprocess.Popen) -> str:
    end_of_waiting = time.monotonic() + _STARTING
    while scheduler.poll() is None and time.monotonic() < end_of_waiting:
        try:
            return json.loads(told.read_text(encoding="utf-8"))["address"]
        except (OSError, ValueError):
            time.sleep(0.05)
    sys.exit(f"No Dask scheduler could be started; {told.with_suffix('.log')} says why.")
