"""A telling in words: its voice, its tone with the words it rests on, its stances, its sentences."""

import pytest

from analysis.facts.cells import Cell, Stance
from analysis.facts.ledger import STATUSES, Telling
from analysis.facts.said import STATUS_LABELS, say_passages, say_stances, say_status, say_tone, say_voice, status_label


def cell(**changes) -> Cell:
    plain = {
        "telling": Telling(("east/p01/s01",)),
        "voice": "author",
        "voices": ("author",),
        "speakers": (),
        "tone": None,
        "n_scored": 0,
        "n_words": 10,
        "stances": (),
        "lost": False,
    }
    return Cell(**plain | changes)


def test_every_status_has_a_name():
    assert list(STATUS_LABELS) == list(STATUSES)


@pytest.mark.parametrize(
    ("tone", "n_scored", "said"),
    [
        (None, 0, "No tone: no scored word"),
        (0.0, 1, "Tone 0.00 on 1 scored word"),
        (-0.001, 2, "Tone 0.00 on 2 scored words"),
        (-0.25, 3, "Tone −0.25 on 3 scored words"),
        (0.5, 2, "Tone +0.50 on 2 scored words"),
    ],
)
def test_tone_is_said_with_the_words_it_rests_on_and_none_is_not_neutral(tone, n_scored, said):
    assert say_tone(cell(tone=tone, n_scored=n_scored)) == said


def test_the_voice_is_said_with_who_speaks():
    assert say_voice(cell()) == "Author’s own words"
    assert say_voice(cell(voice="mixed", speakers=("Ash", "Bo"))) == "Mixed voices; Ash, Bo"


def test_stances_are_said_with_their_direction_and_value():
    stances = (Stance("China", "against", -0.6), Stance("Russia", "unsure", 0.04))
    assert say_stances(cell(stances=stances)) == "against China (−0.60); unsure about Russia (+0.04)"
    assert say_stances(cell()) == ""


@pytest.mark.parametrize(
    ("sentence_ids", "said"),
    [
        (["east/p03/s01"], "p03 s01"),
        (["east/p03/s01", "east/p03/s02", "east/p03/s03"], "p03 s01–s03"),
        (["east/p03/s01", "east/p03/s02", "east/p03/s04", "east/p05/s09"], "p03 s01–s02, s04, p05 s09"),
        (["east/p09/s01", "east/p10/s02"], "p09 s01, p10 s02"),
    ],
)
def test_neighbouring_sentences_are_said_as_a_range(sentence_ids, said):
    assert say_passages(sentence_ids) == said


@pytest.mark.parametrize(
    ("status", "n_told", "n_articles", "said"),
    [
        ("both", 2, 2, "Told alike"),
        ("both", 3, 12, "Told alike by 3 of 12"),
        ("framed", 12, 12, "Framed differently by all 12"),
        ("contradicted", 2, 3, "Contradicted: told by 2 of 3"),
        ("one", 1, 12, "Told by only one of 12"),
        ("neither", 0, 12, "Told by none"),
        ("neither", 0, 2, "Told by neither"),
    ],
)
def test_among_more_than_two_articles_a_status_says_how_many_tell_it(status, n_told, n_articles, said):
    assert say_status(status, n_told, n_articles) == said
    assert status_label(status, n_articles) in said
