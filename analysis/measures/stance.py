"""Stance: for or against whom, in whose voice; for each mention of an actor, and over each paragraph.

The voice layer says who speaks where an actor is mentioned: the author, or a quoted or reported speaker. That is the
*holder*. The model reads the paragraph, names hidden, and says how probable it is that the holder is against the
actor, neutral, or in its favour: in the sentence of the mention, and, for the author, over the whole paragraph, since
writers go on judging with *it* and *they*.
"""

from collections import Counter
from itertools import groupby

import numpy as np
import pandas as pd

from analysis.measures.actors import Actors
from analysis.measures.looked_at import WordsOf, in_sentence
from analysis.measures.passages import AUTHOR, Asked, Held, Passage, read_passages
from analysis.measures.stance_model import Answer, StanceModel
from analysis.schemas import SCHEMAS, conform, empty

UNNAMED = "unnamed speaker"
UNSURE_BELOW = 0.5
DECIMALS = 3  # of probabilities: finer digits differ between processors
CHANCES = ["p_against", "p_neutral", "p_favour"]

Answered = list[tuple[Passage, Asked, Answer]]


def judge_mentions(
    mentions: pd.DataFrame, sentences: pd.DataFrame, voices: pd.DataFrame, actors: Actors, model: StanceModel
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Three frames: "mentions", each with its holder and stance; "stance_receipts"; "stance_by_paragraph".

    Mentions of one actor by one holder in one sentence are judged together and share their figures. A mention beyond
    the reach of the model (in a sentence of more than some 200 words) has none: it is unknown, and unsure.

    Parameters
    ----------
    mentions
        As `find_mentions` gives them.
    sentences
        sentence_id, paragraph_id and text (normalised), in reading order.
    voices
        "voices" frame of those sentences.
    actors
        The codebook of actors, which says for whom a speaker stands.
    model
        From `read_stance_model`.
    """
    if mentions.empty:
        return empty("mentions"), empty("stance_receipts"), empty("stance_by_paragraph")
    held = _with_holders(mentions, voices, actors).reset_index(drop=True)
    passages = read_passages(_held_rows(held), sentences, voices, model.blinder)
    answers = model.judge(
        [passage.blinded for passage in passages], [[one.question for one in passage.asked] for passage in passages]
    )
    answered = [
        (passage, asked, answer)
        for passage, of_passage in zip(passages, answers, strict=True)
        for asked, answer in zip(passage.asked, of_passage, strict=True)
    ]
    judged = _judged(held, answered)
    return judged, _receipts(judged, answered), _by_paragraph(judged, answered)


def net_chances(chances: np.ndarray) -> np.ndarray:
    """Against, neutral, favour over several judgements (N x 3), each weighted by how little neutral it is."""
    weights = 1.0 - chances[:, 1] + 1e-3
    return (weights[:, None] * chances).sum(axis=0) / weights.sum()


def speaker_actor(speaker: str | None, actors: Actors) -> str | None:
    """The actor for whom a speaker stands, where the name says so: *Russia's foreign minister*; else None."""
    if not speaker:
        return None
    labels = [label for place in actors.index.find(speaker, one_code=True) for label in actors.owners[place.term]]
    return labels[0] if labels else None


def _with_holders(mentions: pd.DataFrame, voices: pd.DataFrame, actors: Actors) -> pd.DataFrame:
    """The mentions with holder and holder_actor: who speaks where the mention stands."""
    stretches: dict[str, list[tuple]] = {}
    for sentence_id, *stretch in voices[["sentence_id", "start", "end", "speaker"]].itertuples(index=False, name=None):
        stretches.setdefault(sentence_id, []).append(tuple(stretch))
    speakers = [
        next((speaker for start, end, speaker in stretches.get(sentence_id, ()) if start <= at < end), None)
        for sentence_id, at in zip(mentions["sentence_id"], mentions["start"], strict=True)
    ]
    own = mentions["voice"] == AUTHOR
    named = pd.Series([name if isinstance(name, str) else UNNAMED for name in speakers], mentions.index)
    known = {speaker: speaker_actor(speaker, actors) for speaker in named.unique()}
    stands_for = named.map(known).astype(object).where(~own, None)
    return mentions.assign(holder=named.where(~own, AUTHOR), holder_actor=stands_for)


def _held_rows(held: pd.DataFrame) -> list[Held]:
    ends = held["start"] + held["surface"].str.len()
    columns = (held["sentence_id"], held["actor"], held["holder"], held["start"], ends)
    return [Held(row, *cells) for row, cells in enumerate(zip(*columns, strict=True))]


def _judged(held: pd.DataFrame, answered: Answered) -> pd.DataFrame:
    chances = np.full((len(held), 3), np.nan)
    for _, asked, answer in answered:
        if not asked.whole:
            chances[list(asked.rows)] = answer.chances.round(DECIMALS)
    stance = (chances[:, 2] - chances[:, 0]).round(DECIMALS)
    columns = dict(zip(CHANCES, chances.T, strict=True))
    unsure = ~(np.nan_to_num(chances).max(axis=1) >= UNSURE_BELOW)
    return conform(held.assign(**columns, stance=stance, unsure=unsure), "mentions")


def _by_paragraph(judged: pd.DataFrame, answered: Answered) -> pd.DataFrame:
    """ "stance_by_paragraph" frame, in reading order.

    The author's code is judged over the paragraph; a speaker's is the net of the sentences in which the speaker
    mentions the actor.
    """
    found: dict[tuple[str, str, str], list[np.ndarray]] = {}
    for _, asked, answer in answered:
        if asked.whole or asked.holder != AUTHOR:
            found.setdefault((asked.paragraph_id, asked.actor, asked.holder), []).append(answer.chances)
    paragraph_ids = judged["sentence_id"].str.rpartition("/")[0]
    keys = list(zip(paragraph_ids, judged["actor"], judged["holder"], strict=True))
    stands_for = dict(zip(keys, judged["holder_actor"], strict=True))
    n_mentions = Counter(keys)
    rows = []
    for key in dict.fromkeys(key for key in keys if key in found):
        chances = net_chances(np.array(found[key]))
        value = round(float(chances[2] - chances[0]), DECIMALS)
        unsure = bool(chances.max() < UNSURE_BELOW)
        rows.append((*key, stands_for[key], int(chances.argmax()) - 1, value, n_mentions[key], unsure))
    return conform(pd.DataFrame(rows, columns=list(SCHEMAS["stance_by_paragraph"].columns)), "stance_by_paragraph")


def _receipts(judged: pd.DataFrame, answered: Answered) -> pd.DataFrame:
    """ "stance_receipts": the words most looked at where a code is against or in favour.

    A mention's receipts stand in its own sentence. Those of the paragraph may stand in any sentence of it: they are
    given to the mention in that sentence, else to the actor's first.
    """
    ids = judged[["mention_id", "sentence_id"]].to_numpy()
    found: dict[tuple[str, str, int], tuple[str, float]] = {}
    for passage, of_passage in groupby(answered, key=lambda row: row[0]):
        decided = [(asked, answer) for _, asked, answer in of_passage if answer.chances.argmax() != 1]
        words = WordsOf(passage.text, passage.blinded)
        for asked, answer in decided:
            for start, end, weight in words.phrases_looked_at(answer.look):
                sentence_id, at = in_sentence(passage, start)
                there = [row for row in asked.rows if ids[row][1] == sentence_id]
                for row in there or (asked.rows[:1] if asked.whole else ()):
                    found.setdefault((ids[row][0], sentence_id, at), (passage.text[start:end], weight))
    rows = [(*key[:2], term, key[2], weight) for key, (term, weight) in sorted(found.items())]
    columns = list(SCHEMAS["stance_receipts"].columns)
    return conform(pd.DataFrame(_without_overlap(rows), columns=columns), "stance_receipts")


def _without_overlap(rows: list[tuple[str, str, str, int, float]]) -> list[tuple[str, str, str, int, float]]:
    """Of phrases of one mention that share words, the first."""
    kept: list[tuple[str, str, str, int, float]] = []
    for row in rows:
        last = kept[-1] if kept else None
        if last and last[:2] == row[:2] and row[3] < last[3] + len(last[2]):
            continue
        kept.append(row)
    return kept
