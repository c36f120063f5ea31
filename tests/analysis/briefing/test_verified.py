"""Two tables compared cell by cell, as they are written: what is the same, what differs, and how it is said."""

import numpy as np
import pandas as pd
import pytest

from analysis.briefing.verify.verified import compare_tables, read_table, same_cell, say_differences
from analysis.errors import InputError
from analysis.exchange.writing import csv_bytes

FERRY = pd.DataFrame(
    {
        "topic": ["Europe", "Europe", "Ports"],
        "side": ["Hall", "Berg", "Hall"],
        "value": [0.375, np.nan, 2.0],
        "n": [3, 0, 4],
    }
)


def written(frame: pd.DataFrame) -> pd.DataFrame:
    return read_table(csv_bytes(frame), "ferry.csv")


def said(then: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    return say_differences(compare_tables(written(then), written(now)))


def changed(row: int, column: str, cell: object) -> pd.DataFrame:
    frame = FERRY.astype({column: object})
    frame.loc[row, column] = cell
    return frame


def test_a_table_is_the_same_as_itself():
    assert said(FERRY, FERRY.copy()) == []


def test_a_changed_number_is_told_by_its_row_and_column():
    assert said(FERRY, changed(0, "value", 0.5)) == [
        "row Europe, Hall, column value: 0.375 in the pack, 0.5 now.",
    ]


def test_unknown_is_the_same_as_unknown_and_not_as_zero():
    assert said(FERRY, changed(1, "value", 0.0)) == [
        "row Europe, Berg, column value: nothing in the pack, 0.0 now.",
    ]


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        ("0.1", "0.10000000000000002", True),  # the last digit, on another machine
        ("0.1", "0.1000001", False),
        ("1000000000", "1000000002", False),
        ("3", "3.0", True),
        ("-0.0", "0", True),
        ("0.0", "1e-17", True),
        ("0.0", "1e-6", False),
        ("", "0", False),
        ("", "", True),
        ("007", "7", False),  # a text
        ("1,5", "1.5", False),
        ("Hall", "hall", False),
        ("inf", "inf", True),
    ],
)
def test_numbers_are_the_same_within_a_billionth_and_texts_letter_by_letter(then, now, same):
    assert same_cell(then, now) is same
    assert same_cell(now, then) is same


def test_rows_are_found_by_their_names_wherever_they_stand():
    moved = FERRY.iloc[[0, 2, 1]]
    assert said(FERRY, moved) == ["the rows stand in another order."]
    without = FERRY.iloc[[1, 2]]
    assert said(FERRY, without) == ["row Europe, Hall is in the pack only."]
    assert said(without, FERRY) == ["row Europe, Hall is new."]


def test_a_row_is_named_by_what_tells_it_from_the_others():
    panel = FERRY.assign(panel="Both texts")[["panel", "topic", "side", "value"]]
    other = panel.assign(panel="All texts")
    assert said(panel, other)[0] == "row Europe, Hall, column panel: Both texts in the pack, All texts now."


def test_rows_that_nothing_tells_apart_are_compared_by_their_place():
    alike = pd.DataFrame({"side": ["Hall", "Hall"], "value": [1.0, 2.0]})
    assert said(alike, alike.assign(value=[1.0, 3.0])) == ["row 2, column value: 2.0 in the pack, 3.0 now."]


def test_columns_of_one_table_alone_are_named():
    assert said(FERRY, FERRY.drop(columns="n")) == ["column n is in the pack only."]
    assert said(FERRY.drop(columns="n"), FERRY) == ["column n is new."]


def test_the_first_five_differences_are_told_and_the_others_counted():
    many = pd.DataFrame({"side": list("abcdefgh"), "value": range(8)})
    told = said(many, many.assign(value=many["value"] + 1))
    assert len(told) == 6
    assert told[-1] == "and 3 more differences."


def test_a_cell_with_commas_quotes_and_lines_is_one_cell():
    odd = pd.DataFrame({"said": ['a, "b"\nc\r\nd', "=1+1"], "n": [1, 2]})
    assert written(odd)["said"].tolist() == ['a, "b"\nc\r\nd', "'=1+1"]
    assert said(odd, odd.copy()) == []


def test_long_cells_are_told_in_short():
    (told,) = say_differences(
        compare_tables(written(changed(0, "n", "a" * 500)), written(FERRY)),
    )
    assert len(told) < 150


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot be read as a table"),
        (b"\xff\xfe\x00", "cannot be read as a table"),
        (b'a,b\n"1', "cannot be read as a table"),
        (b"a,b\n1\n", "row 2 has 1 cell and the table 2 columns"),
        (b"a,a\n1,2\n", "two of its columns have one name"),
    ],
)
def test_what_is_no_table_is_told(content, said):
    with pytest.raises(InputError, match=f"^ferry.csv: {said}"):
        read_table(content, "ferry.csv")


def test_comparing_leaves_its_tables_alone():
    then, now = written(FERRY), written(changed(0, "value", 0.5))
    before = then.copy(), now.copy()
    compare_tables(then, now)
    pd.testing.assert_frame_equal(then, before[0])
    pd.testing.assert_frame_equal(now, before[1])
