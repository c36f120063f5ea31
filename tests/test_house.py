"""The house: imports go one way, the command line and the tables in the documents agree with the code."""

import ast
from pathlib import Path

import pytest

from analysis.columns import columns_table

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "analysis").rglob("*.py"))
PAGES = sorted(path for path in (ROOT / "pages").glob("*/*.py") if path.parent.name != "shared")
# Each room may use those before it, and `errors`, `schemas`, `results` at the door.
ROOMS = [
    "text",
    "measures",
    "contrast",
    "facts",
    "evidence",
    "charts",
    "exchange",
    "coding",
    "projects",
    "batch",
    "large",
    "intake",
    "briefing",
]
MAY_USE = {
    "text": {"text"},
    "measures": {"text", "measures"},
    "contrast": {"text", "measures", "contrast"},
    "facts": {"text", "measures", "contrast", "facts"},
    "evidence": {"text", "measures", "contrast", "facts", "evidence"},
    "charts": {"text", "measures", "contrast", "facts", "evidence", "charts"},
    "exchange": {"text", "measures", "facts", "exchange"},
    "coding": {"text", "measures", "contrast", "facts", "exchange", "coding"},
    "projects": {"text", "measures", "facts", "exchange", "projects"},
    "batch": {"text", "measures", "exchange", "projects", "batch"},
    "large": {"text", "measures", "contrast", "evidence", "exchange", "batch", "large"},
    "intake": {"text", "measures", "exchange", "projects", "intake"},
    "briefing": {"text", "contrast", "facts", "evidence", "charts", "exchange", "projects", "briefing"},
}


def imported_modules(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def room_of(path: Path) -> str:
    """The first folder below analysis/: rooms may have rooms of their own."""
    return path.relative_to(ROOT / "analysis").parts[0]


def place(path: Path) -> str:
    return str(path.relative_to(ROOT / "analysis"))


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_analysis_knows_nothing_of_streamlit_or_pages(path):
    assert not {name.split(".")[0] for name in imported_modules(path)} & {"streamlit", "pages", "app"}


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) in ROOMS], ids=place)
def test_imports_go_one_way(path):
    rooms = {name.split(".")[1] for name in imported_modules(path) if name.startswith("analysis.")} & set(ROOMS)
    assert rooms <= MAY_USE[room_of(path)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_hold_no_arithmetic(path):
    numeric = (ast.Mult, ast.Div, ast.FloorDiv, ast.Pow, ast.Mod)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, numeric)]


def test_page_scripts_live_in_folders_of_their_section():
    """Directly in pages/, a deep link as the first request to a fresh server would bypass app.py."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_the_columns_table_of_the_corpus_is_the_schemas():
    assert (ROOT / "corpus" / "README.md").read_text(encoding="utf-8").rstrip().endswith(columns_table())
