"""The articles of a telling: of a perspective, or, where articles are set side by side, an article."""

from collections.abc import Iterable

from analysis.contrast.groups import Side, document_of
from analysis.results import Results


def documents_of(results: Results, telling: str | None) -> tuple[str, ...]:
    """The articles of a telling of the scope, in the order of the documents; all without one."""
    documents = results.documents
    if telling and results.scope.by_article:
        documents = documents[documents["doc_id"] == telling]
    elif telling:
        documents = documents[documents["perspective"] == telling]
    return tuple(documents["doc_id"])


def documents_by_side(sides: Iterable[Side]) -> dict[str, tuple[str, ...]]:
    """The articles of each side of a contrast, by its id, in reading order."""
    return {side.id: tuple(dict.fromkeys(map(document_of, side.paragraph_ids))) for side in sides}
