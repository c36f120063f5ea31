import re

import pandas as pd
import pytest

from analysis.evidence.concordance import (
    COLUMNS,
    LONGEST_TERM,
    WIDTH,
    WordCounts,
    actor_in_context,
    in_voice,
    is_counted,
    may_miss,
    named_most,
    seek,
    term_in_context,
    topic_in_context,
)
from analysis.exchange.builtin import CORPUS
from analysis.measures.content_words import content_words
from analysis.pipeline import analyse, read_codebooks
from analysis.results import concatenate, without_text
from analysis.text.documents import Article
from tests.summit import HARBOUR, UPLAND

LEFT_OUT = frozenset({"the", "us", "a", "was", "that"})


@pytest.fixture(scope="module")
def read():
    """The summit with its text."""
    record = {"perspective": "Harbour", "author": "Ann Ash"}
    articles = [
        Article("harbour", HARBOUR, record),
        Article("upland", UPLAND, record | {"perspective": "Upland", "author": "Sol Up"}),
    ]
    return analyse(articles, read_codebooks(CORPUS), {"harbour/p01": "A cold start."})


@pytest.fixture(scope="module")
def unread(read):
    """The summit as it would ship."""
    return without_text(read)


@pytest.fixture(scope="module")
def shipped(read):
    return WordCounts(content_words(read.paragraphs, LEFT_OUT), LEFT_OUT)


def found(rows: pd.DataFrame) -> list[tuple]:
    return rows[["paragraph_id", "mention", "times"]].apply(tuple, axis=1).tolist()


def test_a_term_stands_between_the_words_around_it(read, shipped):
    rows = term_in_context(read, "railway*", shipped)
    assert rows.columns.tolist() == COLUMNS
    assert found(rows) == [("upland/p01", "railway", 1), ("upland/p01", "railways", 1), ("upland/p02", "railway", 1)]
    for row in rows.itertuples():
        around = row.left.removeprefix("… ") + row.mention + row.right.removesuffix(" …")
        assert around in " ".join(UPLAND)
        assert len(row.left) <= WIDTH + 2
        assert len(row.right) <= WIDTH + 2


def test_context_crosses_sentences_and_ends_with_the_paragraph(read, shipped):
    row = term_in_context(read, "warmth", shipped).iloc[0]
    assert row["left"].endswith("nobody expected ")
    assert row["right"].startswith(". China sent")
    last = term_in_context(read, "naïve", shipped).iloc[0]
    assert last["right"] == " word."


def test_context_is_cut_between_words(read, shipped):
    row = term_in_context(read, "sanctions", shipped).iloc[0]
    assert row["left"].startswith("… ")
    assert f" {row['left'].removeprefix('… ')}sanctions" in " " + HARBOUR[1]
    row = term_in_context(read, "delegations", shipped).iloc[0]
    assert row["left"] == "The "
    assert row["right"].endswith(" …")
    assert f"delegations{row['right'].removesuffix(' …')} " in HARBOUR[0]


def test_a_term_in_quotation_marks_or_with_straight_ones_is_found_all_the_same(read, shipped):
    assert found(term_in_context(read, seek('"better map"').term, shipped)) == [("harbour/p02", "better map", 1)]


def test_each_place_has_the_voice_it_stands_in(read, shipped):
    assert term_in_context(read, "lectured", shipped)["voice"].tolist() == ["quoted"]
    assert term_in_context(read, "photograph", shipped)["voice"].tolist() == ["author"]


def test_without_text_a_word_is_found_in_the_counts(read, unread, shipped):
    rows = term_in_context(unread, "Railway*", shipped)
    assert found(rows) == [("upland/p01", "railway", 1), ("upland/p01", "railways", 1), ("upland/p02", "railway", 1)]
    assert rows[["left", "right", "voice", "sentence_id"]].isna().all(axis=None)
    twice = term_in_context(unread, "talk*", WordCounts(shipped.words.assign(n=2), LEFT_OUT))
    assert twice["times"].tolist() == [2]


def test_with_and_without_text_a_word_is_found_as_often(read, unread, shipped):
    for term in ("minister", "bad", "railway*", "mayor", "sanctions", "photograph", "nowhere"):
        here, there = term_in_context(read, term, shipped), term_in_context(unread, term, shipped)
        assert here["times"].sum() == there["times"].sum()
        assert sorted(set(here["paragraph_id"])) == sorted(set(there["paragraph_id"]))


def test_without_text_a_phrase_is_found_in_the_words_that_a_measure_hit(read, unread, shipped):
    rows = term_in_context(unread, "human rights", shipped)
    assert rows[["sentence_id", "mention", "times"]].values.tolist() == [["harbour/p02/s02", "human rights", 1]]
    assert rows["voice"].tolist() == term_in_context(read, "human rights", shipped)["voice"].tolist()
    assert term_in_context(unread, "bad bargain", shipped).empty


def test_attached_and_unattached_articles_stand_in_one_table_in_reading_order(read, unread, shipped):
    mixed = concatenate([unread.of_document("harbour"), read.of_document("upland")])
    rows = term_in_context(mixed, "deputy", shipped)
    assert rows["paragraph_id"].tolist() == ["harbour/p01", "upland/p02"]
    assert rows["left"].isna().tolist() == [True, False]
    assert rows["author"].tolist() == ["Ann Ash", "Sol Up"]
    assert rows["gist"].tolist()[0] == "A cold start."


def test_a_topic_and_an_actor_are_found_where_their_mentions_are(read):
    topic = topic_in_context(read, "human_rights")
    assert topic["mention"].tolist() == read.topic_mentions.query("topic == 'human_rights'")["surface"].tolist()
    actor = actor_in_context(read, "China")
    assert actor["mention"].tolist() == read.mentions.query("actor == 'China'")["surface"].tolist()
    assert len(actor) > 0
    assert actor_in_context(read, "Atlantis").empty


def test_a_term_that_stands_nowhere_gives_no_row(read, unread, shipped):
    for results in (read, unread, read.narrowed_to([])):
        assert term_in_context(results, "zeppelin*", shipped).columns.tolist() == COLUMNS
        assert term_in_context(results, "zeppelin*", shipped).empty


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        ("", "write words"),
        ("…?!", "write words"),
        ("*", "with \\* only at the end"),
        ("*tion", "with \\* only at the end"),
        ("ab*", "needs 3 letters or more"),
        ("x" * (LONGEST_TERM + 1), "80 characters at most"),
    ],
)
def test_what_cannot_be_looked_up_is_said_kindly(written, trouble):
    sought = seek(written)
    assert sought.term == ""
    assert re.search(trouble, sought.trouble)


@pytest.mark.parametrize("written", ["<script>alert(1)</script>", "=cmd()", "(((((", "a" * 80, "[x]*", "\\d+", "naïve"])
def test_odd_terms_are_looked_up_or_refused_and_never_crash(read, unread, shipped, written):
    sought = seek(written)
    assert bool(sought.term) != bool(sought.trouble)
    if sought.term:
        for results in (read, unread):
            assert term_in_context(results, sought.term, shipped).columns.tolist() == COLUMNS


def test_which_words_the_counts_hold():
    counts = WordCounts(pd.DataFrame(), LEFT_OUT)
    assert [is_counted(term, counts) for term in ("sanction*", "China", "US", "the", "x", "bad bargain")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_places_may_be_missing_only_for_phrases_in_texts_that_are_not_there(read, unread, shipped):
    assert may_miss(unread, "bad bargain", shipped)
    assert not may_miss(read, "bad bargain", shipped)
    assert not may_miss(unread, "bargain", shipped)


def test_actors_are_listed_by_how_often_they_are_named(read):
    named = named_most(read)
    assert list(named.values()) == sorted(named.values(), reverse=True)
    assert named["China"] == len(read.mentions.query("actor == 'China'"))
    assert named_most(read.narrowed_to([])) == {}


def test_a_voice_keeps_its_rows_and_no_row_whose_voice_is_unknown(read, unread, shipped):
    rows = term_in_context(read, "the", shipped)
    assert set(in_voice(rows, "quoted")["voice"]) <= {"quoted"}
    assert len(in_voice(rows, "all")) == len(in_voice(rows, None)) == len(rows)
    assert in_voice(term_in_context(unread, "mayor", shipped), "author").empty


def test_looking_up_leaves_the_results_alone(read, shipped):
    before = {name: frame.copy() for name, frame in read.frames().items()}
    term_in_context(read, "railway*", shipped)
    topic_in_context(read, "human_rights")
    for name, frame in read.frames().items():
        pd.testing.assert_frame_equal(frame, before[name])
