"""Articles that a project has already: their records edited, some of them removed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from analysis.errors import InputError
from analysis.intake.confirming import checked, date_notes, record_of
from analysis.intake.guess import FIELDS
from analysis.text.documents import Article


def edited(
    articles: Sequence[Article], answers: Mapping[str, Mapping[str, object]], removed: Collection[str] = ()
) -> tuple[Article, ...]:
    """The articles in their order, those `removed` left out, each with the fields that a person wrote over (by doc_id).

    Raises
    ------
    InputError
        A field cannot be kept as it was written; the message names the article.
    """
    return tuple(
        _edited(article, answers.get(article.doc_id, {})) for article in articles if article.doc_id not in removed
    )


def said_change(articles: Sequence[Article], after: Sequence[Article]) -> str:
    """What an edit changed, as a sentence; empty where it changed nothing."""
    kept = {article.doc_id: article for article in after}
    n_removed = len(articles) - len(after)
    n_edited = sum(article.doc_id in kept and kept[article.doc_id] != article for article in articles)
    parts = [f"{_counted(n)} {done}" for n, done in ((n_removed, "removed"), (n_edited, "edited")) if n]
    return f"{' and '.join(parts)}.".capitalize() if parts else ""


def held_notes(articles: Sequence[Article], today: date | None = None) -> tuple[str, ...]:
    """What had better be known of the articles of a project."""
    today = today or date.today()
    return tuple(
        f"{article.record.get('title') or article.doc_id}: {note}"
        for article in articles
        for note in date_notes(article.record.get("published"), today)
    )


def _edited(article: Article, answers: Mapping[str, object]) -> Article:
    if not answers:
        return article
    values = {name: article.record.get(name, "") for name in FIELDS} | dict(answers)
    if trouble := checked(values):
        raise InputError(f"{article.record.get('title') or article.doc_id}: {trouble}")
    others = {name: value for name, value in article.record.items() if name not in FIELDS}
    return replace(article, record=others | record_of(values))


def _counted(n: int) -> str:
    return "one article" if n == 1 else f"{n:,} articles"
