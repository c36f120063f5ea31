"""The scored words of a large corpus: how often each stands on each side, and what it adds to the tone."""

from collections.abc import Callable, Iterable

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.contrast.keyness.shift import shift_frame, word_shift
from analysis.contrast.tone import most_frequent, scored_words
from analysis.large.behind import asking
from analysis.large.cells import ask_sums
from analysis.large.places import Places
from analysis.large.results import LargeResults
from analysis.large.sides import cells_of
from analysis.large.sums import in_voice

_WORD = ["word", "weight"]
_ROUNDING = 1e-9  # half-way weights come out of files a little off
_COARSE, _FINE = 2, 6  # decimals of a weight: those of a table to be read, and those that clear the noise of files


@scored_words.register
def _scored_words(results: LargeResults, sides: Iterable[Side], voice: str) -> pd.DataFrame:
    sides = list(sides)
    counted = _by_side(results, sides, voice, _COARSE)
    frame = counted.assign(n=counted[[side.label for side in sides]].sum(axis=1))
    frame["pull"] = frame["n"] * frame["weight"]
    frame = most_frequent(frame).assign(paragraph_ids=lambda rows: _places(results, sides, voice, rows, _COARSE))
    return frame[[*_WORD, *(side.label for side in sides), "n", "pull", "paragraph_ids"]]


@word_shift.register
def _word_shift(results: LargeResults, contrast: Contrast, voice: str) -> pd.DataFrame:
    sides = list(contrast.sides)
    counted = _by_side(results, sides, voice, _FINE)
    frame = shift_frame(counted.set_index(_WORD)[[side.label for side in sides]])
    frame = frame.merge(counted[[*_WORD, "n_paragraphs"]], on=_WORD, how="left", validate="one_to_one")
    return frame.assign(paragraph_ids=_places(results, sides, voice, frame, _FINE)).drop(columns="n_paragraphs")


def _by_side(shown: LargeResults, sides: list[Side], voice: str, decimals: int) -> pd.DataFrame:
    """One row per word and weight, by alphabet: a column of places for each side (its label), and n_paragraphs."""
    labels, filters = [side.label for side in sides], shown.filters
    cells = shown.passing(ask_sums(shown.corpus, "scored_sums", voice, filters.topics, filters.actors))
    cells = cells.assign(weight=cells["weight"].round(decimals) + 0.0)
    parts = [cells_of(shown, cells, side).assign(side=side.label) for side in sides]
    held = pd.concat([cells.iloc[:0].assign(side=""), *parts])
    counted = held.pivot_table(index=_WORD, columns="side", values="n", aggfunc="sum", fill_value=0)
    counted = counted.reindex(columns=labels, fill_value=0).astype(int).rename_axis(columns=None)
    return counted.join(held.groupby(_WORD)["n_paragraphs"].sum().astype(int)).reset_index()


def _places(shown: LargeResults, sides: list[Side], voice: str, words: pd.DataFrame, decimals: int) -> list[Places]:
    cells = frozenset().union(*(side.paragraph_ids.cells for side in sides))

    def asking_word(word: str, weight: float) -> Callable[[], list[str]]:
        alike = f"abs(weight - {weight!r}) <= {0.5 * 10**-decimals + _ROUNDING!r}"
        one = f"word = $word AND {alike} AND {in_voice('n', voice)} > 0"
        return lambda: asking(shown, cells, ("scored_words", one), {"word": word})()

    rows = zip(words["word"], words["weight"].map(float), words["n_paragraphs"], strict=True)
    return [Places(int(n), asking_word(word, weight)) for word, weight, n in rows]
