import sys
from io import StringIO

import pytest

from analysis.batch import progress
from analysis.batch.progress import Progress, said


def test_it_says_how_many_how_fast_and_how_long_still():
    assert said(1200, 0, 0.25, 600) == "1,200 documents scored, 2.0 a second, about 30 min left"
    assert said(0, 3000, 0.5, 60) == "0 documents scored, 3,000 were done before, 0.0 a second, about 60 s left"
    assert said(10, 0, 1.0, 10) == "10 documents scored, 1.0 a second"
    assert said(10, 0, 0.001, 10).endswith("about 2.8 h left")


@pytest.fixture
def clock(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_a_log_has_a_line_every_half_minute_and_no_sign_that_steers_a_screen(clock, monkeypatch, capsys):
    told = Progress(100)
    for clock[0] in range(1, 62):
        told.tell(int(clock[0]), 0, 50)
    told.end()
    assert capsys.readouterr().err == (
        "30 documents scored, 1.0 a second, about 30 s left\n60 documents scored, 1.0 a second, about 60 s left\n"
    )


def test_on_a_screen_one_line_changes(clock, monkeypatch):
    screen = StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", screen)
    told = Progress(100)
    for clock[0] in (1.0, 1.1, 2.0):
        told.tell(1, 0, 50)
    told.end()
    assert screen.getvalue().count("\r") == 2
    assert screen.getvalue().count("\n") == 1
