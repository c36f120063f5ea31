"""The dashboard in a process of its own, started as the README or the Dockerfile starts it, and watched (Linux)."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
OWN, SHARED = "127.0.0.1", "127.0.0.2"  # both are this machine; Parallax takes the second for one that others reach
_TICKS = os.sysconf("SC_CLK_TCK")
_START_SECONDS = 60
_OF_THE_IMAGE = re.compile(r"(STREAMLIT_[A-Z_]+)=(\S+)")


@dataclass
class Served:
    """A server that runs: its process, its address without the protocol, and seconds until its health check passed."""

    process: subprocess.Popen
    address: str
    seconds: float

    @property
    def web(self) -> str:
        """The address of its pages."""
        return f"http://{self.address}"

    @property
    def socket(self) -> str:
        """The address of its WebSocket."""
        return f"ws://{self.address}"

    def memory(self) -> float:
        """Megabytes of memory that it holds (RSS)."""
        return memory_of(self.process.pid)

    def cpu(self) -> float:
        """Seconds of processor time that it has taken."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / _TICKS


@contextmanager
def served(port: int, folder: Path, shared: bool = True, more: Mapping[str, str] | None = None) -> Iterator[Served]:
    """A fresh server on a port; `folder` takes its log and what it keeps. It is killed at the end.

    shared: with the variables of the Dockerfile, as a server that several people reach; else as on a reader's own
    machine, where projects are kept in `folder`. more: further variables.
    """
    server = start(port, folder, shared, more or {})
    try:
        yield server
    finally:
        kill(server)


def start(port: int, folder: Path, shared: bool, more: Mapping[str, str]) -> Served:
    """Start a server and wait for its health.

    Raises
    ------
    RuntimeError
        It does not answer within a minute, or another server answers in its place.
    """
    address = f"{SHARED if shared else OWN}:{port}"
    kept = {"PARALLAX_ATTACHED": str(folder / "attached"), "PARALLAX_PROJECTS": str(folder / "projects")}
    own = {"STREAMLIT_SERVER_ADDRESS": address.split(":")[0], "STREAMLIT_SERVER_PORT": str(port)}
    own |= {"STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none", "STREAMLIT_SERVER_ALLOWED_HOSTS": f"{OWN} {SHARED}"}
    if _is_healthy(f"http://{address}"):
        raise RuntimeError(f"Something answers on {address} already. End it, or choose another --port.")
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    begun = time.monotonic()
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | (_image_variables() if shared else {}) | kept | own | {"PARALLAX_TOUR": "0"} | more,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    server = Served(process, address, 0.0)
    while time.monotonic() - begun < _START_SECONDS and process.poll() is None:
        if _is_healthy(server.web):
            server.seconds = time.monotonic() - begun
            return server
        time.sleep(0.02)
    kill(server)
    raise RuntimeError(f"The server did not start on {address}; see {folder / 'server.log'}.")


def kill(server: Served) -> None:
    """End a server and the processes that it started, without a word to them."""
    if server.process.poll() is None:
        os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait()


def memory_of(pid: int) -> float:
    """Megabytes of memory that a process holds (RSS); 0 where it is gone."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", told)
    return int(found[1]) / 1024 if found else 0.0


def _image_variables() -> dict[str, str]:
    """What the image sets for Streamlit."""
    return dict(_OF_THE_IMAGE.findall((ROOT / "Dockerfile").read_text(encoding="utf-8")))


def _is_healthy(address: str) -> bool:
    try:
        return urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).status == 200
    except OSError:
        return False
