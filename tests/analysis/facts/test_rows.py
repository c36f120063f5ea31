"""Rows of the ledger, by hand from the table of tests/two_shores.py: one cell per article that tells the fact."""

import pandas as pd
import pytest

from analysis.contrast.selection import Filters
from analysis.facts.rows import ledger_rows
from tests.shores_facts import LAUNCH, PROTEST, RACE, chronology, facts
from tests.two_shores import two_shores


def rows_by_id(filters: Filters | None = None, *entries: dict) -> dict:
    rows = ledger_rows(facts(*entries), chronology(), two_shores(), filters)
    return {row.fact.id: row for row in rows}


def test_rows_come_by_date_and_undated_ones_last():
    assert list(rows_by_id()) == ["launch", "chronology:storm", "race", "protest"]


def test_each_article_that_tells_it_has_a_cell_in_the_order_of_the_corpus():
    rows = rows_by_id()
    assert list(rows["launch"].cells) == ["east", "west"]
    assert list(rows["protest"].cells) == ["west"]
    assert rows["protest"].paragraph_ids == ("west/p03", "west/p04")


def test_the_status_stands_on_the_row():
    assert {name: row.status for name, row in rows_by_id().items()} == {
        "launch": "framed",
        "chronology:storm": "neither",
        "race": "both",
        "protest": "one",
    }


def test_what_nobody_tells_comes_from_the_chronology_with_its_sources():
    storm = rows_by_id()["chronology:storm"]
    assert (storm.fact.origin, storm.fact.what, dict(storm.cells)) == ("chronology", "A storm closed the harbour.", {})
    assert storm.sources == ("Harbour Office: log, 20 March 2021",)


def test_a_fact_has_the_sources_of_the_entries_that_record_it():
    rows = rows_by_id()
    assert rows["launch"].sources == ("Harbour Office: log, 18 March 2021", "The Tern: Afloat, 19 March 2021")
    assert rows["race"].sources == ()


def test_tone_is_the_mean_over_the_authors_scored_words():
    cell = rows_by_id()["launch"].cells["east"]
    assert (cell.tone, cell.n_scored, cell.n_words) == (pytest.approx((0.5 - 0.1) / 2), 2, 10)


def test_tone_over_several_sentences_counts_each_scored_word_once():
    cell = rows_by_id()["protest"].cells["west"]  # p03 has none, p04 has +0.2
    assert (cell.tone, cell.n_scored, cell.n_words) == (pytest.approx(0.2), 1, 20)


def test_no_scored_word_is_no_tone_and_a_word_of_weight_zero_is_one():
    cells = rows_by_id()["race"].cells  # east: scored in quoted words alone; west: 0.0
    assert (cells["east"].tone, cells["east"].n_scored) == (None, 0)
    assert (cells["west"].tone, cells["west"].n_scored) == (0.0, 1)


def test_in_the_voice_that_is_asked_for_its_own_words_are_scored():
    cell = rows_by_id(Filters(voice="quoted"))["race"].cells["east"]
    assert (cell.tone, cell.n_scored) == (1.0, 1)


def test_the_voice_is_the_one_that_speaks_most_of_the_words():
    rows = rows_by_id()
    assert rows["launch"].cells["east"].voice == "author"
    assert rows["race"].cells["east"].voice == "mixed"  # 10 of 20 words quoted: nobody speaks most
    assert rows["race"].cells["east"].voices == ("author", "quoted")
    assert rows["race"].cells["west"].voices == ("author", "reported")


def test_speakers_are_named_once_in_reading_order():
    cell = rows_by_id()["race"].cells["east"]
    assert cell.speakers == ("Skipper Ash", "she who will not be named here")
    assert rows_by_id()["launch"].cells["east"].speakers == ()


def test_stances_are_the_mean_of_the_authors_mentions_of_each_actor():
    rows = rows_by_id()
    (china,) = rows["launch"].cells["west"].stances
    assert (china.actor, china.code, china.value) == ("China", "against", pytest.approx(-0.6))
    (russia,) = rows["protest"].cells["west"].stances
    assert (russia.actor, russia.code, russia.value) == ("Russia", "against", pytest.approx(-0.5))
    assert rows["race"].cells["west"].stances[0].code == "neutral"


def test_a_telling_whose_sentences_are_gone_is_lost_and_measures_what_is_left():
    moved = PROTEST | {"telling": [{"at": ["west/p04/s01", "west/p09/s01"]}]}
    cell = rows_by_id(None, LAUNCH, moved)["protest"].cells["west"]
    assert (cell.lost, cell.n_words, cell.tone) == (True, 10, pytest.approx(0.2))
    assert not rows_by_id()["protest"].cells["west"].lost


def test_a_fact_that_only_an_article_not_at_hand_tells_has_no_row():
    elsewhere = PROTEST | {"telling": [{"at": ["north/p01/s01"]}]}
    assert list(rows_by_id(None, LAUNCH, elsewhere)) == ["launch", "chronology:storm"]


def test_a_fact_that_a_reader_wrote_down_without_a_passage_is_told_by_neither():
    assert rows_by_id(None, LAUNCH, PROTEST | {"telling": []})["protest"].status == "neither"


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(topics=("europe",)), ["launch", "chronology:storm", "race"]),
        (Filters(topics=("human_rights",)), ["race"]),
        (Filters(actors=("China",)), ["launch"]),
        (Filters(actors=("China", "Russia")), ["launch", "race"]),
        (Filters(event="guilin"), ["chronology:storm", "race"]),  # the storm belongs to both
        (Filters(perspective="Russian"), ["launch", "race"]),
        (Filters(perspective="American"), ["launch", "race", "protest"]),
        (Filters(voice="quoted"), ["race"]),
        (Filters(voice="reported"), ["race"]),
        (Filters(voice="all"), ["launch", "chronology:storm", "race", "protest"]),
        (Filters(voice="reported", perspective="Russian"), []),
        (Filters(topics=("europe",), event="anchorage", perspective="American"), ["launch"]),
    ],
)
def test_each_filter_keeps_what_was_asked_for(filters, left):
    assert list(rows_by_id(filters)) == left


def test_making_rows_leaves_the_frames_alone():
    results, again = two_shores(), two_shores()
    ledger_rows(facts(LAUNCH, RACE), chronology(), results)
    for name, frame in results.frames().items():
        pd.testing.assert_frame_equal(frame, again.frames()[name])


def test_a_ledger_without_facts_has_the_chronology_alone():
    rows = ledger_rows([], chronology(), two_shores())
    assert [row.fact.id for row in rows] == ["chronology:launch_day", "chronology:storm"]
    assert ledger_rows([], [], two_shores()) == ()
