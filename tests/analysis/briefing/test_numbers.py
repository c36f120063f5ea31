"""Numbers of a text, and whether the frames behind a figure give them: ferries counted by two papers."""

import pandas as pd
import pytest

from analysis.briefing.exhibit import Exhibit
from analysis.briefing.numbers.numbers import numbers_in, say_unfounded, unfounded
from analysis.contrast.findings import stated
from tests.analysis.briefing.exhibits import chart_exhibit

FERRIES = pd.DataFrame(
    {
        "topic": ["Ferries", "Ferries", "Fares", "Fares"],
        "side": ["Hall", "Berg", "Hall", "Berg"],
        "share": [0.625, 0.1875, 0.25, float("nan")],
        "n_units": [8, 16, 8, 16],
        "n_counted": [5, 3, 2, 0],
    }
)


def told(title: str, frame: pd.DataFrame = FERRIES, *rests_on: pd.DataFrame, **changed) -> Exhibit:
    """A figure that says nothing but its finding."""
    return chart_exhibit(title=title, frame=frame, rests_on=rests_on, **{"counts": "", "alt": "", **changed})


def missing(title: str, *rests_on: pd.DataFrame, **changed) -> list[str]:
    return [said.text for said in unfounded(told(title, FERRIES, *rests_on, **changed))]


def test_numbers_are_read_in_digits_in_words_and_with_either_minus():
    said = numbers_in("1,260 words, −0.41 and -2, 62.5 % of 24; twice, none hold and two lean, half of it, p < .05.")
    assert [each.value for each in said] == [1260, -0.41, -2, 62.5, 24, 2, 0, 2, 50, 0.05]
    assert [each.text for each in said][:4] == ["1,260", "−0.41", "-2", "62.5 %"]
    assert [each.unit for each in said] == ["", "", "", "%", "", "", "", "", "%", ""]
    assert [each.decimals for each in said][:4] == [0, 2, 0, 1]


def test_one_none_and_half_are_numbers_only_where_they_count():
    assert numbers_in("One author alone; none the wiser; the other half.") == []


def test_names_with_digits_in_them_are_no_numbers():
    assert numbers_in("The G7 met at 10a Quay Street, in room B12.") == []


def test_both_ends_of_a_range_are_shares():
    assert [(said.value, said.unit) for said in numbers_in("14 to 100 %")] == [(14, "%"), (100, "%")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hall turns to ferries in 62 % of its paragraphs.",
        "Of ferries speak, in Hall, 5 of 8 paragraphs.",
        "Fares stand in 2 of the 8 paragraphs of Hall.",
        "Ferries stand in 8 paragraphs of two sides.",  # 5 and 3
        "Four rows: two topics, two sides, and one share is unknown.",
    ],
)
def test_a_number_is_founded_by_cells_and_by_what_rows_count(sentence):
    assert missing(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Hall turns to ferries in 61 % of its paragraphs.", "61 %"),
        ("Hall turns to ferries in 19 % of its paragraphs.", "19 %"),  # that is Berg
        ("Hall turns to fares in 62 % of its paragraphs.", "62 %"),  # that is ferries
        ("Of fares speak, in Hall, 3 of 8 paragraphs.", "3"),
        ("Hall has 7 paragraphs on ferries.", "7"),
    ],
)
def test_a_number_of_another_row_or_of_none_is_told(sentence, wrong):
    assert wrong in missing(sentence)


def test_unknown_is_not_zero():
    assert missing("Berg turns to fares in 0 % of its paragraphs.") == ["0 %"]


def test_a_sentence_rests_on_further_frames_said_in_one_breath():
    interval = stated(low=0.0625, high=0.8125)
    assert missing("Interval of the difference +6 % to +81 %.", interval) == []
    assert missing("Interval of the difference +81 % to +6 %.", interval) == ["+81 %", "+6 %"]
    assert missing("Interval of the difference +6 % to +62 %.", interval) == ["+62 %"]


def test_numbers_said_in_one_breath_stand_in_one_frame():
    apart = stated(low=0.0625, high=0.8125), stated(low=0.125, high=0.5)
    assert missing("Interval of the difference +6 % to +50 %.", *apart) == ["+50 %"]


def test_what_stands_on_the_other_side_of_against_is_not_taken():
    values = stated(target=0.07, reference=0.02)
    assert missing("Hall sounds warmer: +0.07 against +0.02.", values) == []
    assert missing("Hall sounds warmer: +0.02 against +0.07.", values) == ["+0.02", "+0.07"]


def test_a_sign_is_part_of_the_number():
    assert missing("The mean is −0.30.", stated(mean=-0.3)) == []
    assert missing("The mean is +0.30.", stated(mean=-0.3)) == ["+0.30"]


def test_the_number_of_a_paragraph_and_its_value_stand_in_one_row():
    arc = pd.DataFrame({"side": ["Hall", "Hall"], "position": [1, 2], "polarity": [0.1, -0.3]})
    assert missing("Hall sounds warmest in paragraph 1 (+0.10).", arc) == []
    assert missing("Hall sounds warmest in paragraph 2 (+0.10).", arc) == ["+0.10"]
    assert missing("Hall sounds warmest in paragraph 3.", arc) == ["3"]


def test_numbers_written_in_cells_count():
    table = pd.DataFrame({"side": ["Hall", "Berg"], "interval": ["−0.20 to 0.40", "no signal"]})
    assert missing("Hall: −0.20 to 0.40.", table) == []
    assert missing("Hall: −0.20 to 0.50.", table) == ["0.50"]


@pytest.mark.parametrize(
    "sentence",
    [
        "95 % interval of the difference, of fewer than 5 paragraphs.",
        "Seen on 18 March 2021 and in 2024, by “Ten Days at Sea”.",
        "More often than 95 of 100 random deals, per 1,000 words.",
    ],
)
def test_constants_of_the_method_dates_and_quoted_titles_are_no_findings(sentence):
    assert missing(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["96 % interval of the difference.", "Fewer than 6 paragraphs.", "94 of 100 random deals."]
)
def test_a_constant_that_is_wrong_is_told(sentence):
    assert missing(sentence) != []


def test_counts_and_description_are_checked_with_the_finding():
    found = unfounded(told("Hall has 5 of 8.", counts="8 paragraphs of Hall, 9 of Berg.", alt="Bars. 6 of Hall."))
    assert [(said.where, said.text) for said in found] == [("counts", "9"), ("description", "6")]


def test_a_caption_is_checked_in_any_order_of_words_and_says_where():
    exhibit = told("Hall has 5 of 8.").captioned("61 % of Hall, and 19 % of Berg: ferries.")
    found = unfounded(exhibit)
    assert [(said.where, said.text, said.start) for said in found] == [("caption", "61 %", 0)]


def test_what_is_missing_is_said_in_a_sentence():
    exhibit = told("Hall has 5 of 8.").captioned("61 % of Hall, and 14 of Berg.")
    said = say_unfounded(unfounded(exhibit))
    assert said == "2 numbers of the caption are not in the data behind the figure: 61 %, 14."
    assert say_unfounded([]) == ""
    assert say_unfounded(unfounded(exhibit)[:1]).startswith("1 number of the caption is not")


def test_the_frames_are_left_alone():
    before = FERRIES.copy()
    missing("Hall turns to ferries in 62 % of its paragraphs.", FERRIES)
    pd.testing.assert_frame_equal(FERRIES, before)
