"""What was measured in the sentences that tell a fact: whose words they are, their tone, their stances."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.contrast.groups import places_in_voice
from analysis.contrast.positions import CHANCES, code_of_chances
from analysis.facts.ledger import Telling
from analysis.results import Results

AUTHOR, MIXED = "author", "mixed"
_ATTRIBUTED = {"quoted": "quoted_words", "reported": "reported_words"}


@dataclass(frozen=True)
class Stance:
    """The stance toward an actor named in a passage, the author's or of the voice asked for.

    code: against, neutral, favour, unsure; value: -1 against to +1 in favour.
    """

    actor: str
    code: str
    value: float


@dataclass(frozen=True)
class Cell:
    """How one article tells one fact, with what was measured in its sentences.

    voice: who speaks most of the words (author, quoted, reported; mixed where nobody speaks most). voices: everybody
    who speaks. tone: -1 hostile to +1 favourable, over the scored words of the voice that counts; None without one.
    lost: True where sentences of the telling are not in the articles at hand.
    """

    telling: Telling
    voice: str
    voices: tuple[str, ...]
    speakers: tuple[str, ...]
    tone: float | None
    n_scored: int
    n_words: int
    stances: tuple[Stance, ...]
    lost: bool

    @property
    def doc_id(self) -> str:
        """The article that tells it."""
        return self.telling.doc_id


def measure_tellings(tellings: Sequence[Telling], results: Results, voice: str = AUTHOR) -> list[Cell]:
    """One cell per telling, in the order given; tone and stances count the words of `voice`.

    Stances are those of the author as holder; in another voice, of whoever speaks. Over several mentions of an actor
    the three chances are averaged.
    """
    if not tellings:
        return []
    places = _places(tellings)
    words = _words(places, results.sentences)
    tone = _tone(places, places_in_voice(results.receipts[results.receipts["measure"] == "tone"], voice))
    speakers = _speakers(places, results.voices)
    stances = _stances(places, _judged(results.mentions, voice))
    return [
        Cell(
            telling=telling,
            voice=_most(words.loc[at]),
            voices=tuple(name for name in (AUTHOR, *_ATTRIBUTED) if words.loc[at, name]),
            speakers=speakers.get(at, ()),
            tone=float(tone.loc[at, "mean"]) if at in tone.index else None,
            n_scored=int(tone.loc[at, "size"]) if at in tone.index else 0,
            n_words=int(words.loc[at, "n_words"]),
            stances=stances.get(at, ()),
            lost=bool(words.loc[at, "lost"]),
        )
        for at, telling in enumerate(tellings)
    ]


def _places(tellings: Sequence[Telling]) -> pd.DataFrame:
    """One row per telling (its place in the list, `at`) and sentence."""
    rows = [(at, sentence_id) for at, telling in enumerate(tellings) for sentence_id in telling.sentence_ids]
    return pd.DataFrame(rows, columns=["at", "sentence_id"])


def _words(places: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row per telling: n_words, those of each voice, and lost (a sentence is not at hand)."""
    held = places.merge(
        sentences[["sentence_id", "n_words", *_ATTRIBUTED.values()]], how="left", validate="many_to_one"
    )
    sums = held.groupby("at")[["n_words", *_ATTRIBUTED.values()]].sum().astype(int)
    sums = sums.rename(columns={column: voice for voice, column in _ATTRIBUTED.items()})
    sums[AUTHOR] = sums["n_words"] - sums[list(_ATTRIBUTED)].sum(axis=1)
    return sums.assign(lost=held["n_words"].isna().groupby(held["at"]).any())


def _most(words: pd.Series) -> str:
    return next((voice for voice in (AUTHOR, *_ATTRIBUTED) if 2 * words[voice] > words["n_words"]), MIXED)


def _tone(places: pd.DataFrame, receipts: pd.DataFrame) -> pd.DataFrame:
    """One row per telling with a scored word: mean and size of the weights."""
    return (
        places.merge(receipts[["sentence_id", "weight"]], on="sentence_id")
        .groupby("at")["weight"]
        .agg(["mean", "size"])
    )


def _speakers(places: pd.DataFrame, voices: pd.DataFrame) -> dict[int, tuple[str, ...]]:
    named = places.merge(voices.dropna(subset="speaker")[["sentence_id", "speaker"]], on="sentence_id")
    return {at: tuple(dict.fromkeys(names)) for at, names in named.groupby("at")["speaker"]}


def _judged(mentions: pd.DataFrame, voice: str) -> pd.DataFrame:
    own = mentions[mentions["holder"] == AUTHOR] if voice == AUTHOR else places_in_voice(mentions, voice)
    return own.dropna(subset=CHANCES)


def _stances(places: pd.DataFrame, mentions: pd.DataFrame) -> dict[int, tuple[Stance, ...]]:
    named = places.merge(mentions[["sentence_id", "actor", *CHANCES]], on="sentence_id")
    if named.empty:
        return {}
    means = named.groupby(["at", "actor"], sort=False)[CHANCES].mean().reset_index()
    means = means.assign(code=code_of_chances(means), value=means["p_favour"] - means["p_against"])
    return {
        at: tuple(Stance(row.actor, row.code, float(row.value)) for row in rows.itertuples())
        for at, rows in means.groupby("at")
    }
