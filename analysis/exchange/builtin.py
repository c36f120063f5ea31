"""The built-in corpus: its features edition, with the articles that a reader has attached analysed from their text."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from analysis.exchange.features import read_features
from analysis.exchange.fingerprints import Recognition
from analysis.exchange.records import document_record, read_gists, read_records
from analysis.pipeline import analyse, read_codebooks
from analysis.results import Results, concatenate
from analysis.text.documents import Article

CORPUS = Path(__file__).parents[2] / "corpus"


def read_corpus(corpus: Path = CORPUS, attached: Mapping[str, Recognition] | None = None) -> Results:
    """The whole built-in analysis; attached articles come with their text, scored from it, the others without."""
    edition = read_features(corpus)
    attached = attached or {}
    if not attached:
        return edition
    texts = {doc_id: _analyse_attached(corpus, each, edition.of_document(doc_id)) for doc_id, each in attached.items()}
    return concatenate(texts.get(doc_id) or edition.of_document(doc_id) for doc_id in edition.documents["doc_id"])


def _analyse_attached(corpus: Path, recognition: Recognition, edition: Results) -> Results:
    """The analysis of an attached copy. Its audit of names is the edition's: the words are the same."""
    record = document_record(read_records(corpus)[recognition.doc_id])
    body = tuple(recognition.found[paragraph_id] for paragraph_id in sorted(recognition.found))
    article = Article(recognition.doc_id, body, record)
    return replace(analyse([article], read_codebooks(corpus), read_gists(corpus)), audit=edition.audit)
