import pandas as pd
import pytest

from analysis.evidence.concordance import COLUMNS, WordCounts
from analysis.evidence.concordance_notes import (
    AFTER,
    BEFORE,
    as_table,
    count_by_document,
    say_context,
    say_counts,
    say_voice,
)
from analysis.scope import Perspective, Scope
from tests.tiny import tiny_results

SHIPPED = WordCounts(pd.DataFrame(), frozenset({"the"}))
SCOPE = Scope(tuple(Perspective(name, phrase=f"the {name} author’s text") for name in ("Russian", "American")))
LABELS = {"quoted": "Quoted words"}


def rows_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (paragraph_id, left, right, voice, times)."""
    frame = pd.DataFrame(rows, columns=["paragraph_id", "left", "right", "voice", "times"])
    doc_id = frame["paragraph_id"].str.split("/").str[0]
    side = doc_id.map({"east": "Russian", "west": "American"})
    known = {"doc_id": doc_id, "perspective": side, "position": 1, "gist": "A gist.", "mention": "x"}
    return frame.assign(**known).reindex(columns=COLUMNS)


def test_counts_are_of_places_and_of_paragraphs():
    rows = rows_of(
        ("east/p01", None, None, None, 3), ("east/p01", None, None, None, 1), ("west/p02", None, None, None, 1)
    )
    counts = count_by_document(tiny_results(), rows)
    assert counts[["doc_id", "times", "n_found", "n_paragraphs"]].values.tolist() == [
        ["east", 4, 1, 2],
        ["west", 1, 1, 2],
    ]
    assert say_counts("“x” is found", counts, SCOPE) == (
        "“x” is found 5 times: in 1 of the Russian author’s 2 and 1 of the American author’s 2 paragraphs."
    )


@pytest.mark.parametrize(("times", "said"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_how_often_is_said_as_people_say_it(times, said):
    counts = count_by_document(tiny_results(), rows_of(("east/p01", None, None, None, times)))
    assert f"“x” is found {said}: in" in say_counts("“x” is found", counts, SCOPE)
    assert f"“x” is found at least {said}: in" in say_counts("“x” is found", counts, SCOPE, at_least=True)


def test_nowhere_is_said_with_the_paragraphs_that_were_read():
    assert say_counts("“x” is found", count_by_document(tiny_results(), rows_of()), SCOPE) == (
        "“x” is found nowhere in these 4 paragraphs."
    )
    alone = tiny_results().narrowed_to(["west/p01"])
    assert (
        say_counts("“x” is found", count_by_document(alone, rows_of()), SCOPE)
        == "“x” is found nowhere in this paragraph."
    )
    one = say_counts("“x” is found", count_by_document(alone, rows_of(("west/p01", None, None, None, 1))), SCOPE)
    assert one == "“x” is found once: in 1 of the American author’s 1 paragraph."


def test_the_table_shows_short_contexts_cut_between_words():
    table = as_table(rows_of(("east/p01", "one " * 30, " two" * 30, "quoted", 1)))
    assert table.columns.tolist() == ["Before", "Found", "After", "Author", "¶", "Voice"]
    before, after = table.loc[0, ["Before", "After"]]
    assert before.startswith("… one")
    assert after.endswith("two …")
    assert len(before) <= BEFORE + 2
    assert len(after) <= AFTER + 2


def test_the_table_shows_gists_where_there_is_no_context_and_counts_where_words_repeat():
    table = as_table(rows_of(("east/p01", None, None, None, 2), ("west/p01", "a ", " b", "author", 1)))
    assert table.columns.tolist() == [
        "Before",
        "Found",
        "After",
        "Gist of the paragraph",
        "Times",
        "Author",
        "¶",
        "Voice",
    ]
    assert table["Gist of the paragraph"].tolist() == ["A gist.", ""]
    assert table["Before"].tolist() == ["", "a"]
    assert table["Voice"].tolist() == ["unknown", "author"]
    assert "Times" not in as_table(rows_of(("east/p01", None, None, None, 1)))


def test_why_there_is_no_context_is_said_only_where_there_is_none():
    unread = tiny_results()
    bare, full = rows_of(("east/p01", None, None, None, 1)), rows_of(("east/p01", "a", "b", "author", 1))
    assert "1 of 1 rows show the paragraph’s gist" in say_context(unread, bare, None, SHIPPED)
    assert "neither capitals nor voice" in say_context(unread, bare, "sanction*", SHIPPED)
    assert "there may be more places" in say_context(unread, rows_of(), "bad bargain", SHIPPED)
    assert "there may be more places" in say_context(unread, rows_of(), "the", SHIPPED)
    assert say_context(unread, full, None, SHIPPED) == ""


def test_what_a_voice_leaves_out_is_said():
    rows = rows_of(
        ("east/p01", "a", "b", "quoted", 1), ("east/p01", "a", "b", "author", 1), ("west/p01", None, None, None, 1)
    )
    assert say_voice(rows, "quoted", LABELS) == (
        "Quoted words only: 1 in other voices and 1 whose voice is unknown without the text left out."
    )
    assert say_voice(rows.iloc[:2], "quoted", LABELS) == "Quoted words only: 1 in other voices left out."
    assert say_voice(rows, None, LABELS) == say_voice(rows, "all", LABELS) == ""


def test_of_tellings_that_are_no_authors_the_noun_stands_first_and_of_many_all_are_counted_together():
    counts = pd.DataFrame({"doc_id": ["a", "b", "c"], "perspective": ["Post", "Post", "Times"], "times": [1, 0, 1]})
    counts = counts.assign(n_found=[1, 0, 1], n_paragraphs=[2, 3, 4])
    said = "“x” is found twice: in 1 of the 5 paragraphs of the Post telling and 1 of the 4 of the Times telling."
    assert say_counts("“x” is found", counts, Scope()) == said
    many = counts.assign(perspective=None)
    many = pd.concat([many, many.assign(doc_id=["d", "e", "f"])])
    assert say_counts("“x” is found", many, Scope()).endswith("in 4 of 18 paragraphs, in 4 of 6 articles.")
