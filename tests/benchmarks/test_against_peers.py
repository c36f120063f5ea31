"""What the table of peers says of runs whose figures are known, and of peers that do not run."""

import re
import sys
from types import SimpleNamespace

import pytest

from benchmarks.against_peers import figures_of
from benchmarks.peers.running import Runs, contestant, in_rounds, turned
from benchmarks.peers.tasks import TASKS, WHOLE, peers, sizes
from benchmarks.peers.texts import Text, read_texts, write_texts
from tests.conftest import ROOT

TEXTS = [Text("p1", True, "A good harbour and a bad road."), Text("p2", False, "The road was mended at last.")]


def runs_of(label: str, seconds: list[float], megabytes: float, absent: str = "") -> Runs:
    named = SimpleNamespace(LABEL=label, DOES=f"what {label} does")
    fixed = {"start": 1.0, "megabytes": megabytes, "versions": {label: "1.0"}}
    told = [] if absent else [fixed | {"seconds": each, "processor": each / 2} for each in seconds]
    return Runs(named, 10, 1_000, told, absent)


@pytest.fixture
def runs():
    known = {name: runs_of(name, [10.0, 20.0], 100.0) for name in sizes()}
    known["textblob_loop"] = runs_of("textblob_loop", [5.0, 5.0], 50.0)
    known["vader_loop"] = runs_of("vader_loop", [], 0.0, absent="No module named 'vaderSentiment'")
    return known


def test_a_ratio_is_ours_over_theirs_round_by_round(runs):
    figures = figures_of(runs)
    # 100 and 50 words a second against 200: a half and a quarter
    label = "Tone by TextBlob’s lexicon, words a second: Parallax ÷ textblob_loop"
    assert (figures[label], figures[f"{label}_interval"]) == (0.375, [0.25, 0.5])
    row = figures["Tone by TextBlob’s lexicon"]["textblob_loop"]
    assert (row["words a second"], row["ours ÷ this, speed"], row["ours ÷ this, memory"]) == (200.0, 0.375, 2.0)
    assert row["cores used"] == 0.5


def test_a_peer_that_does_not_run_is_named_with_the_reason_and_has_no_figure(runs):
    figures = figures_of(runs)
    assert figures["Not run"]["vader_loop"] == "No module named 'vaderSentiment'"
    assert figures["Tone by VADER"]["vader_loop"] == {"paragraphs": 10, "words a second": "not run"}
    assert not [label for label in figures if "÷ vader_loop" in label]
    assert {"quanteda (R)", "Voyant Tools"} <= set(figures["Not run"])


def test_the_whole_pipeline_stands_beside_every_peer_that_runs(runs):
    beside = figures_of(runs)["The whole pipeline, which does more than any of them"]
    assert list(beside) == [WHOLE.ours, *(name for name in peers() if name != "vader_loop")]


def test_in_every_round_everybody_runs_once_and_another_begins():
    rounds = [turned(["a", "b", "c", "d"], number, rounds=2) for number in range(2)]
    assert rounds == [["a", "b", "c", "d"], ["c", "d", "a", "b"]]


def test_a_contestant_runs_in_a_process_of_its_own_and_one_that_cannot_says_why(tmp_path):
    path = tmp_path / "texts.jsonl"
    write_texts(TEXTS, path)
    assert read_texts(path, 1) == TEXTS[:1]
    found = in_rounds({"ours_counts": 2, "voyant_style": 2}, [7, 6], path, (sys.executable, "no-such-python"), 1)
    (told,) = found["ours_counts"].told
    assert told["made"] == 6  # bad, good, harbour, last, mended, road
    assert found["ours_counts"].words == 13
    assert {"start", "seconds", "processor", "megabytes", "versions"} <= set(told)
    assert (found["voyant_style"].told, "could not be started" in found["voyant_style"].absent) == ([], True)
    lost = in_rounds({"ours_counts": 2}, [7, 6], tmp_path / "gone.jsonl", (sys.executable, sys.executable), 1)
    assert "No such file" in lost["ours_counts"].absent


def test_every_contestant_says_what_is_timed_and_every_peer_rests_on_pinned_versions():
    labels = [contestant(name).LABEL for task in (*TASKS, WHOLE) for name in task.contestants]
    assert len(set(labels)) == len(labels)
    pinned = dict(re.findall(r"^([\w-]+)==(\S+)", (ROOT / "benchmarks/requirements.txt").read_text(), re.MULTILINE))
    for task in (*TASKS, WHOLE):
        for name in task.contestants:
            assert contestant(name).LABEL
            assert contestant(name).DOES
    for name in peers():
        assert set(contestant(name).NEEDS) <= set(pinned), f"{name} needs what requirements.txt does not pin"
