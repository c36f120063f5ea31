"""What counts as one word, everywhere."""

import pytest

from analysis.text.words import bare_form, count_words, find_words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The U.S.-led force", ["The", "U.S.", "led", "force"]),
        ("3.5 per cent of 1,000 in the 21st", ["3.5", "per", "cent", "of", "1,000", "in", "the", "21st"]),
        ("Peru’s boys’ [i]nterest, [T]hen", ["Peru", "boys", "interest", "Then"]),
        ("the U.N.’s 2021’s don’t O’Brien’s", ["the", "U.N.", "2021", "don’t", "O’Brien"]),
        ("Sino-Soviet, São Paulo!", ["Sino", "Soviet", "São", "Paulo"]),
        ("— … “”", []),
    ],
)
def test_forms(text, forms):
    assert [word.form for word in find_words(text)] == forms


def test_places_lead_back_to_the_text_without_the_possessive():
    text = "Up to [i]nland Peru’s door"
    assert [text[word.start : word.end] for word in find_words(text)] == ["Up", "to", "[i]nland", "Peru", "door"]


@pytest.mark.parametrize("text", ["The U.N.’s 2021’s rules", "a-b c/d", "", "[i]nland’s"])
def test_the_count_is_that_of_the_words_found(text):
    assert count_words(text) == len(find_words(text))


def test_bare_form_is_what_a_codebook_writes():
    assert [bare_form(word) for word in ("Peru’s", "[i]nland", "boss’s")] == ["Peru", "inland", "boss"]
