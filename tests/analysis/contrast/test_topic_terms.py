"""The terms behind a topic, on the tiny corpus: one term, three times in the east (once quoted), once in the west."""

from dataclasses import replace

import pandas as pd

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.topics import topic_terms
from tests.tiny import tiny_results


def terms(voice: str = "all", topic: str = "trade", **columns) -> pd.DataFrame:
    tiny = tiny_results()
    tiny = replace(tiny, topic_mentions=tiny.topic_mentions.assign(**columns))
    return topic_terms(tiny, topic, contrast_authors(tiny, ["Russian", "American"]).sides, voice)


def test_a_term_is_counted_for_each_text():
    row = terms().iloc[0]
    assert row[["term", "Russian author", "American author", "mentions"]].tolist() == ["tariff*", 3, 1, 4]
    assert row["paragraph_ids"] == ["east/p01", "east/p02", "west/p02"]


def test_a_voice_narrows_the_mentions():
    assert terms("quoted")[["Russian author", "American author"]].iloc[0].tolist() == [1, 0]


def test_the_most_frequent_term_comes_first():
    assert terms(term=["duty", "tariff*", "tariff*", "tariff*"])["term"].tolist() == ["tariff*", "duty"]


def test_spellings_are_told_the_most_frequent_first_and_capitals_are_no_difference():
    assert terms(surface=["tariff", "Tariffs", "tariffs", "tariffs"])["found_as"].item() == "Tariffs, tariff"


def test_a_topic_that_is_not_mentioned_has_no_terms_but_all_columns():
    found = terms(topic="ports")
    assert found.empty
    assert found.columns.tolist() == [
        "term",
        "found_as",
        "Russian author",
        "American author",
        "mentions",
        "paragraph_ids",
    ]
