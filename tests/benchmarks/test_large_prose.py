"""Made articles say what they are meant to: every gap is filled, and codebooks know the subjects and meetings."""

import re
from collections import Counter

from analysis.exchange.builtin import CORPUS
from analysis.pipeline import read_codebooks
from benchmarks.large_prose import KINDS, made_articles, read_prose


def test_subjects_meetings_and_states_are_those_of_the_codebooks():
    books, prose = read_codebooks(CORPUS), read_prose()
    assert set(prose.topics) == set(books.topics.ids)
    assert set(prose.meetings) == set(books.events.ids)
    states = dict(prose.gaps["state"])
    for side in prose.sides:
        assert set(side["friends"]) | set(side["foes"]) <= set(states)
        assert set(side["voices"]) <= set(states.values())
        assert set(side["likes"]) <= set(prose.topics)
        assert set(side["meetings"]) == set(prose.meetings)


def test_sentences_of_every_kind_are_there_and_none_twice():
    prose = read_prose()
    known = [*prose.topics.values(), *prose.meetings.values(), prose.filler]
    assert all(each[kind] for each in known for kind in KINDS if kind != "spoken")
    sentences = [sentence for each in known for kind in KINDS for sentence in each.get(kind, [])]
    assert len(sentences) > 200
    assert max(Counter(sentences).values()) == 1


def test_every_gap_is_filled():
    for article in made_articles(60):
        for paragraph in article.paragraphs:
            assert not re.search(r"[{}]|\ba [aeiou]|\b[Tt]he the\b", paragraph)
            assert paragraph[:1] in "“" or paragraph[:1].isupper()


def test_the_same_number_gives_the_same_articles_and_sides_take_turns():
    articles = made_articles(8)
    assert articles == made_articles(8)
    assert articles[:4] == made_articles(4)
    assert [each.record["perspective"] for each in articles[:5]] == [
        "American",
        "Russian",
        "Chinese",
        "European",
        "American",
    ]
    assert len({each.paragraphs for each in articles}) == 8
