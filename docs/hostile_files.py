"""What broken and hostile files are told: `python -m docs.hostile_files` writes docs/hostile-files.md from the code."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from analysis.exchange.formats import bounds
from analysis.exchange.reading import Reading, printable, read_articles
from tests.hostile_files import HOSTILE_FILES, HostileFile

FILE = Path(__file__).parent / "hostile-files.md"
_MOST_LINES = 3  # that are shown of what is told of one file
_OPENING = """# Broken and hostile files

What happens to files that are empty, broken, mistaken or made to do harm: what a reader is told, word for word, and
what is kept. Each is given together with a good file, which is never lost. Nothing here ends in an error page.

This page is written by `python -m docs.hostile_files` from tests/hostile_files.py; a test holds it to the code.

Web pages, Markdown, XML, Word, PDF and Parquet are read in a process of their own, which is stopped after
{seconds} seconds or {memory} GB of memory (where the system can be told so; the file that shows it below is given
2 seconds). An archive is left after {stopped} of its files were stopped.
"""


def main() -> None:
    """Write the page."""
    FILE.write_text(hostile_page(), encoding="utf-8")
    print(FILE)


def hostile_page() -> str:
    """The page: a table for each kind of file."""
    opening = _OPENING.format(
        seconds=bounds.LONGEST_READING, memory=bounds.LARGEST_MEMORY // 2**30, stopped=bounds.MOST_STOPPED
    )
    return "\n".join([opening, *_tables()])


def read_beside_a_good_file(hostile: HostileFile, folder: Path) -> Reading:
    """What is read of a good file and the hostile one after it."""
    (folder / "good.txt").write_text("A ferry.", encoding="utf-8")
    seconds = hostile.seconds or bounds.LONGEST_READING
    with patch.object(bounds, "LONGEST_READING", seconds):
        return read_articles([folder / "good.txt", hostile.write(folder)])


def _tables() -> Iterator[str]:
    for group, files in HOSTILE_FILES.items():
        yield f"## {group}\n\n| file | what it is | what is said | what is kept |\n|---|---|---|---|"
        yield from map(_row, files)
        yield ""


def _row(hostile: HostileFile) -> str:
    with TemporaryDirectory() as folder:
        reading = read_beside_a_good_file(hostile, Path(folder))
    n_kept = len(reading.articles) - 1
    kept = f"{n_kept:,} article{'s' if n_kept > 1 else ''}" if n_kept else "nothing"
    cells = (_code(hostile.name), hostile.what, _said(reading), kept)
    return f"| {' | '.join(cells)} |"


def _said(reading: Reading) -> str:
    said = [*reading.troubles, *reading.notes]
    more = [f"… and {len(said) - _MOST_LINES:,} more"] if len(said) > _MOST_LINES else []
    return "<br>".join([*map(_code, said[:_MOST_LINES]), *more]) or "—"


def _code(text: str) -> str:
    """The text as it stands, in a cell of a table; long names are shortened."""
    shown = printable(text)
    shown = shown if len(shown) <= 250 else f"{shown[:50]} … {shown[-150:]}"
    return "`` " + shown.replace("|", "\\|") + " ``"


if __name__ == "__main__":
    main()
