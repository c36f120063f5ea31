"""The words that a judgement rests on: where the model looked, as words and short phrases of the text."""

import numpy as np

from analysis.measures.blinding import Blinded
from analysis.measures.passages import Passage
from analysis.text.words import find_words

_LONGEST_PHRASE = 4  # words
_MOST_PHRASES = 3
_LEAST_WEIGHT = 0.05  # of a phrase; half of it for a single word of one
_DECIMALS = 3

Weighed = tuple[int, int, float]  # start and end in the passage, weight


class WordsOf:
    """The ordinary words of a passage, names left out, with the signs that each is made of."""

    def __init__(self, text: str, blinded: Blinded):
        named = [span for span, actor in zip(blinded.offsets, blinded.actors, strict=True) if actor]
        self._text = text
        self._words = [
            word for word in find_words(text) if not any(start < word.end and word.start < end for start, end in named)
        ]
        starts, ends = (np.array(column)[None, :] for column in zip(*blinded.offsets, strict=True))
        firsts = np.array([word.start for word in self._words])[:, None]
        lasts = np.array([word.end for word in self._words])[:, None]
        self._signs = ((starts < lasts) & (firsts < ends)).astype(float)  # words x signs

    def phrases_looked_at(self, look: np.ndarray) -> list[Weighed]:
        """Start, end and weight of the heaviest phrases, in reading order: three of four words at most."""
        weights = self._signs @ look if self._words else np.empty(0)
        heavy = np.flatnonzero(weights >= _LEAST_WEIGHT / 2)
        words = [(self._words[at].start, self._words[at].end, float(weights[at])) for at in heavy]
        phrases = [phrase for phrase in _joined(words, self._text) if phrase[2] >= _LEAST_WEIGHT]
        return sorted(sorted(phrases, key=lambda phrase: -phrase[2])[:_MOST_PHRASES])


def in_sentence(passage: Passage, start: int) -> tuple[str, int]:
    """The sentence in which a place of the passage lies, and where in it."""
    sentence_id = max((key for key, at in passage.starts.items() if at <= start), key=passage.starts.get)
    return sentence_id, start - passage.starts[sentence_id]


def _joined(words: list[Weighed], text: str) -> list[Weighed]:
    """Words beside each other as phrases, with the sum of their weights."""
    phrases: list[list[Weighed]] = []
    for word in words:
        beside = phrases and text[phrases[-1][-1][1] : word[0]] in (" ", "-")
        if beside and len(phrases[-1]) < _LONGEST_PHRASE:
            phrases[-1].append(word)
        else:
            phrases.append([word])
    return [(part[0][0], part[-1][1], round(min(1.0, sum(word[2] for word in part)), _DECIMALS)) for part in phrases]
