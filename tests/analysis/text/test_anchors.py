"""Anchors: a passage is found again after its text was re-wrapped, moved or mended; and not where it is gone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.anchors import AROUND, LONGEST_QUOTE, Anchor, anchor_at, anchor_from, find_anchor
from analysis.text.typography import normalise

FIRST = "The ferry was late again. “It’s a bad bargain – truly,” the mayor said, and left."
SECOND = "On Monday the ferry was late. On Friday, to nobody’s surprise, the ferry was late as well."
TEXT = f"{FIRST}\n{SECOND}"

WORDS = st.lists(
    st.sampled_from(["tide", "pier", "“oh,”", "it’s", "a", "–", "late.", "Bo’s", "naïve", "🙂"]), min_size=1
)
TEXTS = st.lists(WORDS.map(" ".join).map(normalise), min_size=1, max_size=4).map("\n".join)


def anchor_of(words: str, text: str = TEXT, nth: int = 1) -> Anchor:
    """The anchor of the nth place where these words stand."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return anchor_at(text, start, start + len(words))


def found_in(text: str, anchor: Anchor) -> str | None:
    found = find_anchor(text, anchor)
    return found and text[found.start : found.end]


def flat(words: str) -> str:
    """Words as they are compared: a line break is a space, and spaces at the edges do not count."""
    return words.replace("\n", " ").strip()


def test_an_anchor_keeps_the_words_those_around_them_and_their_place():
    anchor = anchor_of("bad bargain")
    assert anchor == Anchor("bad bargain", TEXT[2:34], TEXT[45:77], 34, 45)
    assert len(anchor.prefix) == len(anchor.suffix) == AROUND


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (0, len(TEXT) + 1), (9, 3)])
def test_a_stretch_that_is_empty_or_not_in_the_text_has_no_anchor(start, end):
    with pytest.raises(ValueError, match="1 to 2000 characters"):
        anchor_at(TEXT, start, end)


def test_a_stretch_longer_than_a_link_can_carry_has_no_anchor():
    with pytest.raises(ValueError, match=f"not 0 to {LONGEST_QUOTE + 1}"):
        anchor_at("a" * 3000, 0, LONGEST_QUOTE + 1)


def test_a_passage_is_found_after_its_text_was_wrapped_anew():
    wrapped = anchor_of("bad\nbargain –\ntruly", TEXT.replace("bad bargain – truly", "bad\nbargain –\ntruly"))
    assert found_in(TEXT, wrapped) == "bad bargain – truly"


def test_a_passage_over_two_paragraphs_is_found_in_one_and_the_other_way_round():
    over = anchor_of("and left.\nOn Monday")
    assert found_in(TEXT.replace("\n", " "), over) == "and left. On Monday"
    assert found_in(TEXT, replace(over, exact="and left. On Monday")) == "and left.\nOn Monday"


def test_a_passage_is_found_however_its_quotation_marks_and_dashes_are_written():
    copied = Anchor('"It\'s a bad bargain -- truly," the mayor')
    assert found_in(TEXT.replace("–", "—"), copied) == "“It’s a bad bargain — truly,” the mayor"


def test_a_repeated_passage_copied_with_other_spaces_is_told_apart_too():
    copied = replace(anchor_of("ferry was late", nth=3), exact="ferry  was\u00a0late", start=0, end=0)
    assert find_anchor(TEXT, copied).start == anchor_of("ferry was late", nth=3).start


def test_a_passage_that_begins_with_a_closing_mark_is_found():
    assert found_in(TEXT, anchor_of("’s a bad")) == "’s a bad"
    assert found_in("He said “no”–twice", anchor_of("”–twice", "He said “no”–twice")) == "”–twice"


def test_a_passage_is_found_after_a_paragraph_was_put_before_it():
    moved = find_anchor(f"A new paragraph.\n{TEXT}", anchor_of("nobody’s surprise"))
    assert (moved.start, moved.alike) == (TEXT.index("nobody") + len("A new paragraph.\n"), 1.0)


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_repeated_phrase_is_told_apart_by_what_stands_around_it(nth):
    anchor = replace(anchor_of("ferry was late", nth=nth), start=0, end=0)
    assert find_anchor(TEXT, anchor).start == anchor_of("ferry was late", nth=nth).start


def test_of_places_with_the_same_surroundings_the_nearest_to_the_old_one_is_taken():
    text = "tide " * 60
    assert find_anchor(text, anchor_at(text, 150, 154)).start == 150


def test_a_passage_with_one_word_mended_is_found_nearly():
    found = find_anchor(TEXT.replace("bargain", "deal"), anchor_of("It’s a bad bargain – truly,” the mayor said"))
    assert 0.75 <= found.alike < 1
    assert "bad deal" in TEXT.replace("bargain", "deal")[found.start : found.end]


@pytest.mark.parametrize(
    "gone", ["a wholly different matter", "xyz", "the ferry was late because of a quarrel over harbour dues"]
)
def test_a_passage_that_is_gone_is_not_found(gone):
    assert find_anchor(TEXT, Anchor(gone)) is None


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b"])
def test_a_passage_without_words_is_not_found_in_an_empty_text(nothing):
    assert find_anchor("", Anchor(nothing)) is None


def test_selectors_are_those_of_the_w3c_and_give_the_anchor_back():
    anchor = anchor_of("bad bargain")
    quote, place = anchor.selectors()
    assert quote == {
        "type": "TextQuoteSelector", "exact": "bad bargain", "prefix": anchor.prefix, "suffix": anchor.suffix,
    }  # fmt: skip
    assert place == {"type": "TextPositionSelector", "start": 34, "end": 45}
    assert anchor_from([place, quote]) == anchor


def test_selectors_without_words_are_refused():
    with pytest.raises(ValueError, match="there is none with words"):
        anchor_from([{"type": "TextPositionSelector", "start": 1, "end": 2}])


@given(TEXTS.filter(bool), st.data())
def test_any_stretch_of_any_text_is_found_again_in_the_same_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + LONGEST_QUOTE)))
    found = find_anchor(text, anchor_at(text, start, end))
    assert (found.start, found.end, found.alike) == (start, end, 1.0)


@given(TEXTS.filter(bool), TEXTS, st.data())
def test_any_stretch_is_found_with_its_surroundings_after_another_text_was_put_before(text, other, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + LONGEST_QUOTE)))
    anchor, longer = anchor_at(text, start, end), f"{other}\n{text}"
    found = find_anchor(longer, anchor)
    assert flat(longer[found.start : found.end]) == flat(anchor.exact)
    assert flat(longer[found.end : found.end + AROUND]).startswith(flat(anchor.suffix))
    assert flat(longer[max(0, found.start - AROUND) : found.start]).endswith(flat(anchor.prefix))
