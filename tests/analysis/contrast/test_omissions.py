"""What one text leaves out: in the tiny corpus `trade` is present twice in the east, in passing once in the west."""

import pandas as pd

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.omissions import balance_of, topic_places
from analysis.evidence.behind_topics import behind_places
from tests.tiny import tiny_results

LABELS = {"trade": "Trade"}


def sides():
    return contrast_authors(tiny_results(), ["Russian", "American"]).filled


def places() -> pd.DataFrame:
    return topic_places(tiny_results(), sides(), LABELS)


def test_every_topic_has_a_place_in_every_paragraph_in_reading_order():
    assert places()["paragraph_id"].tolist() == ["east/p01", "east/p02", "west/p01", "west/p02"]
    assert places()["standing"].tolist() == ["present", "present", "absent", "passing"]


def test_a_topic_that_one_text_alone_holds_names_it():
    assert set(places()["only"]) == {"Russian author"}


def test_the_balance_counts_presence_and_what_the_other_text_says_in_passing():
    row = balance_of(places(), sides()).loc["trade"]
    assert [row["Russian"], row["American"], row["gap"]] == [2, 0, 1.0]
    assert [row["Russian passing"], row["American passing"]] == [0, 1]


def test_one_sided_topics_come_before_wider_gaps():
    rows = [("both", 1, 1), ("both", 2, 1), ("alone", 1, 1), ("alone", 2, 0)]
    here = pd.DataFrame(rows, columns=["topic", "position", "n_mentions"]).assign(label="x", group="Russian")
    there = here.assign(group="American", n_mentions=[1, 0, 0, 0])
    both = pd.concat([here, there]).assign(standing=lambda rows: rows["n_mentions"].map({1: "present", 0: "absent"}))
    assert balance_of(both, sides()).index.tolist() == ["alone", "both"]


def test_with_one_text_nothing_is_one_sided_and_the_commonest_topic_leads():
    alone = sides()[:1]
    found = topic_places(tiny_results(), alone, LABELS)
    assert set(found["only"]) == {""}
    assert balance_of(found, alone)["gap"].tolist() == [1.0]


def test_behind_a_place_stands_its_paragraph_unless_the_topic_is_not_mentioned():
    behind = behind_places(places())
    assert behind["mark"].tolist() == ["trade|east/p01", "trade|east/p02", "trade|west/p02"]
    assert behind["label"].iloc[2] == "Trade, American author, paragraph 2: in passing"
    assert behind["paragraph_ids"].tolist() == [["east/p01"], ["east/p02"], ["west/p02"]]


def test_the_results_stay_as_they_were():
    results, before = tiny_results(), tiny_results()
    topic_places(results, sides(), LABELS)
    pd.testing.assert_frame_equal(results.topics_by_paragraph, before.topics_by_paragraph)
