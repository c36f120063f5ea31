"""Every score of an analysis in one frame: each measure, in its own voice, for every unit there is."""

from collections.abc import Mapping

import pandas as pd

from analysis.contrast.groups import by_document, by_event, by_perspective, by_perspective_and_event
from analysis.contrast.rollup import SERIES, STANCE, measures_by_voice, ratio, rollup, tally, words_by_voice
from analysis.results import Results
from analysis.schemas import conform

_UNITS = {
    "document": by_document,
    "event": by_event,
    "perspective": by_perspective,
    "perspective / event": by_perspective_and_event,
}
_OF_ACTORS = ("actor_rate", "actor_share")
_SMALL_UNITS = ("paragraph", "document")


def score_units(results: Results, voices: Mapping[str, str]) -> pd.DataFrame:
    """ "scores" frame: one row per unit, measure and key, from paragraphs up to perspectives and their events.

    `voices` gives each measure (by its id) the voice whose words it counts. A single paragraph has no interval; a
    paragraph about both events or none belongs to no event; an actor that a paragraph or document does not name has no
    row there, since the world has too many of them, and a unit that does not name an actor has no stance toward it.
    """
    parts = []
    for voice, measures in measures_by_voice(voices.items()).items():
        parts.append(_paragraph_scores(results, voice, measures))
        parts += [rollup(results, groups(results), unit, voice, measures) for unit, groups in _UNITS.items()]
    scores = pd.concat(parts, ignore_index=True)
    unnamed = scores["measure"].isin(_OF_ACTORS) & (scores["n_counted"] == 0) & scores["unit"].isin(_SMALL_UNITS)
    unnamed |= scores["measure"].isin(STANCE) & (scores["n_units"] == 0)
    return conform(scores[~unnamed].reset_index(drop=True), "scores")


def _paragraph_scores(results: Results, voice: str, measures: list[str]) -> pd.DataFrame:
    tallies = tally(results, voice, measures)
    scores = tallies[[*SERIES, "n_counted"]].assign(
        unit="paragraph",
        unit_id=tallies["paragraph_id"],
        voice=voice,
        value=ratio(tallies["numerator"].to_numpy(float), tallies["denominator"].to_numpy(float)),
        n_units=1,
        n_words=tallies["paragraph_id"].map(words_by_voice(results)[voice]),
        low=float("nan"),
        high=float("nan"),
    )
    return conform(scores, "scores")
