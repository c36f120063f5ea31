"""Both sides of a contrast, measure by measure."""

import pandas as pd
import pytest

from analysis.contrast.compared import actors_named, clearest, compare, rankable, score_sides, side_values
from analysis.contrast.contrasts import contrast_authors, contrast_meetings, perspectives
from analysis.contrast.rollup import rollup, tally
from analysis.contrast.selection import Filters, select
from tests.two_shores import two_shores

TOPICS = {"europe": "Europe", "human_rights": "Human rights", "trade": "Trade"}


def authors(shown=None):
    return contrast_authors(shown or two_shores(), perspectives(two_shores()))


def named_in(shown):
    return actors_named(shown, authors(shown))


def value(values: pd.DataFrame, key: str, group: str) -> float:
    return values[(values["key"] == key) & (values["group"] == group)]["value"].item()


def test_sides_score_as_the_rollup_does():
    contrast = authors()
    ours = score_sides(two_shores(), contrast, "author")
    theirs = rollup(two_shores(), contrast.groups, "authors", "author")
    keys = ["unit_id", "measure", "key"]
    pd.testing.assert_frame_equal(
        ours.sort_values(keys).reset_index(drop=True), theirs.sort_values(keys).reset_index(drop=True)
    )


def test_tallies_given_are_not_counted_again():
    tallies = tally(two_shores(), "all")
    given = score_sides(two_shores(), authors(), "all", ("topic_share",), tallies)
    pd.testing.assert_frame_equal(given, score_sides(two_shores(), authors(), "all", ("topic_share",)))


def test_topics_stand_by_their_difference_and_absent_ones_are_left_out():
    values = side_values(score_sides(two_shores(), authors(), "all"), "topic_share", TOPICS)
    # Human rights: 1 of 2 against 2 of 4; Europe: 1 of 2 against 2 of 4.
    assert set(values["label"]) == {"Europe", "Human rights"}
    assert value(values, "europe", "Russian") == 0.5
    assert values["mark"].is_unique
    meetings = side_values(score_sides(two_shores(), contrast_meetings(two_shores()), "all"), "topic_share", TOPICS)
    # Europe: all of Anchorage, half of Guilin; human rights: none of Anchorage, all of Guilin.
    assert list(dict.fromkeys(meetings["label"])) == ["Europe", "Human rights"]
    assert [value(meetings, "human_rights", side) for side in ("anchorage", "guilin")] == [0.0, 1.0]


def test_actors_keep_the_order_given_and_silent_ones_may_stay():
    scores = score_sides(two_shores(), contrast_meetings(two_shores(), "Russian"), "all")
    labels = {"Russia": "Russia", "China": "China"}
    values = side_values(scores, "actor_rate", labels)
    assert list(dict.fromkeys(values["label"])) == ["Russia", "China"]
    # Two mentions of China in ten words about Anchorage.
    assert value(values, "China", "anchorage") == pytest.approx(200.0)
    only_guilin = select(two_shores(), Filters(event="guilin"))
    scores = score_sides(two_shores(), contrast_meetings(only_guilin, "Russian"), "all")
    assert set(side_values(scores, "actor_rate", labels)["label"]) == {"Russia"}
    assert set(side_values(scores, "actor_rate", labels, silent=True)["label"]) == {"Russia", "China"}


def test_tone_without_a_scored_word_is_unknown_not_zero():
    values = side_values(score_sides(two_shores(), authors(), "reported"), "polarity", {"": "Tone"})
    assert values["value"].isna().all()
    assert values["n_counted"].tolist() == [0, 0]


def test_an_empty_side_has_no_row():
    shown = select(two_shores(), Filters(perspective="American"))
    values = side_values(score_sides(shown, authors(shown), "all"), "topic_share", TOPICS)
    assert set(values["group"]) == {"American"}
    assert compare(shown, authors(shown), {"topic_share": "all"}).empty


def test_each_measure_is_compared_in_its_own_voice():
    frame = compare(two_shores(), authors(), {"polarity": "quoted", "topic_share": "all"})
    polarity = frame[frame["measure"] == "polarity"].iloc[0]
    assert polarity["voice"] == "quoted"
    assert polarity["target"] == 1.0
    assert pd.isna(polarity["reference"])


def test_the_clearest_difference_heads_and_the_widest_where_no_interval_stands():
    columns = ["measure", "key", "difference", "spread"]
    frame = pd.DataFrame(
        [("share", "a", 0.9, 0.9), ("share", "b", -0.5, 0.1), ("rate", "c", 1.0, None)], columns=columns
    )
    assert clearest(frame, "share")["key"] == "b"
    assert clearest(frame.assign(spread=float("nan")), "share")["key"] == "a"
    assert clearest(frame, "tone") is None


def test_the_actors_named_most_come_first():
    assert set(named_in(two_shores())[:2]) == {"China", "Russia"}
    assert named_in(select(two_shores(), Filters(event="anchorage"))) == ["China"]


def test_one_stance_is_ranked_the_clearest_of_those_that_hold():
    rows = [
        ("stance", "clear", 0.2, 0.9, False, 0.5),
        ("stance", "clearest", -0.9, -0.2, False, 0.1),
        ("stance", "spans zero", -0.2, 0.9, False, 0.01),
        ("stance", "few", 0.2, 0.9, True, 0.01),
        ("stance", "no interval", None, None, False, None),
        ("polarity", "spans zero too", -0.2, 0.9, True, 0.5),
    ]
    frame = pd.DataFrame(rows, columns=["measure", "key", "low", "high", "few", "spread"])
    ranked = rankable(frame.assign(difference=0.5))
    assert ranked["key"].tolist() == ["clearest", "spans zero too"]


def test_stance_is_compared_over_the_paragraphs_that_name_the_actor():
    frame = compare(two_shores(), authors(), {"stance": "author"}).set_index("key")
    # Russia: +0.7 in one paragraph against the mean of +0.1 and -0.5; China +0.6 against -0.6.
    assert frame.loc["Russia", ["target", "reference"]].tolist() == pytest.approx([0.7, -0.2])
    assert frame.loc["Russia", ["n_units_target", "n_units_reference"]].tolist() == [1, 2]
    assert frame.loc["China", "difference"] == pytest.approx(1.2)
    assert rankable(frame.reset_index()).empty
