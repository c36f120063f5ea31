"""Corrected shares drawn: three marks a row at its own values, the interval, and nothing where nothing is known."""

import pandas as pd
import pytest

from analysis.charts.corrected import corrected_shares
from analysis.charts.theme import theme_named
from analysis.coding.said import say_corrected

ROWS = pd.DataFrame(
    [
        ("against|North", "North", "North", 0.5, 0.25, 0.3, 0.1, 0.45, 4, 12),
        ("against|South", "<b>South</b>", "South", 0.2, 0.4, 0.3, 0.1, 0.6, 5, 12),
        ("against|West", "West", "West", 0.1, float("nan"), float("nan"), float("nan"), float("nan"), 0, 12),
    ],
    columns=["mark", "label", "perspective", "machine", "hand", "value", "low", "high", "n", "N"],
)


def marks(figure, name: str) -> dict[str, float]:
    trace = next(trace for trace in figure.data if trace.name == name)
    return {mark[0]: x for mark, x in zip(trace.customdata, trace.x, strict=True)}


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_every_share_stands_at_its_value_and_an_unknown_one_nowhere(look):
    figure = corrected_shares(ROWS, theme_named(look))
    assert marks(figure, "machine") == {"against|North": 0.5, "against|South": 0.2, "against|West": 0.1}
    assert marks(figure, "by hand, in the sample") == {"against|North": 0.25, "against|South": 0.4}
    assert marks(figure, "corrected, 95 %") == {"against|North": 0.3, "against|South": 0.3}


def test_an_interval_is_drawn_at_the_corrected_dot_and_none_where_it_is_unknown():
    figure = corrected_shares(ROWS, theme_named("light"))
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    dots = next(trace for trace in figure.data if trace.name == "corrected, 95 %")
    assert [tuple(line.x) for line in lines] == [(0.1, 0.45), (0.1, 0.6)]
    assert [line.y[0] for line in lines] == list(dots.y)


def test_the_sentence_names_the_change_that_its_interval_tells_from_the_machine():
    said, doubt = say_corrected(ROWS, "Stance toward China")
    assert said == (
        "Stance toward China: the correction changes most “North”, 50 % by the machine, 30 % corrected (10 to 45)."
    )
    assert "within the interval in 1 of 2 rows. 1 interval is unknown" in doubt
    assert "no corrected share is told apart" in say_corrected(ROWS[1:], "Europe")[0]
    assert "too little is coded" in say_corrected(ROWS[2:], "Europe")[0]
