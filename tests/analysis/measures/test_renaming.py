"""Names exchanged and masked: what changes is names, their articles, and nothing else."""

import re

import pytest

from analysis.exchange.builtin import CORPUS
from analysis.measures.mentions import find_mentions, read_actors
from analysis.measures.renaming import (
    PAIRS,
    exchange,
    exchanged_actors,
    mask,
    masked_actors,
    partners,
    places_by_paragraph,
)
from analysis.text.documents import Article, paragraph_rows
from analysis.text.sentences import split_sentences
from analysis.text.typography import normalise
from analysis.text.voice import find_voices, read_cues
from analysis.text.words import count_words

ACTORS = read_actors(CORPUS / "codebooks" / "actors.toml")
CUES = read_cues(CORPUS / "lexicons" / "cues.toml")
BOTH = "China’s envoy left the Kremlin. The United States and Russia signed; both countries were tired."
TEXTS = (
    BOTH,
    "Biden’s advisers flew to Beijing, and American ships stayed.",
    "A Sino-Russian railway pleased European leaders, the Commission and the United Nations.",
    "Anti-American placards stood in Paris. “The EU,” she said, “is late.”",
    "The two Koreas talked while U.S. senators and Sergei Lavrov looked on.",
)


def found(text: str, actors=ACTORS):
    """The text's mentions, and their places in it."""
    paragraphs = paragraph_rows([Article("a", (normalise(text),), {})])
    sentences = split_sentences(paragraphs)
    mentions = find_mentions(sentences, find_voices(sentences, CUES), actors)
    return mentions, places_by_paragraph(paragraphs, sentences, mentions)["a/p01"]


def exchanged(text: str) -> str:
    return exchange(normalise(text), found(text)[1], ACTORS)


def masked(text: str) -> str:
    return mask(normalise(text), found(text)[1], ACTORS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington praised Moscow.", "Moscow praised Washington."),
        ("The United States left. Russia stayed.", "Russia left. The United States stayed."),
        ("It was, the United States said, Russia’s idea.", "It was, Russia said, the United States’s idea."),
        ("American and Chinese officials met.", "Russian and French officials met."),
        ("Biden’s China policy met the Kremlin.", "Putin’s France policy met the United States."),
        ("A Sino-Russian railway opened.", "A Franco-American railway opened."),
        ("Relations with European countries froze.", "Relations with African Union countries froze."),
        ("Lavrov wrote to Xi.", "Trump wrote to Macron."),
        ("Peru waited for Chile.", "Peru waited for Chile."),
    ],
)
def test_a_name_is_exchanged_for_one_of_its_kind(text, expected):
    assert exchanged(text) == expected


def test_exchanging_twice_gives_the_text_again_where_names_are_plain():
    text = "Russia met China. The United States waited in Washington, the American way, with Biden and the French."
    once = exchanged(text)
    assert once != text
    assert exchanged(once) == text


@pytest.mark.parametrize("text", TEXTS)
def test_the_exchanged_text_names_the_partners_in_the_same_order(text):
    other = partners(PAIRS)
    again, _ = found(exchanged(text), exchanged_actors(ACTORS))
    before, _ = found(text)
    assert again["actor"].tolist() == [other.get(label, label) for label in before["actor"]]


def test_collectives_stay():
    assert "both countries were tired" in exchanged(BOTH)
    assert "both countries were tired" in masked(BOTH)


@pytest.mark.parametrize("text", TEXTS)
def test_a_mask_leaves_no_name_of_the_codebook_behind(text):
    left = ACTORS.index.find(masked(text), one_code=True)
    assert [place.term for place in left if ACTORS.owners[place.term]] == []


@pytest.mark.parametrize("text", TEXTS)
def test_masked_names_are_found_as_the_same_actors_in_the_same_words(text):
    before, places = found(text)
    after, _ = found(masked(text), masked_actors(ACTORS))
    assert len(places)
    assert after["actor"].tolist() == before["actor"].tolist()
    assert count_words(masked(text)) == count_words(normalise(text))


def test_no_masked_name_is_another_actors():
    owners = masked_actors(ACTORS).owners
    named = {labels for labels in ACTORS.owners.values() if labels}
    assert set(owners.values()) == named
    assert len({name.split()[0] for name in owners if name.startswith("Qov")}) == len(named)


def test_the_small_words_of_a_term_stay_when_it_is_masked():
    said = masked("Talks with European leaders, and the Commission.")
    assert re.fullmatch(r"Talks with (Qov\w{3}) leaders, and the \1\.", said)


def test_the_codebook_stays_as_it_is():
    before = dict(ACTORS.owners)
    masked_actors(ACTORS), exchanged_actors(ACTORS)
    assert ACTORS.owners == before
