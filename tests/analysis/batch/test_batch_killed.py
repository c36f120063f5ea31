"""Real processes, killed for good: nothing is lost, nothing twice, and nobody stays behind."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.batch.kept import read_batch
from analysis.batch.ledger import NAME
from benchmarks.project_articles import made_articles

ROOT = Path(__file__).parents[3]
N = 24


@pytest.fixture
def herrings(tmp_path):
    """A file of many short articles, and the command that scores them two by two."""
    rows = [{"doc_id": each.doc_id, "text": "\n\n".join(each.paragraphs)} for each in made_articles(N, sentences=10)]
    (tmp_path / "herrings.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "score", str(tmp_path / "herrings.jsonl"), "--batch", "--of-part", "2"]
    return [*command, "--workers", "2", "--out", str(tmp_path / "out")]


def started(command: list[str], out: Path, n_parts: int) -> subprocess.Popen:
    """The command as it runs, so many parts done."""
    process = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=_with_interrupts
    )
    end = time.monotonic() + 90
    while parts(out) < n_parts and process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    return process


def _with_interrupts() -> None:
    """Tests that run in the background are deaf to interrupts, and what they start would be so too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def parts(out: Path) -> int:
    return (out / NAME).read_bytes().count(b"\n") if (out / NAME).exists() else 0


def group_ended(leader: int) -> bool:
    """Whether all processes of a session ended within a few seconds."""
    for _ in range(100):
        try:
            os.killpg(leader, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_killed_in_the_middle_a_run_goes_on_where_it_was(herrings, tmp_path):
    killed = started(herrings, tmp_path / "out", 2)
    os.kill(killed.pid, signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    assert group_ended(killed.pid)
    done = read_batch(tmp_path / "out")["documents"]["doc_id"].tolist()
    assert 4 <= len(done) < N

    again = subprocess.run(herrings, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert (
        again.stdout
        == f"Scored {N - len(done)} articles in {(N - len(done)) // 2} parts; {len(done)} were done before.\n"
    )
    found = read_batch(tmp_path / "out")["documents"]["doc_id"].tolist()
    assert sorted(found) == sorted(each.doc_id for each in made_articles(N))


def test_interrupted_it_stops_at_once_and_says_how_to_go_on(herrings, tmp_path):
    process = started(herrings, tmp_path / "out", 1)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.decode().strip() == "Stopped. What is done is kept: give the same command again to go on."
    assert group_ended(process.pid)
