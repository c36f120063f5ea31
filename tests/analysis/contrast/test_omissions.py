"""What one text leaves out: in the tiny corpus `trade` is present twice in the east, in passing once in the west."""

import pandas as pd

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.groups import Side
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
    four = [Side(name, name, name, pd.Index([f"{name}{n}" for n in range(4)])) for name in ("Russian", "American")]
    present = {("both", "Russian"): 4, ("both", "American"): 1, ("alone", "Russian"): 1, ("alone", "American"): 0}
    rows = [(topic, group, n < held) for (topic, group), held in present.items() for n in range(4)]
    made = pd.DataFrame(rows, columns=["topic", "group", "held"]).assign(label="x", n_mentions=1)
    balance = balance_of(made.assign(standing=made["held"].map({True: "present", False: "absent"})), four)
    assert balance["gap"].to_dict() == {"alone": 0.25, "both": 0.75}
    assert balance.index.tolist() == ["alone", "both"]


def test_with_one_text_nothing_is_one_sided_and_the_commonest_topic_leads():
    alone = sides()[:1]
    found = topic_places(tiny_results(), alone, LABELS)
    assert set(found["only"]) == {""}
    assert balance_of(found, alone)["gap"].tolist() == [1.0]


def test_behind_every_place_stands_its_paragraph_those_that_mention_the_topic_first():
    behind = behind_places(places())
    assert behind["mark"].tolist() == ["trade|east/p01", "trade|east/p02", "trade|west/p02", "trade|west/p01"]
    assert behind["label"].tolist()[2:] == [
        "Trade, American author, paragraph 2: in passing",
        "Trade, American author, paragraph 1: not mentioned",
    ]
    assert behind["paragraph_ids"].tolist()[2:] == [["west/p02"], ["west/p01"]]


def test_the_results_stay_as_they_were():
    results, before = tiny_results(), tiny_results()
    topic_places(results, sides(), LABELS)
    pd.testing.assert_frame_equal(results.topics_by_paragraph, before.topics_by_paragraph)
