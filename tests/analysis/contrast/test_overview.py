"""What the corpus is, in a sentence."""

from analysis.contrast.overview import corpus_lead
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
