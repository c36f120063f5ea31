"""How many more paragraphs to code: counted by hand, and said of the widest interval."""

from math import inf, sqrt

import pandas as pd
import pytest

from analysis.coding.advice import number_to_halve, say_more
from analysis.coding.scheme import read_scheme
from analysis.coding.shown import Names
from analysis.exchange.builtin import CORPUS
from analysis.scope import Perspective, Scope


@pytest.mark.parametrize(("n", "total"), [(10, 60), (30, 1000), (100, 120), (1, 10**9)])
def test_the_error_is_halved_and_would_not_be_by_one_paragraph_less(n, total):
    def error(n: int) -> float:
        return sqrt(1 / n - 1 / total) if n else inf

    enough = number_to_halve(n, total)
    assert error(enough) <= error(n) / 2 < error(enough - 1)


def test_four_times_as_many_of_many():
    assert number_to_halve(25, 10**9) == 100
    assert number_to_halve(60, 60) == 60


def shares(**columns) -> pd.DataFrame:
    rows = {"perspective": ["East", "West"], "variable": "stance", "key": "China", "code": "against"}
    return pd.DataFrame(rows | {"n": [10, 20], "N": [60, 60]} | columns)


@pytest.fixture
def names() -> Names:
    return Names(read_scheme(CORPUS / "codebooks" / "coding.toml"), Scope((Perspective("East"), Perspective("West"))))


def test_the_widest_interval_is_told_with_what_would_halve_it(names):
    said = say_more(shares(low=[0.1, 0.2], high=[0.5, 0.4]), names)
    assert said.startswith("The widest interval spans 40 percentage points (")
    assert "in East, 10 of 60 paragraphs coded). About 17 more of them would halve it." in said


@pytest.mark.parametrize("high", [[None, None], [0.1, 0.2]])
def test_nothing_is_said_where_no_interval_is_known_or_all_is_coded(names, high):
    assert say_more(shares(low=[0.1, 0.2], high=high).astype({"high": float}), names) == ""
