"""What is counted: content words, and names and set phrases of several words as one unit each."""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.results import Results
from analysis.text.words import find_words

WORD, PHRASE = "word", "name or phrase"
_CELL = ["paragraph_id", "unit", "n"]
_PLACE = ["sentence_id", "surface", "start"]
_MARKS = re.compile(r"[\[\]“”\"]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class UnitCounts:
    """How often each unit stands in each paragraph, as its cells that are not 0, ordered by unit.

    `units` has unit (in lower case), label (as texts write it) and kind; cell i says that unit `unit[i]` stands
    `n[i]` times in paragraph `paragraph[i]`, both places in `units` and `paragraph_ids`.
    """

    units: pd.DataFrame
    paragraph_ids: pd.Index
    unit: np.ndarray
    paragraph: np.ndarray
    n: np.ndarray

    def weighed(self, weights: np.ndarray) -> np.ndarray:
        """Draws × units: the counts when each draw (a row of `weights`) weighs the paragraphs."""
        counts = np.empty((len(weights), len(self.units)))
        for at, of_paragraphs in enumerate(weights):  # draw by draw: all at once would outgrow the processor's cache
            counts[at] = np.bincount(self.unit, self.n * of_paragraphs[self.paragraph], len(self.units))
        return counts

    def of(self, paragraph_ids: pd.Index) -> np.ndarray:
        """How often each unit stands in these paragraphs."""
        return self.weighed(self.paragraph_ids.isin(paragraph_ids)[None].astype(float))[0]

    def within(self, paragraph_ids: pd.Index) -> "UnitCounts":
        """The same counts, of these paragraphs and the units that stand in them."""
        kept = self.paragraph_ids.isin(paragraph_ids)
        cells = kept[self.paragraph]
        units, unit = np.unique(self.unit[cells], return_inverse=True)
        places = (np.cumsum(kept) - 1)[self.paragraph[cells]]
        return UnitCounts(
            self.units.iloc[units].reset_index(drop=True), self.paragraph_ids[kept], unit, places, self.n[cells]
        )

    def standing(self, least: int) -> "UnitCounts":
        """The same counts, of the units that stand `least` times or more."""
        often = np.bincount(self.unit, self.n, len(self.units)) >= least
        cells = often[self.unit]
        return UnitCounts(
            self.units[often].reset_index(drop=True),
            self.paragraph_ids,
            (np.cumsum(often) - 1)[self.unit[cells]],
            self.paragraph[cells],
            self.n[cells],
        )


def count_units(results: Results) -> UnitCounts:
    """The units of every paragraph: its names and set phrases of several words, and its other content words.

    A name is a surface of one actor, a set phrase one of a topic or of the tone mask; of those that overlap, the
    longest counts, and its words are not counted again. Words stay as they are written: *sanction* and *sanctions*
    are two.
    """
    phrases = _phrases(results)
    cells = pd.concat([_phrase_counts(phrases), _words_left(results.words, phrases)], ignore_index=True)
    codes, names = pd.factorize(cells["unit"].to_numpy(dtype=object), sort=True)
    ids = pd.Index(results.paragraphs["paragraph_id"])
    places = ids.get_indexer(cells["paragraph_id"])
    order = np.lexsort((places, codes))
    labels, several = _labels(results, phrases), set(phrases["unit"])
    units = {
        "unit": names,
        "label": [labels.get(name, name) for name in names],
        "kind": [PHRASE if name in several else WORD for name in names],
    }
    return UnitCounts(pd.DataFrame(units), ids, codes[order], places[order], cells["n"].to_numpy(dtype=float)[order])


def _phrases(results: Results) -> pd.DataFrame:
    """One row per place of a name or set phrase of several words that no longer one overlaps."""
    hidden = results.receipts.loc[results.receipts["masked"], ["sentence_id", "term", "start"]]
    named = [_names(results.mentions), results.topic_mentions, hidden.rename(columns={"term": "surface"})]
    places = pd.concat([frame[_PLACE] for frame in named]).drop_duplicates()
    forms = {surface: _forms(surface) for surface in places["surface"].unique()}
    places = places[places["surface"].isin([surface for surface, words in forms.items() if len(words) > 1])]
    places = places[_longest(places)].reset_index(drop=True)
    surfaces = places["surface"]
    return places.assign(
        paragraph_id=[sentence.rsplit("/", 1)[0] for sentence in places["sentence_id"]],
        forms=[forms[surface] for surface in surfaces],
        unit=[" ".join(forms[surface]) for surface in surfaces],
    )


def _names(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions that name one actor: *the two countries* is a mention of each, and nobody's name."""
    return mentions[~mentions.duplicated(_PLACE, keep=False)]


def _forms(surface: str) -> list[str]:
    return [word.form.casefold() for word in find_words(surface)]


def _longest(places: pd.DataFrame) -> np.ndarray:
    """Of overlapping places of a sentence, the longest; of equally long ones, the first."""
    taken: dict[str, list[tuple[int, int]]] = {}
    kept = np.zeros(len(places), bool)
    rows = zip(places["sentence_id"], places["start"], places["surface"], strict=True)
    spans = [(sentence, start, start + len(surface)) for sentence, start, surface in rows]
    for at in sorted(range(len(spans)), key=lambda at: (spans[at][1] - spans[at][2], spans[at][1])):
        sentence, start, end = spans[at]
        others = taken.setdefault(sentence, [])
        if all(end <= left or right <= start for left, right in others):
            others.append((start, end))
            kept[at] = True
    return kept


def _phrase_counts(phrases: pd.DataFrame) -> pd.DataFrame:
    counted = Counter(zip(phrases["paragraph_id"], phrases["unit"], strict=True))
    return pd.DataFrame([(*place, n) for place, n in counted.items()], columns=_CELL)


def _words_left(words: pd.DataFrame, phrases: pd.DataFrame) -> pd.DataFrame:
    """The "words" frame less the words that stand in a phrase."""
    each = zip(phrases["paragraph_id"], phrases["forms"], strict=True)
    used = Counter((paragraph, form) for paragraph, forms in each for form in forms)
    held = (words[name].to_numpy(dtype=object) for name in ("paragraph_id", "word"))  # faster to go through
    left = words["n"] - [used.get(place, 0) for place in zip(*held, strict=True)]
    return words.assign(n=left)[left > 0].set_axis(_CELL, axis=1)


def _labels(results: Results, phrases: pd.DataFrame) -> dict[str, str]:
    """How most places write each phrase, and each name of one word; of equals the first."""
    spelled = Counter([*_names(results.mentions)["surface"], *phrases["surface"]])
    labels: dict[str, str] = {}
    for surface, _ in spelled.most_common():
        labels.setdefault(" ".join(_forms(surface)), _SPACE.sub(" ", _MARKS.sub("", surface)))
    return labels
