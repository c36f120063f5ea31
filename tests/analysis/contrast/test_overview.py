"""What the corpus is, in a sentence."""

from dataclasses import replace

from analysis.contrast.contrasts import contrast_authors, first_pair
from analysis.contrast.overview import corpus_lead, title_of_authors, title_of_overview
from tests.two_shores import two_shores


def test_the_lead_names_authors_outlets_counts_and_the_translation():
    assert corpus_lead(two_shores(), "opinion article") == (
        "Two opinion articles of 6 paragraphs: 2 by Eva East (Russian author, The Tern, in translation) "
        "and 4 by Wes West (American author, The Gull)."
    )


def test_one_article_alone_reads_as_one():
    assert corpus_lead(two_shores().of_document("east"), "opinion article").startswith(
        "One opinion article of 2 paragraphs: 2 by Eva East"
    )


def test_the_overview_asks_of_two_tellings_of_more_and_not_of_one():
    assert [title_of_overview(n) for n in (1, 2, 4)] == [
        "What does the article say?",
        "Where do the two tellings differ most?",
        "Where do the tellings differ most?",
    ]


def test_one_article_is_not_set_against_others_that_are_not_there():
    both = two_shores()
    alone = replace(both.of_document("east"), scope=both.scope.telling([("east", "East", "Russian")]))
    for shown, asked in (
        (alone, "How does “East” tell it?"),
        (both, "How does the Russian author tell it against the American?"),
    ):
        assert title_of_authors(contrast_authors(shown, first_pair(shown.scope.names))) == asked
