"""From arrivals and what a person made of them to articles: every field and paragraph as it was confirmed."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from analysis.exchange.formats import bounds
from analysis.exchange.reading import day, printable, too_many
from analysis.intake.arrivals import Arrival
from analysis.intake.days import day_in
from analysis.intake.duplicates import is_copy
from analysis.intake.guess import FIELDS
from analysis.text.documents import Article

TAKE = "take"
Answers = Mapping[str, object]  # what a person wrote over the guesses of one article, by field; TAKE: a tick
Ticks = Mapping[int, bool]  # paragraphs of one article that were ticked or unticked, by their places
_LONGEST_SLUG = 60


@dataclass(frozen=True)
class Confirmed:
    """What may be added: articles, and the keys of their arrivals; and by arrival what keeps others from it.

    notes: what was added all the same, and had better be known.
    """

    articles: tuple[Article, ...] = ()
    keys: tuple[str, ...] = ()
    troubles: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def values_of(arrival: Arrival, answers: Answers) -> dict[str, object]:
    """Every field of an arrival as it stands: as a person wrote it, else the guess; two of them are ticks."""
    guessed: dict[str, object] = {name: guess.value for name, guess in arrival.guesses.items()}
    guessed |= {TAKE: not is_copy(arrival) and bool(arrival.body), "translated": "translated" in arrival.guesses}
    values = {name: answers.get(name, guessed.get(name, "")) for name in (TAKE, *FIELDS)}
    return values | {name: bool(values[name]) for name in (TAKE, "translated")}


def taken_parts(arrival: Arrival, ticks: Ticks) -> list[bool]:
    """For each paragraph whether it is taken: as a person ticked it, else as it was marked."""
    return [ticks.get(place, part.taken) for place, part in enumerate(arrival.parts)]


def confirmed(
    arrivals: Sequence[Arrival],
    answers: Mapping[str, Answers],
    ticks: Mapping[str, Ticks],
    taken: Iterable[str] = (),
    today: date | None = None,
) -> Confirmed:
    """The articles of all arrivals that are ticked, in their order, and what is wrong with those that cannot be added.

    taken: the ids that the project has already.
    """
    ids, today = set(taken), today or date.today()
    found: dict[str, Article] = {}
    troubles, notes = {}, []
    for arrival in arrivals:
        values = values_of(arrival, answers.get(arrival.key, {}))
        if not values[TAKE]:
            continue
        body = _body(arrival, ticks.get(arrival.key, {}))
        if trouble := _trouble(values, body):
            troubles[arrival.key] = f"{_named(arrival, values)}: {trouble}"
            continue
        article = Article(_id(arrival, values, ids), body, record_of(values))
        ids.add(article.doc_id)
        found[arrival.key] = article
        notes += [f"{_named(arrival, values)}: {note}" for note in _notes(article, today)]
    return Confirmed(tuple(found.values()), tuple(found), troubles, tuple(notes))


def readable_id(values: Mapping[str, object], taken: Collection[str] = ()) -> str:
    """An id made of the author’s last name (else the outlet, else the title) and the date, which no other has."""
    names = str(values.get("author") or "").split(";")[0].split()
    said = (
        names[-1] if names else str(values.get("outlet") or "").removesuffix(".com") or str(values.get("title") or "")
    )
    stem = "-".join(filter(None, (slug(said), str(values.get("published") or "")))) or "article"
    return next(name for n in count(1) if (name := stem if n == 1 else f"{stem}-{n}") not in taken)


def slug(text: str) -> str:
    """The text in small letters and digits of the Latin or its own script, joined by hyphens."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    whole = "-".join(re.findall(r"[^\W_]+", bare))
    return whole if len(whole) <= _LONGEST_SLUG else whole[:_LONGEST_SLUG].rpartition("-")[0] or whole[:_LONGEST_SLUG]


def iso_day(written: str) -> str | None:
    """A date that a person typed in ISO 8601 (a day, a month or a year); None where it is none."""
    written = written.strip()
    read = day_in(written)
    return day(written) or (read[0] if read and read[1] == written else None)


def date_notes(published: str | None, today: date) -> list[str]:
    """What is odd about a date: one that lies ahead by more than a day."""
    ahead = bool(published) and published > (today + timedelta(days=1)).isoformat()[: len(published)]
    return [f"the date {published} lies ahead. Check it."] if ahead else []


def checked(values: Mapping[str, object]) -> str:
    """What is wrong with the fields of an article, and what to do; empty where nothing is."""
    published = str(values.get("published") or "")
    if published.strip() and iso_day(published) is None:
        return f"“{printable(published)[:40]}” is no date that can be read. Write 2021-03-24, 2021-03 or 2021."
    for name in FIELDS:
        if len(str(values.get(name) or "")) > bounds.LONGEST_FIELD:
            return f"the {name} is longer than {bounds.LONGEST_FIELD:,} characters. Shorten it."
    return ""


def record_of(values: Mapping[str, object]) -> dict:
    """The fields as a record: dates in ISO 8601, nothing for what is not known."""
    record = {name: printable(str(values.get(name) or "")) for name in FIELDS if name != "translated"}
    if record["published"]:
        record["published"] = iso_day(record["published"])
    return {name: said for name, said in record.items() if said} | {"translated": bool(values.get("translated"))}


def _body(arrival: Arrival, ticks: Ticks) -> tuple[str, ...]:
    taken = taken_parts(arrival, ticks)
    return tuple(part.text for part, is_taken in zip(arrival.parts, taken, strict=True) if is_taken)


def _trouble(values: Mapping[str, object], body: Sequence[str]) -> str:
    if not body:
        return "no paragraph is ticked. Tick those that are the article’s text, or leave the article out."
    if many := too_many(len(body)):
        return f"{many}. Untick some, or add it as several."
    return checked(values)


def _id(arrival: Arrival, values: Mapping[str, object], taken: Collection[str]) -> str:
    """The id that the file gave, where it tells something and no other has it; else a readable one."""
    given = any(map(str.isalpha, arrival.doc_id)) and len(arrival.doc_id) <= _LONGEST_SLUG
    if given and arrival.doc_id not in taken:
        return arrival.doc_id
    return readable_id(record_of(values), taken)


def _notes(article: Article, today: date) -> list[str]:
    record = article.record
    lacking = [name for name in ("title", "perspective") if not record.get(name)]
    said = {
        "title": f"has no title, so it is called {article.doc_id}.",
        "perspective": "has no perspective, so no comparison has it.",
    }
    return [*(said[name] for name in lacking), *date_notes(record.get("published"), today)]


def _named(arrival: Arrival, values: Mapping[str, object]) -> str:
    return printable(str(values.get("title") or "")) or arrival.file
