from dataclasses import replace

import pytest

from analysis.briefing.tray import MOST_FIGURES, Tray
from analysis.errors import InputError
from tests.analysis.briefing.exhibits import chart_exhibit, table_exhibit

CHART, TABLE = chart_exhibit(), table_exhibit()
BOTH = Tray((CHART, TABLE))


def test_a_figure_goes_to_the_end_and_is_held_once():
    assert Tray().with_figure(CHART).with_figure(TABLE).with_figure(CHART).ids == [CHART.id, TABLE.id]


def test_a_figure_held_already_keeps_its_caption():
    written = BOTH.captioned(CHART.id, "Ours")
    assert written.with_figure(CHART).exhibits[0].heading == "Ours"


def test_figures_move_and_stop_at_either_end():
    assert BOTH.moved(TABLE.id, -1).ids == [TABLE.id, CHART.id]
    assert BOTH.moved(TABLE.id, 5).ids == BOTH.ids
    assert BOTH.moved(CHART.id, -1).ids == BOTH.ids
    assert BOTH.moved("unknown", 1) == BOTH


def test_a_figure_is_taken_out():
    assert BOTH.without(CHART.id).ids == [TABLE.id]


@pytest.mark.parametrize("written", ["", "   ", CHART.title])
def test_an_empty_caption_or_the_finding_itself_gives_the_finding(written):
    held = BOTH.captioned(CHART.id, "Another").captioned(CHART.id, written).exhibits[0]
    assert (held.caption, held.heading) == ("", CHART.title)


def test_a_caption_is_one_line():
    assert BOTH.captioned(CHART.id, "Two\nlines\t here").exhibits[0].caption == "Two lines here"


def test_a_full_tray_says_so_and_loses_nothing():
    full = Tray(tuple(replace(CHART, id=f"{n:04d}-0000-0000") for n in range(MOST_FIGURES)))
    with pytest.raises(InputError, match=f"at most {MOST_FIGURES} figures"):
        full.with_figure(TABLE)


def test_changes_leave_the_tray_as_it_was():
    BOTH.moved(TABLE.id, -1)
    BOTH.captioned(CHART.id, "Ours")
    assert Tray((CHART, TABLE)) == BOTH
