"""Reading a TOML word list: each trouble is told with its file, entry and remedy."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from analysis.errors import CodebookError
from analysis.text.terms import term_parts

LONGEST_TERM = 4  # words: a longer run would ship a piece of a text in copyright, not a term


def read_toml(path: Path) -> dict:
    """The content of a TOML file.

    Raises
    ------
    CodebookError
        There is no such file, it is not UTF-8, or it is not TOML; the message gives the line.
    """
    try:
        return toml_of(path.read_text(encoding="utf-8"), path)
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}: is not UTF-8. Save it as UTF-8 text.") from error


def toml_of(text: str, where: Path | str) -> dict:
    """The content of TOML text; `where` names its file in messages.

    Raises
    ------
    CodebookError
        It is not TOML; the message gives the line.
    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CodebookError(f"{where}: is not TOML: {error}. Look for a missing quotation mark or comma.") from error


def check_terms(terms: object, where: str) -> tuple[str, ...]:
    """The terms of one entry, once each is a text that can be looked for.

    Raises
    ------
    CodebookError
        `where` (file and entry), what was found, what to do.
    """
    if not isinstance(terms, list) or not terms:
        raise CodebookError(f"{where} has no terms. Add one, or remove the entry.")
    for term in terms:
        if not isinstance(term, str):
            raise CodebookError(f"{where} has the term {term!r}, which is no text. Put it in quotation marks.")
    check_can_be_found(terms, where)
    return tuple(terms)


def check_can_be_found(terms: Iterable[str], where: str) -> None:
    """Refuse a term that stands twice, cannot be looked up, or is longer than LONGEST_TERM words.

    Raises
    ------
    CodebookError
        `where` (file and entry), the term and what to do.
    """
    seen: set[str] = set()
    for term in terms:
        try:
            parts = term_parts(term)
        except ValueError as error:
            raise CodebookError(f"{where} has the term {term!r}: {error}.") from error
        if len(parts) > LONGEST_TERM:
            found = f"the term {term!r} of {len(parts)} words"
            raise CodebookError(f"{where} has {found}. Use {LONGEST_TERM} words at most.")
        if term in seen:
            raise CodebookError(f"{where} lists the term {term!r} more than once. Keep one.")
        seen.add(term)


def tables_of(content: Mapping, name: str, where: Path | str) -> list[dict]:
    """The tables [[name]] of TOML that was read; none where it has none.

    Raises
    ------
    CodebookError
        Something else stands under that name.
    """
    tables = content.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CodebookError(f"{where}: {name!r} holds no tables. Write each under [[{name}]].")
    return tables
