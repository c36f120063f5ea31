"""The log: kinds of faults and lines of the program, and no word of an article."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

MARK = "zanzibarquartz"  # a word that no article, and no line of the program, has
START = f"""
import asyncio, logging, sys, threading, warnings
sys.path.insert(0, {str(ROOT)!r})
from analysis.logs import keep_texts_out_of_the_log
keep_texts_out_of_the_log()
mark = sys.argv[1]
def break_off():
    try:
        float(mark)
    except ValueError as error:
        raise KeyError(mark) from error
"""
FAULTS = {
    "an exception that is logged": """
from streamlit.logger import get_logger
for log in (logging.getLogger("analysis.made"), get_logger("streamlit.made")):
    try:
        break_off()
    except KeyError as error:
        log.exception("The figure %s could not be made: %s", 3, error)
        log.error(error)
""",
    "a library's own message": "logging.getLogger('somelibrary.part').warning('cannot parse %s', mark)",
    "a warning": "warnings.warn(mark)",
    "a thread": "t = threading.Thread(target=break_off); t.start(); t.join()",
    "a task that nobody waits for": """
async def task(): break_off()
async def main():
    asyncio.ensure_future(task()); await asyncio.sleep(0.1)
asyncio.run(main()); import gc; gc.collect()
""",
    "the program's end": "break_off()",
}
PASTE = f"""
from streamlit.testing.v1 import AppTest
import pages.shared.intake.tray as tray
def broken(text, *more, **named):
    raise ValueError("cannot read " + text)
tray.pasted = broken
page = AppTest.from_file({str(ROOT / "app.py")!r}, default_timeout=60)
page.switch_page("pages/work/add.py").run()
page.text_input(key="intake-title").set_value("About " + mark)
page.text_area(key="intake-text").set_value("The lake is deep, said the " + mark + ".")
page.button[0].click().run()
assert page.exception
"""


def log_of(program: str, folder, **environment: str) -> str:
    """All that a program writes, on both streams."""
    done = subprocess.run(
        [sys.executable, "-c", START + program, MARK],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("fault", FAULTS)
def test_no_word_of_what_broke_it_is_written(fault, tmp_path):
    log = log_of(FAULTS[fault], tmp_path)
    assert MARK not in log
    assert log.strip(), "that something happened is"


def test_a_pasted_text_on_which_a_page_breaks_off_is_not_in_the_log(tmp_path):
    log = log_of(PASTE, ROOT, PARALLAX_PROJECTS=str(tmp_path))
    assert MARK not in log
    assert "builtins.ValueError (its message is left out)" in log
    assert "in broken" in log, "the line of the program at which it broke off"


def test_who_asks_for_messages_gets_them(tmp_path):
    assert MARK in log_of(FAULTS["the program's end"], tmp_path, PARALLAX_LOG_MESSAGES="1")
