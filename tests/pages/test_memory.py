"""Garbage is not collected after every rerun, and what lasts is set aside."""

import gc
import tomllib

import pytest

from pages.shared.memory import settle_memory
from tests.conftest import ROOT


@pytest.fixture
def as_before():
    yield
    gc.unfreeze()


def test_streamlit_collects_nothing_after_a_rerun():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False
    assert gc.isenabled(), "Python's own collector stays on"


def test_what_is_there_is_set_aside_once(as_before):
    settle_memory.clear()
    gc.unfreeze()
    settle_memory()
    held = gc.get_freeze_count()
    assert held > 10_000
    kept = [[] for _ in range(1000)]
    settle_memory()
    assert gc.get_freeze_count() == held, "a later page adds nothing"
    assert len(kept) == 1000
