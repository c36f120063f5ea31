import pandas as pd
import pytest

from analysis.exchange.attached import recognise_article
from analysis.exchange.builtin import CORPUS, read_corpus
from analysis.exchange.features import read_features, read_fingerprints
from tests.summit import BODIES, page_of

TEXTS = {"paragraphs": ["text"], "sentences": ["text"]}


def attached(corpus, *doc_ids: str) -> dict:
    known = read_fingerprints(corpus)
    return {doc_id: recognise_article(page_of(doc_id).encode(), "copy.txt", known) for doc_id in doc_ids}


def assert_same_but_for_the_text(left, right):
    for name, frame in left.frames().items():
        other = right.frames()[name].drop(columns=TEXTS.get(name, []))
        frame = frame.drop(columns=TEXTS.get(name, [])).reset_index(drop=True)
        pd.testing.assert_frame_equal(frame, other.reset_index(drop=True), atol=1e-6, check_dtype=False)


def test_without_attached_articles_it_is_the_edition(summit_corpus):
    assert_same_but_for_the_text(read_corpus(summit_corpus), read_features(summit_corpus))


@pytest.mark.parametrize("held", [("harbour",), ("upland",), ("upland", "harbour")])
def test_attached_articles_score_as_in_the_edition_and_bring_their_text(summit_corpus, held):
    found = read_corpus(summit_corpus, attached(summit_corpus, *held))
    assert_same_but_for_the_text(found, read_features(summit_corpus))
    texts = found.paragraphs.set_index("paragraph_id")["text"]
    for doc_id, body in BODIES.items():
        shown = texts[texts.index.str.startswith(doc_id)]
        assert shown.tolist() == list(body) if doc_id in held else shown.isna().all()


def test_the_built_in_corpus_reads_without_the_originals():
    found = read_corpus(CORPUS)
    assert found.documents["doc_id"].tolist() == ["leksyutina", "joscelyn"]
    assert len(found.paragraphs) == 24
