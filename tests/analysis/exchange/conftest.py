"""The summit's corpus, built once for all tests of this folder; and the originals of the real one, where they are."""

import os
from pathlib import Path

import pytest

from analysis.exchange.features import build_features
from tests.summit import make_corpus, make_originals

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> tuple[Path, Path]:
    """The summit's corpus folder, with its features edition, and the folder of its originals. Read only."""
    folder = tmp_path_factory.mktemp("summit")
    corpus, originals = make_corpus(folder), make_originals(folder)
    build_features(originals, corpus)
    return corpus, originals


@pytest.fixture(scope="session")
def summit_corpus(built) -> Path:
    """The summit's corpus folder. Read only."""
    return built[0]


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder with the originals of the built-in articles, which the repository may not hold."""
    folder = Path(os.environ.get("PARALLAX_ORIGINALS", ROOT.parent / "shared" / "seeds"))
    if not folder.is_dir():
        pytest.skip(f"The originals are in copyright and not here: set PARALLAX_ORIGINALS ({folder} does not exist).")
    return folder
