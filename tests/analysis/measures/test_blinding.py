"""What the stance model gets to read: names hidden, a given target marked, voices flagged, places kept."""

import pytest

from analysis.exchange.builtin import CORPUS
from analysis.measures import blinding
from analysis.measures.blinding import Place, marked_signs
from analysis.measures.stance_model import read_stance_model

MARK, FIRST, SECOND = 2, 12, 13  # the vocabulary’s [unused1], [unused11] and [unused12]


@pytest.fixture(scope="module")
def blinder():
    return read_stance_model(CORPUS / "models" / "stance").blinder


def place(actor, words, text):
    return Place(actor, text.index(words), text.index(words) + len(words))


def signs(blinded):
    return [sign for sign in blinded.ids if 0 < sign < 100]


def shown(text, blinded):
    return [text[start:end] for start, end in blinded.offsets[1:-1]]


def test_other_names_in_the_same_places_look_alike(blinder):
    first, second = "The United States bullied Oslo.", "Norland bullied the Republic of Sud."
    one = blinder.blind(first, [place("A", "United States", first), place("B", "Oslo", first)])
    other = blinder.blind(second, [place("A", "Norland", second), place("B", "Republic of Sud", second)])
    assert one.ids == other.ids


def test_actors_are_numbered_by_their_first_place_and_keep_their_number(blinder):
    text = "Norland praised Sudland, and Norland paid Estland."
    places = [Place("Sudland", 16, 23), Place("Norland", 0, 7), Place("Norland", 29, 36)]
    blinded = blinder.blind(text, places)
    assert signs(blinded) == [FIRST, SECOND, FIRST]
    assert [actor for actor in blinded.actors if actor] == ["Norland", "Sudland", "Norland"]


def test_speech_is_flagged_word_by_word(blinder):
    text = "He said Norland lied."
    blinded = blinder.blind(text, [Place("Norland", 8, 15)], [(8, 20)])
    flagged = [text[a:b] for (a, b), flag in zip(blinded.offsets, blinded.spoken, strict=True) if flag]
    assert flagged == ["Norland", "lied"]


def test_each_sign_keeps_its_place_in_the_passage(blinder):
    text = "“Norland’s” promises"
    assert shown(text, blinder.blind(text, [Place("Norland", 1, 8)])) == ["“", "Norland", "’", "s", "”", "promises"]


def test_of_overlapping_names_the_first_and_longest_is_hidden(blinder):
    text = "South Norland agreed."
    blinded = blinder.blind(text, [Place("Norland", 6, 13), Place("South Norland", 0, 13)])
    assert [actor for actor in blinded.actors if actor] == ["South Norland"]


def test_a_given_target_is_marked_and_its_words_stay(blinder):
    text = "Minister Roe met Norland."
    blinded = blinder.mark(text, [Place("Roe", 9, 12)], [Place("Norland", 17, 24)])
    assert signs(blinded) == [MARK, FIRST]
    assert shown(text, blinded)[:4] == ["Minister", "Roe", "Roe", "met"]
    assert marked_signs(blinded, [(9, 12)]) == (2, 3)


def test_a_target_without_a_place_is_asked_of_the_whole_passage(blinder):
    assert marked_signs(blinder.mark("It rained.", []), []) == (0,)


def test_a_long_passage_is_cut(blinder):
    assert len(blinder.blind("word " * 400, []).ids) == blinding.LONGEST
