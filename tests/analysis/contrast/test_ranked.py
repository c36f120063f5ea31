"""Judged differences in order, with what readers see of them."""

import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.doubt.families import comparisons
from analysis.contrast.doubt.judged import judge
from analysis.contrast.doubt.lesson import take_apart
from analysis.contrast.doubt.ranked import drawn_rows, ranked_rows, ranked_table, say_standings, say_too_little
from analysis.exchange.builtin import CORPUS
from tests.two_shores import two_shores

MEASURES = read_measures(CORPUS / "measures.toml")
VOICES = {"topic_share": "all", "polarity": "author", "quoted_share": "all"}
NAMES = {"europe": "Europe", "human_rights": "human rights"}


def ranked(family: str = "authors") -> pd.DataFrame:
    made = comparisons(two_shores(), family, VOICES, ["Russian", "American"], NAMES)
    return ranked_rows(judge(two_shores(), made, {}), made, MEASURES, NAMES)


def badges(*names: str) -> pd.DataFrame:
    return pd.DataFrame({"badge": names})


def test_the_side_with_more_is_named_as_a_sentence_names_it():
    rows = ranked().set_index("label")
    assert rows.loc["Quoted words", "side"] == "the Russian author’s text"
    assert rows.loc["On Europe", "shown"] == "50 % against 50 %"


def test_sizes_stand_in_floors_and_are_unknown_without_one():
    rows = ranked()
    known = rows["floor"] > 0
    assert rows.loc[known, "in_floors"].tolist() == (rows["difference"] / rows["floor"])[known].tolist()
    assert rows.loc[~known, "in_floors"].isna().all()


def test_each_label_of_a_topic_says_among_which_paragraphs():
    assert "On Europe: tone" in set(ranked("topics")["label"])


def test_differences_with_enough_text_are_drawn_and_others_only_where_there_are_none():
    rows = ranked().assign(in_floors=0.5, badge="noise", covered=False)
    assert len(drawn_rows(rows)) == len(rows)
    enough = rows["label"] == "Quoted words"
    assert list(drawn_rows(rows.assign(covered=enough))["label"]) == ["Quoted words"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (badges("holds", "leans", "noise", "noise"), "one holds and one leans; the other two are noise"),
        (badges("holds", "holds"), "two hold and none lean; none is noise"),
        (badges("noise"), "Of one difference between shores, none hold and none lean; the other one is noise"),
        (badges("too little text"), "nothing can be tested"),
    ],
)
def test_how_many_stand_is_said_in_words(rows, said):
    assert said in say_standings(rows, "shores")


def test_what_has_too_little_text_is_counted():
    assert say_too_little(badges("noise", "too little text")) == "1 more has too little text to be tested."
    assert say_too_little(badges("noise")) == ""


def test_the_table_has_every_check_and_the_doubt_in_words():
    table = ranked_table(ranked())
    assert {"clear of zero", "rare by chance", "enough text", "in words"} <= set(table.columns)
    assert set(table["enough text"]) == {"no"}


def test_taken_apart_a_difference_has_the_draws_of_its_interval():
    made = comparisons(two_shores(), "authors", VOICES, ["Russian", "American"], NAMES)
    rows = judge(two_shores(), made, {})
    row = rows[rows["measure"] == "quoted_share"].iloc[0]
    lesson = take_apart(two_shores(), made[0], row)
    assert lesson.difference == pytest.approx(row["difference"])
    assert pd.Series(lesson.resampled).quantile([0.025, 0.975]).tolist() == pytest.approx([row["low"], row["high"]])
    assert list(lesson.one_less["paragraph_id"])[:2] == ["east/p01", "east/p02"]
    assert list(lesson.one_less.loc[lesson.one_less["flips"], "paragraph_id"]) == row["flips"]
