"""Sentences about bins: they state what the frames hold, and do not call a change what may be none."""

import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.groups import Members, Side
from analysis.exchange.builtin import CORPUS
from analysis.large.findings import say_over_time, say_spread, say_through

TONE = read_measures(CORPUS / "measures.toml")["polarity"]
EAST, WEST = (
    Side(name, f"{name.capitalize()} author", f"the {name.capitalize()} author’s text", Members(1000, frozenset()))
    for name in ("east", "west")
)


def halves(*counts: tuple[str, int, int, int]) -> pd.DataFrame:
    """Rows of group, hostile, other and silent paragraphs."""
    frame = pd.DataFrame(counts, columns=["group", "n_hostile", "n_favourable", "n_silent"])
    frame = frame.assign(n_known=frame["n_hostile"] + frame["n_favourable"])
    return frame.assign(
        n_paragraphs=frame["n_known"] + frame["n_silent"], hostile=frame["n_hostile"] / frame["n_known"]
    )


def parts(name: str, groups: dict[str, list[float]], names: list, error: float = 0.01, n: int = 1200) -> pd.DataFrame:
    rows = [(group, *row) for group, values in groups.items() for row in zip(names, values, strict=True)]
    return pd.DataFrame(rows, columns=["group", name, "value"]).assign(error=error, n_able=n, n_paragraphs=n, n_short=0)


def test_the_side_with_the_larger_hostile_share_is_named_first():
    finding = say_spread(halves(("east", 100, 900, 10), ("west", 1300, 700, 0)), [EAST, WEST], TONE)
    assert finding.sentence == (
        "The West author’s text sounds hostile in more of its paragraphs than the East author’s text: 1,300 of 2,000 "
        "against 100 of 1,000 with a scored word (65.0 % against 10.0 %)."
    )
    assert finding.doubt == (
        "95 % interval of the difference +52.1 % to +57.7 %, which is clear of zero, for these texts. "
        "No signal in the East author’s text: 10 of 1,010 paragraphs."
    )


def test_equal_shares_are_called_the_same():
    finding = say_spread(halves(("east", 1, 1, 0), ("west", 2, 2, 0)), [EAST, WEST], TONE)
    assert "sound hostile in the same share" in finding.sentence
    assert "includes zero: they may not differ" in finding.doubt


def test_a_side_alone_has_its_share_and_an_interval():
    finding = say_spread(halves(("east", 20, 80, 0)), [EAST], TONE)
    assert finding.sentence == (
        "The East author’s text sounds hostile in 20 of 100 paragraphs with a scored word (20.0 %)."
    )
    assert finding.doubt == "95 % interval 13.3 % to 28.9 % (Wilson)."  # Wilson (1927), by hand


def test_where_nothing_is_scored_there_is_no_signal():
    finding = say_spread(halves(("east", 0, 0, 1200)), [EAST], TONE)
    assert finding.sentence == "No scored word stands in 1,200 paragraphs: there is no signal."


def test_tenths_are_named_where_they_differ_clearly():
    values = {"east": [0.2, *[0.1] * 6, -0.1, 0.1, 0.1]}
    finding = say_through(parts("tenth", values, list(range(1, 11))), [EAST], TONE)
    assert finding.sentence == (
        "The East author’s text sounds most favourable in the first tenth (+0.20), most hostile in the eighth tenth "
        "(−0.10)."
    )
    assert "+0.25 to +0.35 (Bonferroni, as picked from 45 pairs), which is clear of zero" in finding.doubt


def test_tenths_that_may_not_differ_are_not_called_a_change():
    values = {"east": [0.2, *[0.1] * 9], "west": [*[0.1] * 9, 0.3]}
    finding = say_through(parts("tenth", values, list(range(1, 11)), error=0.03), [EAST, WEST], TONE)
    assert "The East author’s text does not clearly change in tone, between +0.10 in the second" in finding.sentence
    assert "The West author’s text sounds most favourable in the last tenth (+0.30), least" in finding.sentence


def test_short_articles_are_told():
    frame = parts("tenth", {"east": [0.1] * 10}, list(range(1, 11)), n=100).assign(n_short=7)
    aside = "too short to fill every tenth, in the East author’s text: 70 of 1,000 paragraphs."
    assert say_through(frame, [EAST], TONE).doubt.endswith(aside)


def test_too_few_paragraphs_are_said_and_nothing_is_picked():
    few = parts("tenth", {"east": [0.9] * 10, "west": [0.1] * 10}, list(range(1, 11)), n=29)
    finding = say_through(few, [EAST, WEST], TONE)
    assert finding.sentence == (
        "Too few paragraphs have a scored word for the tenths of the East author’s text and of the West author’s text "
        "to be compared."
    )
    assert finding.doubt == "It takes 30 of them in each of several tenths."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            0.01,
            "The West author’s text sounds more favourable than the East author’s text most clearly in March 2021: ",
        ),
        (
            0.2,
            "In no month do the West author’s text and the East author’s text part clearly in tone; March 2021 comes "
            "nearest: ",
        ),
    ],
)
def test_the_month_in_which_two_sides_part_most_clearly_is_named(error, sentence):
    months = ["2021-02", "2021-03", ""]
    frame = parts("period", {"east": [0.0, -0.1, 0.9], "west": [0.0, 0.2, -0.9]}, months, error=error)
    finding = say_over_time(frame, [EAST, WEST], TONE)
    assert finding.sentence == f"{sentence}+0.20 against −0.10."
    assert "1,200 against 1,200 paragraphs with a scored word." in finding.doubt
    assert finding.doubt.endswith(
        "Of articles that state no month, in the East author’s text: 1,200 of 3,600 paragraphs; in the West author’s "
        "text: 1,200 of 3,600 paragraphs."
    )


def test_of_one_side_the_years_are_compared():
    finding = say_over_time(parts("period", {"east": [0.1, 0.3, 0.0]}, ["2020", "2021", ""]), [EAST], TONE)
    assert finding.sentence == (
        "The East author’s text sounds most favourable in 2021 (+0.30), least favourable in 2020 (+0.10)."
    )
