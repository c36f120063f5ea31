"""Paragraph by paragraph: strips, cells and the arc of tone."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.contrast.arc import arc_finding, tone_arc
from analysis.contrast.contrasts import contrast_authors, contrast_meetings
from analysis.contrast.selection import Filters, select
from analysis.contrast.strips import cells_finding, in_cells, meetings_finding, occurring, paragraph_strips
from tests.two_shores import two_shores

SIDES = contrast_authors(two_shores(), ["Russian", "American"]).sides


def cells_of(results):
    """The cells, and the two contrasts that they cross."""
    contrasts = contrast_meetings(results), contrast_authors(results, ["Russian", "American"])
    return in_cells(paragraph_strips(results, "author"), *contrasts), *contrasts


def by_id(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index("paragraph_id")


def test_a_strip_holds_every_paragraph_and_marks_those_that_pass():
    frame = by_id(paragraph_strips(two_shores(), "author", {"east/p01", "west/p03"}))
    assert frame["passes"].tolist() == [True, False, False, False, True, False]
    assert frame["n_paragraphs"].tolist() == [2, 2, 4, 4, 4, 4]


def test_tone_is_that_of_the_voice_and_unknown_without_a_scored_word():
    frame = by_id(paragraph_strips(two_shores(), "author"))
    assert frame.loc["east/p01", "polarity"] == pytest.approx((0.5 - 0.1) / 2)
    assert pd.isna(frame.loc["east/p02", "polarity"])
    assert frame.loc["west/p02", "polarity"] == 0.0
    assert frame["n_scored"].tolist() == [2, 0, 1, 1, 0, 1]
    assert by_id(paragraph_strips(two_shores(), "quoted")).loc["east/p02", "polarity"] == 1.0


def test_the_shares_of_the_voices_make_up_the_paragraph():
    frame = by_id(paragraph_strips(two_shores(), "author"))
    assert frame.loc["east/p02", ["own", "reported", "quoted"]].tolist() == [0.5, 0.0, 0.5]
    assert (frame[["own", "reported", "quoted"]].sum(axis=1) == 1.0).all()


def test_only_topics_that_are_present_have_a_row():
    frame = paragraph_strips(two_shores(), "author")
    assert occurring(frame, {"trade": "Trade", "europe": "Europe"}) == {"europe": "Europe"}
    assert by_id(frame)["europe"].tolist() == [True, False, True, True, False, False]


def test_the_finding_counts_paragraphs_about_a_meeting():
    assert meetings_finding(paragraph_strips(two_shores(), "author"), two_shores().scope) == (
        "2 of the Russian author’s 2 paragraphs are about one or both of the meetings, "
        "and 3 of the American author’s 4."
    )


def test_cells_hold_paragraphs_about_one_meeting_meeting_by_meeting():
    cells, *contrasts = cells_of(two_shores())
    assert cells["paragraph_id"].tolist() == ["east/p01", "west/p01", "east/p02", "west/p02"]
    assert cells["block"].tolist()[:2] == ["anchorage / Russian", "anchorage / American"]
    assert cells_finding(cells, *contrasts, two_shores().scope) == (
        "Anchorage has 2 paragraphs (1 by the Russian author and 1 by the American author), "
        "Guilin has 2 paragraphs (1 by the Russian author and 1 by the American author)."
    )


def test_an_empty_cell_is_said_to_be_empty():
    shown = select(two_shores(), Filters(topics=("human_rights",), perspective="American"))
    cells, *contrasts = cells_of(shown)
    assert (
        cells_finding(cells, *contrasts, two_shores().scope)
        == "Anchorage has no paragraph, Guilin has 1 paragraph (by the American author)."
    )


def test_strips_leave_the_results_alone():
    results = two_shores()
    before = results.paragraphs.copy()
    paragraph_strips(results, "author")
    pd.testing.assert_frame_equal(results.paragraphs, before)


def test_the_arc_places_paragraphs_by_their_middle():
    arc = by_id(tone_arc(two_shores(), "author"))
    assert arc["place"].tolist() == [0.25, 0.75, 0.125, 0.375, 0.625, 0.875]


def test_the_running_mean_counts_words_and_needs_two_known_paragraphs():
    running = by_id(tone_arc(two_shores(), "author"))["running"]
    assert running["west/p02"] == pytest.approx((-0.4 + 0.0) / 2)
    assert running["west/p03"] == pytest.approx((0.0 + 0.2) / 2)
    assert running[["east/p01", "east/p02", "west/p01", "west/p04"]].isna().all()


def test_one_known_paragraph_is_no_running_mean():
    results = two_shores()
    receipts = results.receipts[~results.receipts["sentence_id"].str.startswith("west/p04")]
    running = by_id(tone_arc(replace(results, receipts=receipts), "author"))["running"]
    assert pd.isna(running["west/p03"])
    assert running["west/p02"] == pytest.approx(-0.2)


def test_the_running_mean_does_not_leap_over_a_paragraph_that_is_left_out():
    shown = two_shores().narrowed_to(["west/p01", "west/p02", "west/p04"])
    assert tone_arc(shown, "author")["running"].isna().all()


def test_the_arc_names_the_extremes_of_each_text_in_its_voice():
    assert arc_finding(tone_arc(two_shores(), "author"), "author", SIDES) == (
        "In the author’s own words, the Russian author’s text has scored words in paragraph 1 only (+0.20). "
        "The American author’s text sounds most favourable in paragraph 4 (+0.20), "
        "most hostile in paragraph 1 (−0.40)."
    )
    assert "has no scored word here" in arc_finding(tone_arc(two_shores(), "reported"), "reported", SIDES)


def test_a_paragraph_above_zero_is_not_called_hostile():
    arc = tone_arc(two_shores(), "all")
    assert arc_finding(arc[arc["perspective"] == "Russian"], "all", SIDES) == (
        "The Russian author’s text sounds most favourable in paragraph 2 (+1.00), "
        "least favourable in paragraph 1 (+0.20)."
    )
