"""The two articles in copyright, for tests that compare with them; without them such tests skip and say so."""

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT


def originals_folder() -> Path:
    """The folder that PARALLAX_ORIGINALS names, or the one beside the checkout; skips the test where there is none."""
    folder = Path(os.environ.get("PARALLAX_ORIGINALS", ROOT.parent / "shared" / "seeds"))
    if not folder.is_dir():
        pytest.skip(f"The originals are in copyright and not here: set PARALLAX_ORIGINALS ({folder} does not exist).")
    return folder


def original_file(author: str) -> Path:
    """The file of the article that names this author."""
    files = sorted(originals_folder().glob("*.txt"))
    return next(path for path in files if author in path.read_text(encoding="utf-8"))
