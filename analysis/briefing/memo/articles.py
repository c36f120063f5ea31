"""The articles of a memo: what they are called, what a paragraph of theirs is called, and how they are described."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.briefing.citing.fields import is_set, text_in
from analysis.briefing.citing.names import names_of, short_names
from analysis.briefing.citing.references import said_article
from analysis.briefing.memo.words import day_in_words, in_runs, plain, shortened

_MOST_RUNS = 24  # of paragraphs of one article in one line


@dataclass(frozen=True)
class Article:
    """An article: what it is called in a line ("Joscelyn"), and its row of "documents"."""

    id: str
    called: str
    record: Mapping

    @property
    def cited(self) -> str:
        """As a line beneath a quotation calls it: "Joscelyn (2021-03)"."""
        return plain(said_article(self.record))

    @property
    def described(self) -> str:
        """Author, title, outlet and date: what the opening of a memo says of it."""
        outlet, day = text_in(self.record, "outlet"), day_in_words(text_in(self.record, "published"))
        where = ", ".join(part for part in (outlet, day, "in translation" if self.is_translated else "") if part)
        author = text_in(self.record, "author").replace(";", ",")
        title = text_in(self.record, "title") or self.id
        said = f"{author}, “{title}”" if author else f"“{title}”"
        return plain(f"{said} ({where})" if where else said)

    @property
    def is_translated(self) -> bool:
        """Whether its words are partly a translator's."""
        return is_set(self.record, "translated")

    def count(self, name: str) -> str:
        """How many paragraphs or words it has ("n_paragraphs", "n_words"); empty where that is unknown."""
        number = self.record.get(name)
        return "" if number is None or pd.isna(number) else f"{int(number):,}"


def articles_of(documents: pd.DataFrame) -> list[Article]:
    """The articles in their order, each called so that no two are called the same."""
    records = documents.to_dict("records")
    called = [_called(record) for record in records]
    return [
        Article(str(record["doc_id"]), f"{name} ({record['doc_id']})" if called.count(name) > 1 else name, record)
        for record, name in zip(records, called, strict=True)
    ]


def paragraph_named(articles: Iterable[Article], paragraph_id: str) -> str:
    """A paragraph as a reader finds it: "Joscelyn, ¶ 7"; its id where that says no place."""
    doc_id, place = _parted(paragraph_id)
    called = next((each.called for each in articles if each.id == doc_id), doc_id)
    return plain(f"{called}, ¶ {place}") if place else plain(paragraph_id)


def paragraphs_named(articles: Iterable[Article], paragraph_ids: Iterable[str]) -> str:
    """Paragraphs in one line: "Leksyutina, ¶ 1–6, 8; Joscelyn, ¶ 2"."""
    places: dict[str, list[int]] = {}
    for paragraph_id in paragraph_ids:
        doc_id, place = _parted(paragraph_id)
        places.setdefault(doc_id if place else paragraph_id, []).extend([place] if place else [])
    called = {each.id: each.called for each in articles}
    return plain("; ".join(_line(called.get(doc_id, doc_id), of) for doc_id, of in places.items()))


def _line(called: str, places: list[int]) -> str:
    runs = in_runs(places)
    more = f" and {len(runs) - _MOST_RUNS} further runs" if len(runs) > _MOST_RUNS else ""
    return f"{called}, ¶ {', '.join(runs[:_MOST_RUNS])}{more}" if runs else called


def _called(record: Mapping) -> str:
    author = short_names(names_of(text_in(record, "author")))
    return plain(
        shortened(author or text_in(record, "outlet") or text_in(record, "title") or str(record["doc_id"]), 60)
    )


def _parted(paragraph_id: str) -> tuple[str, int]:
    """The article and the place of a paragraph; the place is 0 where the id tells none."""
    doc_id, _, place = paragraph_id.rpartition("/p")
    return (doc_id, int(place)) if doc_id and place.isascii() and place.isdigit() else (paragraph_id, 0)
