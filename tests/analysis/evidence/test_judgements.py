"""Judgements of a passage: mentions judged together stand together, with their holder, chances and receipts."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.evidence.concordance import actor_in_context
from analysis.evidence.concordance_notes import as_table, say_codes
from analysis.evidence.judgements import Words, judgements_of
from analysis.evidence.passages import read_passage
from analysis.schemas import SCHEMAS
from tests.pages.demo.made_up import made_up_results


@pytest.fixture(scope="module")
def results():
    return made_up_results()


def test_mentions_judged_together_are_one_judgement_with_its_receipts_once(results):
    first = judgements_of(results, "north/p01")[0]
    assert (first.number, first.actor, first.holder, first.code) == (1, "Council", "author", "favour")
    here = "north/p01/s01"
    assert first.mentions == (Words("The council", 0, None, here), Words("plan", 30, None, here))
    assert first.receipts == (Words("excellent plan", 20, 0.6, here),)
    assert first.value == pytest.approx(0.7 - 0.1)
    assert first.chances == (0.1, 0.2, 0.7)


def test_a_speaker_holds_what_the_speaker_says(results):
    _, second = judgements_of(results, "north/p01")
    assert (second.holder, second.holder_actor, second.code) == ("Mayor Ash <i>", "Ash & Sons", "against")
    assert second.receipts[0].weight == 0.9


def test_no_code_above_one_half_is_unsure_and_carried_by_nothing(results):
    (only,) = judgements_of(results, "north/p02")
    assert (only.code, only.receipts) == ("unsure", ())


def with_whole(results, stance, value, unsure=False):
    """The made-up results where the author, over north/p01, is also found to take a stance toward the council."""
    rows = [("north/p01", "Council", "author", None, stance, value, 2, unsure)]
    columns = list(SCHEMAS["stance_by_paragraph"].columns)
    beyond = pd.DataFrame(
        [("north/p01/s01/m01", "north/p01/s02", "bargain", 13, 0.3)], columns=list(SCHEMAS["stance_receipts"].columns)
    )
    return replace(
        results,
        stance_by_paragraph=pd.DataFrame(rows, columns=columns),
        stance_receipts=pd.concat([results.stance_receipts, beyond], ignore_index=True),
    )


def test_the_whole_paragraph_comes_first_with_the_words_of_all_its_sentences(results):
    whole, of_sentence, _ = judgements_of(with_whole(results, 1, 0.5), "north/p01")
    assert (whole.number, whole.whole, whole.code, whole.value, whole.chances) == (1, True, "favour", 0.5, None)
    assert [words.term for words in whole.receipts] == ["excellent plan", "bargain"]
    assert [words.term for words in of_sentence.receipts] == ["excellent plan"]


@pytest.mark.parametrize(("stance", "unsure", "code"), [(0, False, "neutral"), (1, True, "unsure")])
def test_an_undecided_whole_is_carried_by_nothing(results, stance, unsure, code):
    whole = judgements_of(with_whole(results, stance, 0.1, unsure), "north/p01")[0]
    assert (whole.code, whole.receipts) == (code, ())


def test_words_beyond_the_sentence_are_marked_where_they_stand_and_no_word_twice_for_one_actor(results):
    passage = read_passage(with_whole(results, 1, 0.5), "north/p01")
    marks = [
        (n, mark.words, mark.number)
        for n, each in enumerate(passage.sentences)
        for mark in each.marks
        if mark.kind == "stance"
    ]
    assert marks == [(0, "excellent plan", 2), (1, "bad bargain", 3), (1, "bargain", 1)]


def test_no_mention_no_judgement(results):
    assert judgements_of(results, "south/p01") == ()


def test_a_mention_that_has_not_been_judged_has_no_stance(results):
    unknown = results.mentions.copy()
    unknown.loc[unknown["sentence_id"] == "north/p02/s01", ["p_against", "p_neutral", "p_favour", "stance"]] = None
    assert judgements_of(type(results)(**{**results.frames(), "mentions": unknown}), "north/p02") == ()


@pytest.mark.parametrize("kind", ["target", "stance"])
def test_every_mark_of_a_judgement_covers_its_words(results, kind):
    passage = read_passage(results, "north/p01")
    marks = [(each.text, mark) for each in passage.sentences for mark in each.marks if mark.kind == kind]
    assert {mark.number for _, mark in marks} == {1, 2}
    assert all(text[mark.start : mark.end] == mark.words for text, mark in marks)


def test_judging_leaves_the_frames_alone(results):
    before = results.mentions.copy()
    judgements_of(results, "north/p01")
    pd.testing.assert_frame_equal(results.mentions, before)


def test_the_concordance_of_an_actor_says_the_stance_of_each_mention(results):
    rows = actor_in_context(results, "Council")
    assert rows[["mention", "code", "stance", "holder"]].values.tolist() == [
        ["The council", "favour", pytest.approx(0.6), "author"],
        ["plan", "favour", pytest.approx(0.6), "author"],
        ["It", "against", pytest.approx(-0.75), "Mayor Ash <i>"],
    ]
    table = as_table(rows)
    assert table["Stance"].tolist() == ["▲ in favour", "▲ in favour", "▼ against"]
    assert table["Whose stance"].tolist()[-1] == "Mayor Ash <i>"


def test_the_concordance_of_an_actor_that_is_not_judged_has_no_stance(results):
    unknown = results.mentions.assign(p_against=None, p_neutral=None, p_favour=None, stance=None)
    rows = actor_in_context(type(results)(**{**results.frames(), "mentions": unknown}), "Council")
    assert rows["code"].isna().all()
    assert "Stance" not in as_table(rows)


def test_choosing_stances_says_what_it_leaves_out(results):
    rows = actor_in_context(results, "Council")
    assert say_codes(rows, ["against", "unsure"]) == "Only ▼ against or ? unsure: 2 of 3 mentions left out."
    assert say_codes(rows, []) == ""
