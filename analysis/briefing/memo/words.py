"""Words and numbers as a memo writes them."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import pandas as pd

# XML 1.0 has no way to write these; they mean nothing in a memo.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=%)")
_AFTER_SIGN = re.compile(r"(?<=¶) (?=\d)")
_SENTENCE = re.compile(r"(?<=[.?!]) +(?=[A-Z\d“▼●◆−+])")
_MONTHS = "January February March April May June July August September October November December".split()
MOST_SIGNS = 260  # of a cell: a row that no page holds would be cut without a word
_NOTHING = 1e-9  # what rounding leaves of 0


def plain(text: object) -> str:
    """A text on one line, without signs that files cannot hold; a number keeps its unit beside it."""
    line = " ".join(_ILLEGAL.sub("", str(text)).split())
    return _AFTER_SIGN.sub("\u00a0", _BEFORE_UNIT.sub("\u00a0", line))


def shortened(text: str, most: int = MOST_SIGNS) -> str:
    """The text, cut at a word and marked so where it is longer."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + " …"


def cell(value: object) -> str:
    """One cell of a frame in words: two decimals, more where that would hide a number; an unknown number is empty."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    if pd.api.types.is_integer(value):
        return f"{int(value):,}".replace("-", "−")
    if pd.api.types.is_float(value):
        return _decimal(float(value))
    return shortened(plain(value))


def _decimal(number: float) -> str:
    if math.isinf(number):
        return "∞" if number > 0 else "−∞"
    written = f"{number:,.2f}"
    if abs(number) > _NOTHING and float(written.replace(",", "")) == 0:
        written = f"{number:.1g}"
    return written.replace("-", "−") if float(written.replace(",", "")) else "0.00"


def sentences(text: str) -> list[str]:
    """The sentences of a text that this project wrote."""
    return [sentence for sentence in _SENTENCE.split(text.strip()) if sentence]


def day_in_words(made: str) -> str:
    """The day of a time in ISO: "22 November 2026"; months and years alone as they are; else the text itself."""
    try:
        day = datetime.fromisoformat(made)
    except ValueError:
        return _month_in_words(made)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _month_in_words(made: str) -> str:
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", made)
    return f"{_MONTHS[int(found[2]) - 1]} {found[1]}" if found else plain(made)


def listed(parts: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def in_runs(numbers: Iterable[int]) -> list[str]:
    """Numbers in order, three or more in a row as one: "1–4", "6", "8"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [part for run in runs for part in (_run(run))]


def _run(run: list[int]) -> list[str]:
    return [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]


def figures_named(numbers: Iterable[int]) -> str:
    """ "Figure 3", "Figures 1, 4–6 and 9"."""
    numbers = set(numbers)
    return f"Figure{'s' if len(numbers) > 1 else ''}\u00a0{listed(in_runs(numbers))}"


def said_once(texts: Mapping[int, str], by_sentence: bool = False) -> list[tuple[tuple[int, ...], str]]:
    """Each distinct text with the figures that say it, by the number of the figure, in the order they first come.

    by_sentence: sentence for sentence; those that the same figures say stand together again.
    """
    said: dict[str, list[int]] = {}
    for number, text in texts.items():
        for each in dict.fromkeys(sentences(text) if by_sentence else [text]):
            if each:
                said.setdefault(plain(each), []).append(number)
    together: dict[tuple[int, ...], list[str]] = {}
    if not by_sentence:
        return [(tuple(numbers), text) for text, numbers in said.items()]
    for text, numbers in said.items():
        together.setdefault(tuple(numbers), []).append(text)
    return [(numbers, " ".join(parts)) for numbers, parts in together.items()]
