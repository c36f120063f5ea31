"""What the machine says to the questions that coders are asked."""

from collections.abc import Iterable

import pandas as pd

from analysis.coding.codings import ABSENT, EVENT, NOT_REFERRED, PRESENT, QUESTION, STANCE, TOPIC, VOICE
from analysis.contrast.positions import positions
from analysis.results import Results


def machine_codes(results: Results) -> pd.DataFrame:
    """One row per question to a paragraph: paragraph_id, variable, key, code.

    Stance is the author's toward each actor that the author names. Its code may also be unsure, which no coder can
    answer.
    """
    paragraphs, topics = results.paragraphs, results.topics_by_paragraph
    held = positions(results, "author")
    parts = [
        _answers(topics["paragraph_id"], TOPIC, topics["topic"], topics["present"].map({True: PRESENT, False: ABSENT})),
        _answers(results.events["paragraph_id"], EVENT, "", results.events["event"]),
        _answers(paragraphs["paragraph_id"], VOICE, "", paragraphs["voice"]),
        _answers(held["paragraph_id"], STANCE, held["actor"], held["code"]),
    ]
    return pd.concat(parts, ignore_index=True)


def toward(codes: pd.DataFrame, paragraph_ids: Iterable[str], actors: Iterable[str]) -> pd.DataFrame:
    """The same rows, and not_referred for each of these actors in each of these paragraphs that does not name it."""
    asked = pd.Series(list(paragraph_ids), dtype=object)
    together = pd.concat([codes, *(_answers(asked, STANCE, actor, NOT_REFERRED) for actor in actors)])
    return together[~together.duplicated(QUESTION)].reset_index(drop=True)


def _answers(paragraph_ids: pd.Series, variable: str, key, code) -> pd.DataFrame:
    frame = pd.DataFrame({"paragraph_id": paragraph_ids.to_numpy(object)})
    return frame.assign(variable=variable, key=_plain(key), code=_plain(code))


def _plain(values):
    return values.to_numpy(object) if isinstance(values, pd.Series) else values
