"""What is left out, counted by eye: tests/two_shores.py with its facts, and tests/tiny.py."""

import math

import pandas as pd
import pytest

from analysis.contrast.groups import Side, by_document, sides
from analysis.facts.findings import tellers
from analysis.facts.rows import ledger_rows
from analysis.facts.silence import (
    actors_by_side,
    kept_in,
    told_alone,
    told_by_side,
    untold,
    untold_entries,
)
from tests.shores_facts import LAUNCH, PROTEST, chronology, facts
from tests.tiny import tiny_results
from tests.two_shores import two_shores

SIDES = {"east": ["east"], "west": ["west"]}
NAMES = {"east": "Russian author", "west": "American author"}


def article_sides(results, names: dict[str, str]) -> list[Side]:
    """Each article a side of its own."""
    return sides(by_document(results), {doc_id: (name, f"the {name}’s text") for doc_id, name in names.items()})


def rows(*entries: dict, recorded=True):
    return ledger_rows(facts(*entries), chronology() if recorded else (), two_shores())


def actors(voice: str = "all", results=None) -> pd.DataFrame:
    results = results or tiny_results()
    return actors_by_side(results, article_sides(results, NAMES), voice).set_index(["actor", "group"])


def in_voice(voice: str, place: int = 3):
    """The tiny corpus with one of its four mentions in another voice: the last is of Russia, in the west."""
    results = tiny_results()
    mentions = results.mentions.copy()
    mentions.loc[place, "voice"] = voice
    return results.__class__(**{**results.frames(), "mentions": mentions})


def test_facts_that_one_article_alone_tells_come_article_by_article():
    east = {**LAUNCH, "id": "east_only", "telling": LAUNCH["telling"][:1]}
    del east["apart"], east["why"]
    alone = told_alone(rows(PROTEST, east), SIDES)
    assert [row.fact.id for row in alone] == ["east_only", "protest"]
    assert [row.fact.id for row in told_alone(rows(PROTEST, east), dict(reversed(SIDES.items())))] == [
        "protest",
        "east_only",
    ]


def test_a_fact_that_two_tell_or_none_is_told_by_no_one_alone():
    assert [row.fact.id for row in told_alone(rows(), SIDES)] == ["protest"]


def test_each_article_has_its_facts_and_those_that_it_alone_tells_counted():
    counts = told_by_side(rows(), SIDES).set_index("side")
    assert counts[["n_told", "n_alone"]].to_numpy().tolist() == [[2, 0], [3, 1]]
    assert counts["share"].tolist() == pytest.approx([0, 1 / 3])
    assert (counts["low"] <= counts["share"]).all()
    assert (counts["high"] > counts["share"]).all()


def test_an_article_without_a_fact_has_no_share():
    counts = told_by_side(rows(PROTEST), SIDES).set_index("side")
    assert math.isnan(counts.loc["east", "share"])
    assert math.isnan(counts.loc["east", "low"])


def test_what_no_article_tells_is_of_the_chronology_or_a_fact_without_a_telling():
    bare = {"id": "bare", "what": "Nobody came.", "event": "none"}
    left = untold(rows(LAUNCH, bare))
    assert [(row.fact.what, kept_in(row)) for row in left] == [
        ("A storm closed the harbour.", "chronology"),
        ("Nobody came.", "ledger"),
    ]


def test_an_entry_counts_as_told_if_an_article_tells_a_fact_that_records_it():
    entries = ledger_rows((), chronology(), two_shores())
    assert untold_entries(facts(), entries, ["east", "west"]) == (2, 1)
    bare = {**LAUNCH, "telling": []}
    del bare["apart"], bare["why"]
    assert untold_entries(facts(bare), entries, ["east", "west"]) == (2, 2)


def test_actors_that_one_article_alone_names_come_first_and_say_which():
    frame = actors()
    assert list(dict.fromkeys(frame.index.get_level_values("actor"))) == ["China", "Russia"]
    assert frame["only"].tolist() == ["Russian author", "Russian author", "", ""]


def test_an_actor_of_one_article_comes_before_one_that_is_named_more_often_in_both():
    results = tiny_results()
    fewer = results.__class__(**{**results.frames(), "mentions": results.mentions.drop(index=0)})
    frame = actors(results=fewer)
    assert frame.groupby("actor")["n_mentions"].sum().to_dict() == {"China": 1, "Russia": 2}
    assert frame.index[0][0] == "China"


def test_mentions_stand_beside_their_rate_and_the_paragraphs_that_name_the_actor():
    china = actors().loc[("China", "east")]
    assert (china["n_mentions"], china["n_words"], china["value"]) == (2, 20, 100.0)
    assert (china["n_paragraphs"], china["n_units"], china["share"]) == (2, 2, 1.0)


def test_an_actor_that_is_not_named_has_no_interval_of_no_width_but_one_for_its_paragraphs():
    silent = actors().loc[("China", "west")]
    assert (silent["n_mentions"], silent["value"]) == (0, 0.0)
    assert math.isnan(silent["low"])
    assert math.isnan(silent["high"])
    assert silent["share_low"] == 0
    assert silent["share_high"] > 0.5


def test_the_mentions_expected_of_a_silent_article_are_those_at_the_rate_of_the_other():
    frame = actors()
    assert frame.loc[("China", "west"), "expected"] == pytest.approx(2 / 20 * 20)
    assert frame.drop(index=("China", "west"))["expected"].isna().all()


@pytest.mark.parametrize("voice", ["quoted", "reported"])
def test_an_actor_named_only_in_another_speakers_words_is_said_to_be_so(voice):
    assert actors(results=in_voice(voice)).loc[("Russia", "west"), "heard_in"] == voice


def test_an_actor_that_the_author_names_too_is_not_said_to_be_quoted():
    assert actors(results=in_voice("quoted", place=1))["heard_in"].tolist() == [""] * 4


def test_only_the_mentions_in_the_voice_asked_for_count():
    frame = actors("author", in_voice("quoted"))
    assert frame.loc[("Russia", "west"), "n_mentions"] == 0
    assert frame.loc[("Russia", "east"), "only"] == "Russian author"


def test_an_actor_that_nobody_names_in_the_voice_has_no_row():
    assert set(actors("quoted", in_voice("quoted")).index.get_level_values("actor")) == {"Russia"}


def test_of_one_article_nothing_is_said_to_be_its_alone():
    results = tiny_results().of_document("east")
    assert set(actors_by_side(results, article_sides(results, NAMES))["only"]) == {""}


def test_no_mention_at_all_is_no_row():
    results = tiny_results().narrowed_to(["west/p01"])
    assert actors_by_side(results, article_sides(results, NAMES)).empty


def test_three_articles_are_told_apart_too():
    results = tiny_results()
    third = results.paragraphs["paragraph_id"].map({"east/p02": "north"}).fillna(results.paragraphs["doc_id"])
    results = results.__class__(**{**results.frames(), "paragraphs": results.paragraphs.assign(doc_id=third)})
    frame = actors_by_side(results, article_sides(results, {**NAMES, "north": "Ann Lee"}))
    china = frame[frame["actor"] == "China"].set_index("group")
    assert china["n_mentions"].to_dict() == {"east": 1, "west": 0, "north": 1}
    assert set(china["only"]) == {""}
    assert china.loc["west", "expected"] == pytest.approx(2 / 20 * 20)


def test_articles_that_share_a_side_and_an_author_are_told_apart_by_title():
    documents = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c", "d"],
            "perspective": ["Russian", "American", "American", None],
            "author": ["Ann", "Bob", "Bob", "Cy"],
            "title": ["One", "Two", "Three", "Four"],
        }
    )
    assert tellers(documents) == {"a": "Russian", "b": "“Two”", "c": "“Three”", "d": "“Four”"}


def test_counting_leaves_its_input_alone():
    results = tiny_results()
    before = {name: frame.copy() for name, frame in results.frames().items()}
    actors(results=results)
    for name, frame in results.frames().items():
        pd.testing.assert_frame_equal(frame, before[name])
