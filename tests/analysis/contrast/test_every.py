"""Every telling at once: values of all sides in order, how far they are apart, and what holds between each two."""

import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.compared import compare
from analysis.contrast.contrasts import Contrast
from analysis.contrast.every import Panel, count_badges, event_sides, every_value, judged_pairs, spreads, telling_sides
from analysis.contrast.every_findings import furthest_apart, most_different, say_number
from analysis.contrast.groups import Side
from analysis.contrast.rollup import tally
from tests.conftest import ROOT
from tests.four_outlets import EVENTS, OUTLETS, scored_outlets

MEASURES = read_measures(ROOT / "corpus" / "measures.toml")
EUROPE, RUSSIA = Panel("topic_share", "europe", "Europe"), Panel("stance", "Russia", "Russia", "stance toward Russia")
UNION = Panel("stance", "European Union", "European Union")


def made_up(*shares: tuple[int, int]) -> tuple[pd.DataFrame, list[Side]]:
    """Tallies of one topic, and sides a, b, … of so many paragraphs, so many of which have it."""
    rows, sides = [], []
    for letter, (present, n) in zip("abcdefgh", shares, strict=False):
        ids = [f"{letter}/p{at}" for at in range(n)]
        rows += [(each, "topic_share", "t", float(at < present), 1.0, at < present) for at, each in enumerate(ids)]
        sides.append(Side(letter, letter.upper(), letter, pd.Index(ids)))
    columns = ["paragraph_id", "measure", "key", "numerator", "denominator", "n_counted"]
    return pd.DataFrame(rows, columns=columns), sides


TOPIC = [Panel("topic_share", "t", "T", "this topic")]


def test_the_highest_value_stands_first_with_its_counts():
    values = every_value(*made_up((1, 6), (5, 6), (2, 4)), TOPIC)
    assert values["side"].tolist() == ["b", "c", "a"]
    assert values[["n_counted", "n_units"]].to_numpy().tolist() == [[5, 6], [2, 4], [1, 6]]
    assert values["few"].tolist() == [False, True, False]


def test_a_side_that_never_names_an_actor_is_unknown_and_comes_last():
    results = scored_outlets()
    values = every_value(tally(results, "author"), telling_sides(results), [UNION])
    last = values.iloc[-1]
    assert last["side"] == "Island Courier"
    assert pd.isna(last["value"])
    assert say_number(last, MEASURES["stance"]) == "no signal"


def test_sides_are_the_tellings_and_the_events_of_the_scope_in_its_order():
    results = scored_outlets()
    assert [side.id for side in telling_sides(results)] == list(OUTLETS)
    assert [side.id for side in event_sides(results)] == list(EVENTS)
    assert not set(event_sides(results)[0].paragraph_ids) & set(event_sides(results)[1].paragraph_ids)


def test_a_spread_is_the_highest_less_the_lowest():
    assert spreads(*made_up((1, 4), (3, 4), (2, 4)), TOPIC)["spread"].tolist() == [0.5]


@pytest.mark.parametrize(
    ("shares", "out"), [(((20, 20), (0, 20), (1, 20)), True), (((9, 20), (11, 20), (10, 20)), False)]
)
def test_only_what_chance_seldom_does_stands_out(shares, out):
    row = spreads(*made_up(*shares), TOPIC).iloc[0]
    assert bool(row["beyond"] > 1) is out


def test_the_floor_allows_for_every_panel_that_was_looked_at():
    """Forty panels of noise: one seen among them must spread further than one seen alone."""
    tallies, sides = made_up((4, 12), (5, 12), (4, 12))
    noise, panels = [], []
    for at in range(40):
        own = tallies.assign(key=str(at))
        own[["numerator", "n_counted"]] = tallies.sample(frac=1, random_state=at)[["numerator", "n_counted"]].to_numpy()
        noise.append(own)
        panels.append(Panel("topic_share", str(at), str(at)))
    among = spreads(pd.concat(noise), sides, panels).set_index("key")
    alone = spreads(noise[0], sides, panels[:1]).set_index("key")
    assert among["floor"]["0"] > alone["floor"]["0"]
    assert (among["beyond"] > 1).sum() <= 1


def test_one_side_alone_has_no_spread():
    assert spreads(*made_up((1, 4)), TOPIC).empty


def test_the_finding_names_both_ends_and_says_whether_they_stand_out():
    results = scored_outlets()
    tallies, sides, panels = tally(results, "author"), telling_sides(results), [EUROPE, RUSSIA]
    values, spread = every_value(tallies, sides, panels), spreads(tallies, sides, panels)
    found = furthest_apart(values, spread, panels, MEASURES, "tellings")
    ends = "from 0 of 14 paragraphs (Island Courier) to 5 of 13 paragraphs (Delta Times)"
    assert found.sentence == f"The tellings are furthest apart in Europe: {ends}."
    assert found.doubt.startswith("Spread 38 points; 1,000 deals of the paragraphs by chance stay below ")


def test_a_pair_is_judged_as_on_its_own_page():
    results, sides = scored_outlets(), telling_sides(scored_outlets())[:2]
    voices = {name: MEASURES[name].voice for name in ("topic_share", "polarity")}
    pair = next(judged_pairs(results, sides, voices, {}))
    alone = compare(results, Contrast("authors", *sides), voices, {})
    assert pair == count_badges(*(side.id for side in sides), alone)
    assert pair["n_judged"] + pair["untold"] == len(alone)


def test_the_two_that_differ_most_are_named_with_how_many_pairs_were_tried():
    sides = [Side(each, each.upper(), each, pd.Index([])) for each in "abc"]
    rows = [("a", "b", 0, 3), ("a", "c", 2, 0), ("b", "c", 2, 1)]
    pairs = pd.DataFrame(
        [{"target": a, "reference": b, "holds": held, "leans": n, "n_judged": 9} for a, b, held, n in rows]
    )
    found = most_different(pairs, sides, "tellings")
    assert found.sentence == "B and C differ most: 2 of 9 judged differences hold."
    assert "3 pairs, 27 judged differences: 4 hold, 4 lean." in found.doubt
