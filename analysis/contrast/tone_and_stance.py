"""Where tone and stance part: hostile words in favour of an actor, kind words against it, one without the other."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.contrast.groups import Side
from analysis.contrast.positions import positions
from analysis.contrast.tone import tone_by_paragraph, words_in_voice
from analysis.results import Results

EVEN = 0.05  # a tone no further than this from 0 is even: neither hostile nor favourable
OPPOSITE, WORDS_ONLY, STANCE_ONLY = "opposite", "words only", "stance only"
PARTS = (OPPOSITE, WORDS_ONLY, STANCE_ONLY)
_MOST_WORDS = 4
_COLUMNS = ["paragraph_id", "group", "side", "position", "actor", "polarity", "n_scored", "value", "code", "parts"]
_COLUMNS += ["gap", "tone_words", "stance_words", "mark"]


def tone_against_stance(results: Results, sides: Iterable[Side]) -> pd.DataFrame:
    """One row per paragraph and actor that the author judges there, where tone and stance part most first.

    Both are of the author's own words, names masked. Columns: paragraph_id, group and side (id and name of the text),
    position, actor, polarity (-1 hostile to +1 favourable words; unknown without a scored word), n_scored, value (-1
    against to +1 in favour of the actor), code; parts: opposite (hostile words in favour, favourable words against),
    words only (hostile or favourable words, neutral stance), stance only (against or in favour in even words), or
    empty; gap (the distance of the two numbers); tone_words and stance_words (the words behind each number, the
    heaviest first); mark. An unsure stance or unknown tone parts from nothing.
    """
    tones = tone_by_paragraph(results, sides, "author")[
        ["paragraph_id", "group", "side", "position", "polarity", "n_scored"]
    ]
    frame = tones.merge(positions(results), on="paragraph_id", validate="one_to_many")
    frame["parts"] = _parts(frame["polarity"], frame["code"])
    frame["gap"] = (frame["value"] - frame["polarity"]).abs()
    frame["tone_words"] = _tone_words(results).reindex(frame["paragraph_id"]).fillna("").to_numpy()
    keys = pd.MultiIndex.from_frame(frame[["paragraph_id", "actor"]])
    frame["stance_words"] = _stance_words(results).reindex(keys).fillna("").to_numpy()
    frame["mark"] = frame["paragraph_id"] + "|" + frame["actor"]
    order = frame["parts"].map({part: place for place, part in enumerate(PARTS)}).fillna(len(PARTS))
    ranked = frame.assign(order=order).sort_values(["order", "gap"], ascending=[True, False], kind="stable")
    return ranked[_COLUMNS].reset_index(drop=True)


def _parts(polarity: pd.Series, code: pd.Series) -> np.ndarray:
    way = np.sign(polarity.where(polarity.abs() > EVEN, 0.0).where(polarity.notna()))
    stands = code.map({"against": -1.0, "neutral": 0.0, "favour": 1.0})
    opposite = way * stands < 0
    return np.select(
        [opposite, (way.abs() == 1) & (stands == 0), (way == 0) & (stands.abs() == 1)], list(PARTS), default=""
    )


def _tone_words(results: Results) -> pd.Series:
    """For each paragraph (index) the author's scored words that weigh something, the heaviest first."""
    found = words_in_voice(results, "author", "tone")
    found = found[found["weight"] != 0].assign(heavy=lambda rows: rows["weight"].abs())
    found = found.sort_values("heavy", ascending=False, kind="stable").drop_duplicates(["paragraph_id", "term"])
    words = [
        f"{term} {weight:+.2f}".replace("-", "−") for term, weight in zip(found["term"], found["weight"], strict=True)
    ]
    return _listed(pd.Series(words, dtype=object), [found["paragraph_id"].to_numpy()])


def _stance_words(results: Results) -> pd.Series:
    """For each paragraph and actor (index) the words that carry the author's stance, the heaviest first."""
    own = results.mentions.loc[results.mentions["holder"] == "author", ["mention_id", "actor"]]
    found = results.stance_receipts.merge(own, on="mention_id", validate="many_to_one")
    found["paragraph_id"] = found["sentence_id"].str.rsplit("/", n=1).str[0]
    found = found.sort_values("weight", ascending=False, kind="stable")
    found = found.drop_duplicates(["sentence_id", "actor", "start"]).drop_duplicates(["paragraph_id", "actor", "term"])
    return _listed(found["term"].astype(object), [found["paragraph_id"], found["actor"]])


def _listed(words: pd.Series, owners: list) -> pd.Series:
    return words.groupby(owners, sort=False).agg(lambda own: ", ".join(own.head(_MOST_WORDS))).astype(object)
