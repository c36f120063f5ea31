import json
from contextlib import suppress

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.exhibit import Grid, GridRow
from analysis.briefing.figure_id import part_of_numbers
from analysis.briefing.kept import FILE, keep_tray, kept_tray, read_tray, tray_file
from analysis.briefing.tray import Tray
from analysis.errors import InputError, ParallaxError
from tests.analysis.briefing.exhibits import chart_exhibit, table_exhibit

FRAME = pd.DataFrame(
    {"text": ["ä", None], "n": [3, 4], "known": [1, None], "value": [0.1 + 0.2, np.nan], "flag": [True, False]}
)
GRID = Grid(("1", "2"), (GridRow("Ferry", ("●", ""), ("#0072B2", "")),), (("Hall", 2),), "● present")
TRAY = Tray(
    (chart_exhibit(frame=FRAME, rests_on=(FRAME,), grid=GRID), table_exhibit()), "Title", "Ann", False, "Letter"
)


def test_a_tray_comes_back_as_it_was(tmp_path):
    keep_tray(TRAY, tmp_path)
    back = kept_tray(tmp_path)
    assert (back.title, back.author, back.quotes, back.paper) == ("Title", "Ann", False, "Letter")
    for before, after in zip(TRAY.exhibits, back.exhibits, strict=True):
        assert part_of_numbers(after.frame) == part_of_numbers(before.frame)
        plain = [name for name in vars(before) if name not in ("frame", "rests_on")]
        assert {name: getattr(after, name) for name in plain} == {name: getattr(before, name) for name in plain}


def test_numbers_come_back_to_the_last_digit_and_unknown_stays_unknown():
    frame = read_tray(tray_file(TRAY), "x").exhibits[0].frame
    assert frame["value"].tolist()[0] == 0.1 + 0.2
    assert frame["value"].isna().tolist() == [False, True]
    assert frame["n"].tolist() == [3, 4]
    assert frame["text"].tolist() == ["ä", None]
    assert frame["flag"].tolist() == [True, False]


def test_no_file_is_an_empty_tray(tmp_path):
    assert kept_tray(tmp_path) == Tray()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "not JSON"),
        (b"[]", "no briefing of version"),
        (b'{"parallax": "decisions", "version": 1}', "no briefing of version"),
        (b'{"parallax": "briefing", "version": 1, "figures": 3}', "a list of at most"),
        (b'{"parallax": "briefing", "version": 1, "figures": [{}]}', "figure 1 is not whole"),
        (b'{"parallax": "briefing", "version": 1, "figures": ["x"]}', "figure 1 is not whole"),
    ],
)
def test_a_file_that_is_none_says_what_it_is(content, said):
    with pytest.raises(InputError, match=f"{FILE}.*{said}"):
        read_tray(content, FILE)


@given(
    name=st.sampled_from(
        ["kind", "place", "made", "frame", "grid", "behind", "anchors", "inputs", "rests_on", "figure"]
    ),
    value=st.one_of(
        st.none(), st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2), st.just({"a": 1})
    ),
)
def test_a_figure_bent_out_of_shape_is_refused_in_words_or_read(name, value):
    read = json.loads(tray_file(TRAY))
    read["figures"][0][name] = value
    with suppress(ParallaxError):  # in words; any other error fails the test
        read_tray(json.dumps(read).encode(), FILE)
