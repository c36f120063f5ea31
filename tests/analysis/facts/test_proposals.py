"""What is left to decide: pairs that no fact holds together and nobody rejected."""

import pandas as pd

from analysis.facts.decisions import pair_id
from analysis.facts.proposals import open_proposals, say_reasons
from tests.shores_facts import LAUNCH, RACE, facts

PAIRS = pd.DataFrame(
    {
        "sentence_id": ["east/p01/s01", "east/p01/s01", "east/p02/s01"],
        "other_id": ["west/p01/s01", "west/p02/s01", "west/p04/s01"],
        "score": [0.9, 0.4, 0.6],
    }
)


def left(*entries: dict, rejected: tuple[str, ...] = ()) -> list[str]:
    return open_proposals(PAIRS, facts(*entries), rejected)["other_id"].tolist()


def test_a_pair_that_a_fact_holds_together_is_not_proposed_again():
    assert left(LAUNCH) == ["west/p04/s01", "west/p02/s01"]


def test_sentences_of_two_facts_may_still_tell_a_third():
    assert "west/p02/s01" in left(LAUNCH, RACE)


def test_a_rejected_pair_is_not_proposed_again_whichever_sentence_is_named_first():
    assert left(RACE, rejected=(pair_id("west/p01/s01", "east/p01/s01"),)) == ["west/p04/s01", "west/p02/s01"]


def test_where_nothing_is_proposed_nothing_is_left():
    assert open_proposals(PAIRS[:0], facts(LAUNCH), ()).columns.tolist() == PAIRS.columns.tolist()


def test_the_best_score_comes_first():
    assert left(RACE) == ["west/p01/s01", "west/p04/s01", "west/p02/s01"]


def test_reasons_are_a_sentence_and_leave_out_what_is_not_shared():
    pair = {"shared_names": "China; Lavrov; Russia", "shared_dates": None, "shared_numbers": float("nan")}
    pair |= {"shared_terms": "joint", "similarity": 0.126}
    assert say_reasons(pair) == (
        "Both name China, Lavrov and Russia; both have the words joint; their words are 13 % alike."
    )
