"""What is left out, in sentences: the counts first, the text and not the nation, and how far length explains it."""

import pandas as pd

from analysis.contrast.groups import by_document, sides
from analysis.facts.rows import ledger_rows
from analysis.facts.silence import actors_by_side, told_by_side
from analysis.facts.silence_findings import (
    say_actors_alone,
    say_facts_alone,
    say_shares_alone,
    say_topics_nowhere,
    say_untold,
)
from tests.shores_facts import facts
from tests.tiny import tiny_results
from tests.two_shores import two_shores

SIDES = {"east": ["east"], "west": ["west"]}
PHRASES = {"east": "the Russian author’s text", "west": "the American author’s text"}


def counts(*doc_ids: str) -> pd.DataFrame:
    return told_by_side(ledger_rows(facts(), (), two_shores()), SIDES, doc_ids)


def said_of_actors(results) -> tuple[str, str]:
    named = {
        doc_id: (phrase.removeprefix("the ").removesuffix("’s text"), phrase) for doc_id, phrase in PHRASES.items()
    }
    compared = sides(by_document(results), named)
    return say_actors_alone(actors_by_side(results, compared), compared)


def repeated(times: int):
    """The tiny corpus with the mentions of China, which the east alone names, so many times."""
    results = tiny_results()
    china = results.mentions[results.mentions["actor"] == "China"]
    more = [china.assign(mention_id=china["mention_id"] + str(time)) for time in range(times)]
    mentions = pd.concat([results.mentions[results.mentions["actor"] != "China"], *more], ignore_index=True)
    return results.__class__(**{**results.frames(), "mentions": mentions})


def test_facts_alone_are_counted_and_the_article_with_most_comes_first():
    said = (
        "1 of 3 facts is told by one article alone: 1 by the American author’s text and 0 by the Russian author’s text."
    )
    assert say_facts_alone(counts(), 3, PHRASES) == said


def test_where_nothing_stands_alone_that_is_said():
    none = counts().assign(n_alone=0)
    assert say_facts_alone(none, 2, PHRASES).startswith("None of 2 facts stands in one article only")


def test_without_facts_or_with_one_article_nothing_is_compared():
    assert say_facts_alone(counts(), 0, PHRASES) == "No fact of the ledger is told here."
    assert "cannot be seen" in say_facts_alone(counts("east"), 2, {"east": PHRASES["east"]})


def test_of_one_author_asked_for_the_facts_are_those_that_this_author_tells():
    said = say_facts_alone(counts("west"), 3, PHRASES)
    assert said == "Of 3 facts that the American author’s text tells, 1 is told by no other article."


def test_a_share_stands_beside_its_counts_and_interval():
    said = say_shares_alone(counts(), PHRASES)
    assert "The American author’s text: 1 of its 3 facts (33 %, interval 6 to 79 %)." in said


def test_actors_alone_are_named_with_the_text_that_names_them():
    finding, doubt = said_of_actors(tiny_results())
    assert finding == "1 of 2 actors is named in one text only: the Russian author’s text alone names China."
    assert "Length alone could explain every one" in doubt
    assert "would name it 2.0 times" in doubt


def test_a_silence_longer_than_length_explains_is_said_to_be_so():
    assert "0 of 1 silence could come of length alone" in said_of_actors(repeated(2))[1]


def test_of_one_text_left_nothing_is_said_to_be_left_out():
    assert "cannot be seen" in said_of_actors(tiny_results().of_document("east"))[0]


def test_untold_entries_are_counted_in_words_that_fit_the_number_of_articles():
    assert say_untold(36, 12, 2) == "12 of 36 entries of the chronology are told by neither article."
    assert say_untold(36, 1, 3) == "1 of 36 entries of the chronology is told by no article."
    assert say_untold(1, 0, 2) == "The 1 entry of the chronology is told by an article."
    assert say_untold(0, 0, 2) == "The chronology has no entry here."


def test_topics_that_no_text_turns_to_are_named():
    balance = pd.DataFrame(
        {"label": ["Trade", "US rivalry"], "east": [1, 0], "east passing": 0, "west": [0, 0], "west passing": 0}
    )
    assert say_topics_nowhere(balance) == "No text turns to US rivalry."
    assert say_topics_nowhere(balance[:1]) == "Each of the 1 topics is present in one text or more."
