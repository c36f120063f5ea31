"""What the start loads: nothing that the first page of the built-in corpus does without."""

import os
import subprocess
import sys

import pytest

from analysis.errors import CodebookError
from pages.shared import results as results_page
from tests.conftest import ROOT

NOT_NEEDED = (
    "onnxruntime", "tokenizers",  # the stance model: the built-in corpus was judged before
    "textblob", "nltk", "scipy", "sklearn",  # TextBlob brings NLTK, and that what else is installed
    "docx", "pptx", "xlsxwriter", "typst",  # packs
    "trafilatura", "lxml", "pypdf", "py3langid", "ftfy",  # articles brought in
    "duckdb", "polars", "dask", "distributed", "pyarrow.parquet",  # large corpora
    "matplotlib", "altair", "pydeck",
)  # fmt: skip
FIRST_PAGE = """
import sys
import app, pages.shared.frame
from streamlit.testing.v1 import AppTest
page = AppTest.from_file("app.py", default_timeout=60).run()
assert not page.exception and page.get("plotly_chart"), "the first page"
print(*sorted(sys.modules), sep="\\n")
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> set[str]:
    """The modules in memory once a fresh interpreter has drawn the Overview."""
    folder = tmp_path_factory.mktemp("start")
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE],
        cwd=ROOT,
        env=os.environ | {"PARALLAX_ATTACHED": str(folder), "PARALLAX_PROJECTS": str(folder), "PARALLAX_TOUR": "0"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", NOT_NEEDED)
def test_the_first_page_loads_nothing_that_it_does_without(loaded, module):
    assert module not in loaded


def test_the_list_was_looked_at_after_the_page_was_drawn(loaded):
    assert {"pandas", "plotly", "pages.shared.card", "pages.shared.leading"} <= loaded


def test_the_codebooks_are_read_before_anybody_asks(monkeypatch):
    results_page._codebooks.clear()
    results_page.read_ahead()
    monkeypatch.setattr(results_page, "read_codebooks", lambda *asked: pytest.fail("read again"))
    assert results_page._codebooks((), None).topics.topics


def test_a_codebook_that_cannot_be_read_does_not_keep_the_server_from_starting(monkeypatch):
    def broken(*asked):
        raise CodebookError("topics.toml: is not TOML.")

    results_page._codebooks.clear()
    monkeypatch.setattr(results_page, "read_codebooks", broken)
    results_page.read_ahead()
    with pytest.raises(CodebookError, match="is not TOML"):
        results_page._codebooks((), None)
    results_page._codebooks.clear()
