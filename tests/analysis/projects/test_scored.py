import pandas as pd
import pytest

from analysis.exchange.builtin import CORPUS
from analysis.pipeline import analyse, read_codebooks
from analysis.projects.project import ACTORS, TOPICS
from analysis.projects.scored import keys_of, parcel_of, results_of
from analysis.schemas import empty
from analysis.text.documents import Article
from tests.summit import HARBOUR, UPLAND

ARTICLES = [
    Article("harbour", HARBOUR, {"perspective": "Coast", "title": "Cold Water"}),
    Article("upland", UPLAND, {"perspective": "Hills", "published": "2031-05-18"}),
    Article("rain", ("It rained.",), {}),
]


@pytest.fixture(scope="module")
def books():
    return read_codebooks(CORPUS)


def test_articles_scored_one_by_one_and_kept_are_those_scored_together(books):
    kept = results_of(ARTICLES, [parcel_of(article, books) for article in ARTICLES], books)
    together = analyse(ARTICLES, books)
    for name, frame in together.frames().items():
        pd.testing.assert_frame_equal(kept.frames()[name], frame)
    assert kept.scope == together.scope
    assert len(kept.mentions) > 3


def test_a_record_is_that_of_today_whatever_it_was_when_the_article_was_scored(books):
    parcel = parcel_of(ARTICLES[0], books)
    renamed = Article("harbour", HARBOUR, {"perspective": "Quay"})
    assert results_of([renamed], [parcel], books).documents["perspective"].tolist() == ["Quay"]


def test_of_no_article_every_frame_is_there_without_rows(books):
    nothing = results_of([], [], books)
    assert [name for name, frame in nothing.frames().items() if len(frame)] == []
    pd.testing.assert_frame_equal(nothing.mentions, empty("mentions"))


def key(article: Article, own: dict[str, str] | None = None) -> str:
    return next(iter(keys_of([article], own or {})))


def test_a_parcel_is_another_where_text_id_or_codebook_is_and_the_same_where_a_record_is():
    article = Article("upland", UPLAND, {"title": "Old"})
    others = [
        key(Article("lowland", UPLAND, {})),
        key(Article("upland", UPLAND[::-1], {})),
        key(article, {TOPICS: "[[topic]]"}),
        key(article, {ACTORS: "[[topic]]"}),
    ]
    assert len({key(article), *others}) == 5
    assert key(Article("upland", UPLAND, {"title": "New"})) == key(article)
    assert key(article, {TOPICS: (CORPUS / TOPICS).read_text(encoding="utf-8")}) == key(article)
