"""Arrivals as a person is shown them: one row an article, one row a paragraph, and where each guess is from."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.intake.arrivals import Arrival
from analysis.intake.confirming import TAKE, Answers, Ticks, taken_parts, values_of
from analysis.intake.duplicates import said_twins
from analysis.intake.language import language_name
from analysis.projects.project import SCORED_LANGUAGE
from analysis.text.documents import Article
from analysis.text.words import count_words

EDITED = (TAKE, "title", "author", "outlet", "published", "language", "perspective", "translated", "url")
_SAID_FIELDS = {"published": "date", "translated": "translation", "url": "address"}


def arrivals_table(
    arrivals: Sequence[Arrival], answers: Mapping[str, Answers], ticks: Mapping[str, Ticks]
) -> pd.DataFrame:
    """One row an arrival, by its key: its fields, how much of it is taken, where guesses are from."""
    rows = [
        values_of(arrival, answers.get(arrival.key, {}))
        | {"parts": _share(arrival, ticks.get(arrival.key, {})), "remarks": " ".join(remarks(arrival, answers))}
        | {"origins": said_origins(arrival)}
        for arrival in arrivals
    ]
    columns = [*EDITED, "parts", "remarks", "origins"]
    return pd.DataFrame(rows, columns=columns, index=[arrival.key for arrival in arrivals])


def parts_table(arrival: Arrival, ticks: Ticks) -> pd.DataFrame:
    """One row a paragraph: whether it is taken, number, words, why it was not taken at first, text."""
    rows = [
        (is_taken, number, count_words(part.text), part.why, part.text)
        for number, (part, is_taken) in enumerate(zip(arrival.parts, taken_parts(arrival, ticks), strict=True), 1)
    ]
    return pd.DataFrame(rows, columns=["taken", "number", "words", "why", "text"])


def held_table(articles: Sequence[Article]) -> pd.DataFrame:
    """One row an article of a project, by its id: the fields that can be edited, whether to remove it, its size."""
    rows = [
        {name: article.record.get(name) or "" for name in EDITED if name != TAKE}
        | {"translated": bool(article.record.get("translated")), "remove": False}
        | {"parts": f"{len(article.paragraphs):,} ¶, {sum(map(count_words, article.paragraphs)):,} words"}
        | {"remarks": said_unscored(article.record.get("language"))}
        for article in articles
    ]
    columns = [*(name for name in EDITED if name != TAKE), "remove", "parts", "remarks"]
    return pd.DataFrame(rows, columns=columns, index=[article.doc_id for article in articles])


def said_origins(arrival: Arrival) -> str:
    """Where each guess comes from: "title, author: its first lines; language: its words"."""
    fields_of: dict[str, list[str]] = {}
    for name, guess in arrival.guesses.items():
        fields_of.setdefault(guess.origin, []).append(_SAID_FIELDS.get(name, name))
    return "; ".join(f"{', '.join(names)}: {origin}" for origin, names in fields_of.items())


def said_unscored(language: object) -> str:
    """That an article of this language is in no figure; empty where it is scored."""
    code = str(language or SCORED_LANGUAGE)
    if code.lower().split("-")[0] == SCORED_LANGUAGE:
        return ""
    return f"{language_name(code)}: kept, but not scored; measures read English only."


def remarks(arrival: Arrival, answers: Mapping[str, Answers]) -> tuple[str, ...]:
    """What a person should know before taking an arrival: copies, another language, nothing that looks like text."""
    language = values_of(arrival, answers.get(arrival.key, {}))["language"]
    nothing = "" if arrival.body else "No paragraph looks like an article’s text: tick those that are."
    return tuple(filter(None, (said_twins(arrival), said_unscored(language), nothing)))


def count_taken(arrivals: Sequence[Arrival], answers: Mapping[str, Answers]) -> int:
    """How many arrivals are ticked."""
    return sum(bool(values_of(arrival, answers.get(arrival.key, {}))[TAKE]) for arrival in arrivals)


def _share(arrival: Arrival, ticks: Ticks) -> str:
    taken = taken_parts(arrival, ticks)
    return f"{sum(taken):,} of {len(taken):,} ¶"
