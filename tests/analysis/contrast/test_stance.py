"""Stance by author, voice, meeting and paragraph: figures that can be checked against tests/two_shores.py."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.selection import Filters, select
from analysis.contrast.stance import (
    about_meetings,
    charted_actors,
    say_codes,
    stance_arc,
    stance_differences,
    stance_in_panels,
    stance_of_actors,
    stance_table,
)
from analysis.evidence.behind_stance import behind_arc, behind_stances
from tests.two_shores import two_shores

PAIR = ["Russian", "American"]


def authors(results=None):
    return contrast_authors(results or two_shores(), PAIR)


def found(**options) -> pd.DataFrame:
    return stance_of_actors(two_shores(), authors(), "author", ["Russia", "China"], **options).set_index("mark")


def test_actors_that_both_texts_name_are_charted_those_named_most_first():
    assert charted_actors(two_shores(), authors()) == ["Russia", "China"]


def naming(results, *sentence_ids: str):
    """The results, in which these sentences name Utopia too."""
    one = results.mentions.iloc[[0] * len(sentence_ids)].assign(sentence_id=list(sentence_ids), actor="Utopia")
    return replace(results, mentions=pd.concat([results.mentions, one], ignore_index=True))


def test_an_actor_that_one_text_names_once_is_left_to_the_table():
    results = naming(two_shores(), "west/p03/s01")
    assert charted_actors(results, authors()) == ["Russia", "China"]
    assert "Utopia" in set(stance_table(results, authors(), "all")["actor"])
    assert charted_actors(results, authors(), ["Utopia"]) == ["Utopia"]


def test_an_actor_that_one_text_names_in_three_paragraphs_is_charted():
    results = naming(two_shores(), "west/p01/s01", "west/p02/s01", "west/p03/s01")
    assert charted_actors(results, authors()) == ["Russia", "Utopia", "China"]


def test_counts_stand_beside_the_mean_over_the_paragraphs_that_name_the_actor():
    row = found().loc["stance|author||Russia|American"]
    assert row["value"] == pytest.approx((0.1 - 0.5) / 2)
    assert row[["n_units", "n_against", "n_neutral", "n_favour", "n_unsure"]].tolist() == [2, 1, 0, 0, 1]
    assert (row["low"], row["high"]) == pytest.approx((-0.5, 0.1))
    assert row["share_against"] == 0.5


def test_an_actor_that_a_text_does_not_name_has_counts_of_none_and_no_value():
    only_anchorage = select(two_shores(), Filters(event="anchorage"))
    rows = stance_of_actors(only_anchorage, authors(only_anchorage), "author", ["Russia", "China"]).set_index("mark")
    row = rows.loc["stance|author||Russia|Russian"]
    assert np.isnan(row["value"])
    assert row["n_units"] == 0
    assert say_codes(row) == "not named"


def test_codes_are_said_as_signs_with_their_numbers():
    assert say_codes({"n_against": 6, "n_neutral": 3, "n_favour": 0, "n_unsure": 0}) == "▼6 ○3 ▲0"
    assert say_codes({"n_against": 0, "n_neutral": 0, "n_favour": 0, "n_unsure": 1}) == "▼0 ○0 ▲0 ?1"


def test_a_meeting_s_panel_holds_the_paragraphs_about_it_alone():
    contrast = authors()
    panels = {title: (each, "author") for title, each in about_meetings(two_shores(), contrast).items()}
    rows = stance_in_panels(two_shores(), panels, ["Russia"]).set_index(["panel", "group"])
    assert list(dict.fromkeys(rows.index.get_level_values("panel"))) == [
        "The whole text",
        "About Anchorage",
        "About Guilin",
    ]
    assert rows.loc[("The whole text", "American"), "n_units"] == 2
    assert rows.loc[("About Guilin", "American"), "value"] == pytest.approx(0.1)
    assert rows.loc[("About Guilin", "Russian"), "value"] == pytest.approx(0.7)


def test_a_meeting_without_a_paragraph_in_a_text_has_no_row_for_it():
    results = select(two_shores(), Filters(topics=("europe",)))
    panels = {title: (each, "author") for title, each in about_meetings(results, authors(results)).items()}
    rows = stance_in_panels(results, panels, ["China"]).set_index(["panel", "group"])
    assert ("About Guilin", "Russian") not in rows.index


def test_the_difference_between_the_texts_is_the_russian_less_the_american():
    differing = stance_differences(two_shores(), authors(), "author").set_index(["measure", "key"])
    row = differing.loc[("stance", "Russia")]
    assert row["difference"] == pytest.approx(0.7 + 0.2)
    assert row[["n_units_target", "n_units_reference"]].tolist() == [1, 2]
    assert bool(row["few"])


def test_the_table_holds_every_actor_with_both_means_and_the_difference():
    table = stance_table(two_shores(), authors(), "author").set_index("actor")
    assert table.loc["China", ["Russian author, n", "American author, n"]].tolist() == ["▼0 ○0 ▲1", "▼1 ○0 ▲0"]
    assert table.loc["China", "difference"] == pytest.approx(1.2)
    assert table.loc["Russia", "paragraph_ids"] == ["east/p02", "west/p02", "west/p04"]


def test_one_text_alone_gives_a_table_without_differences():
    alone = select(two_shores(), Filters(perspective="American"))
    table = stance_table(alone, authors(alone), "author")
    assert table["difference"].isna().all()
    assert set(table["interval"]) == {""}
    assert "Russian author" not in table


def test_a_voice_in_which_nobody_is_named_gives_empty_frames():
    assert stance_of_actors(two_shores(), authors(), "quoted", []).empty
    assert stance_table(two_shores(), authors(), "quoted").empty
    assert stance_arc(two_shores(), authors(), [], "quoted").empty


def test_the_arc_has_a_row_for_every_paragraph_also_where_the_actor_is_not_named():
    arc = stance_arc(two_shores(), authors(), ["Russia"], "author").set_index("paragraph_id")
    assert arc.index.tolist() == ["east/p01", "east/p02", "west/p01", "west/p02", "west/p03", "west/p04"]
    assert arc["code"].tolist() == ["", "favour", "", "unsure", "", "against"]
    assert np.isnan(arc.loc["west/p03", "value"])


def test_behind_a_stance_stand_the_paragraphs_that_name_the_actor():
    contrast = authors()
    panels = {"": (contrast, "author")}
    behind = behind_stances(two_shores(), found().reset_index(), panels).set_index("mark")
    assert behind.loc["stance|author||Russia|American", "paragraph_ids"] == ["west/p02", "west/p04"]
    assert behind.loc["stance|author||Russia|American", "label"] == "Russia, American author: 2 paragraphs, ▼1 ○0 ▲0 ?1"


def test_behind_the_arc_stands_each_paragraph_that_names_an_actor():
    arc = stance_arc(two_shores(), authors(), ["Russia"], "author")
    behind = behind_arc(arc).set_index("mark")
    assert behind.index.tolist() == ["Russia|east/p02", "Russia|west/p02", "Russia|west/p04"]
    assert behind.loc["Russia|west/p02", "label"] == "Russia, American author, paragraph 2: unsure (+0.10)"


def test_no_frame_is_changed():
    results = two_shores()
    before = {name: frame.copy() for name, frame in results.frames().items()}
    stance_table(results, authors(results), "author")
    stance_arc(results, authors(results), ["Russia"], "all")
    for name, frame in results.frames().items():
        pd.testing.assert_frame_equal(frame, before[name])
