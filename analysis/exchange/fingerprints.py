"""Recognising an article by the fingerprints of its paragraphs, in whatever shape a reader's copy has.

A fingerprint is taken over the letters and digits alone, so that line breaks, spacing, quotation marks, dashes and
whatever stands around the body make no difference; one changed word does.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.text.documents import sha256
from analysis.text.typography import normalise

_RUN = re.compile(r"[^\W_]+")
_OPENING = 4  # runs of letters whose hash says where a paragraph may begin
_BEFORE = re.compile(r"[“‘(\[]*$")
_AFTER = re.compile(r"[^\w\s]*")

COLUMNS = ["paragraph_id", "n_runs", "opening", "fingerprint"]


@dataclass(frozen=True)
class Recognition:
    """How much of one known article a text holds: the paragraphs found, each with its text, and those missing."""

    doc_id: str
    found: dict[str, str]
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """True where every paragraph of the article is there."""
        return not self.missing


def fingerprints(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """One row per paragraph: n_runs (runs of letters or digits), opening and fingerprint (SHA-256 over the runs)."""
    rows = []
    for paragraph_id, text in zip(paragraphs["paragraph_id"], paragraphs["text"], strict=True):
        runs = _runs(text)
        rows.append((paragraph_id, len(runs), _hash(runs[:_OPENING]), _hash(runs)))
    return pd.DataFrame(rows, columns=COLUMNS)


def recognise(raw: str, known: pd.DataFrame) -> list[Recognition]:
    """One recognition per known article of which a text holds at least one paragraph, most complete first."""
    text = normalise(raw)
    places = list(_RUN.finditer(text))
    found = dict(_find_paragraphs(text, places, known))
    recognised = []
    for doc_id, ids in known["paragraph_id"].groupby(known["paragraph_id"].str.split("/").str[0], sort=False):
        held = {paragraph_id: found[paragraph_id] for paragraph_id in ids if paragraph_id in found}
        if held:
            recognised.append(Recognition(doc_id, held, tuple(set(ids) - set(held))))
    return sorted(recognised, key=lambda recognition: len(recognition.missing))


def _find_paragraphs(text: str, places: list[re.Match], known: pd.DataFrame) -> Iterable[tuple[str, str]]:
    """Each known paragraph that stands in the text, with its words as they stand there."""
    openings: dict[str, list] = {}
    for row in known.itertuples(index=False):
        openings.setdefault(row.opening, []).append(row)
    runs = [place.group().casefold() for place in places]
    for at in range(len(runs)):
        for row in openings.get(_hash(runs[at : at + _OPENING]), ()):
            last = at + row.n_runs - 1
            if last < len(runs) and _hash(runs[at : last + 1]) == row.fingerprint:
                yield row.paragraph_id, _slice(text, places[at].start(), places[last].end())


def _slice(text: str, start: int, end: int) -> str:
    """The words from start to end with the marks that open and close them."""
    opening = _BEFORE.search(text[max(0, start - 3) : start]).group()
    return opening + text[start : _AFTER.match(text, end).end()]


def _runs(text: str) -> list[str]:
    return [run.casefold() for run in _RUN.findall(text)]


def _hash(runs: list[str]) -> str:
    return sha256(" ".join(runs))
