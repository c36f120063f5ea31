"""VADER's weight of every word it scores: what its one number per text is made of."""

import re
import string

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.measures.weighted_words import Weighed

_TOKEN = re.compile(r"\S+")
_SHORTEST = 3  # characters: VADER keeps the marks around what is shorter, for it may be an emoticon


class Vader:
    """VADER, asked for its weight of each word, with its rules for negation, intensifiers, capitals and "but".

    Its compound is the sum of these weights (with a bonus for ! and ??) made to fit -1 to +1, and so grows with the
    length of a text; its exclamation bonus belongs to no word and is left out. Emoji are not read: VADER would put
    words in their place.

    Source
    ------
    vaderSentiment 3.3.2 (MIT): Hutto & Gilbert (2014), ICWSM.
    """

    def __init__(self, scale: float = 4.0):
        self._scale = scale
        self._analyser = _Valences()

    def find(self, text: str) -> list[Weighed]:
        """Every word that weighs something, in reading order."""
        valences = self._analyser.polarity_scores(text)
        tokens = zip(_TOKEN.finditer(text), valences, strict=True)
        return [self._weighed(token, valence) for token, valence in tokens if valence]

    def _weighed(self, token: re.Match, valence: float) -> Weighed:
        weight = min(1.0, max(-1.0, valence / self._scale))
        bare = token.group().strip(string.punctuation)
        if len(bare) < _SHORTEST:
            return Weighed(token.start(), token.end(), weight)
        start = token.start() + token.group().index(bare)
        return Weighed(start, start + len(bare), weight)


class _Valences(SentimentIntensityAnalyzer):
    """Stops before the words' weights are added up."""

    def __init__(self):
        super().__init__()
        self.emojis = {}

    def score_valence(self, sentiments: list[float], text: str) -> list[float]:
        return sentiments
