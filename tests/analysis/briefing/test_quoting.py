"""Quotations: short, whole where they can be, from the sentence that counted, and from every article alike."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.briefing.exhibit import PASSAGES, Behind
from analysis.briefing.quoting import QUOTED_WORDS, behind_marks, cited_quotes, shown_quote
from analysis.briefing.quoting_bounds import MOST_OF_AN_ARTICLE, quoted_within
from tests.analysis.briefing.exhibits import BERG, HALL, articles, briefing_of, chart_exhibit
from tests.tiny import PARAGRAPHS, tiny_results

LONG = "We " + "row and " * 60 + "rest."


def results_of(*sentences: str, at: int = 0, paragraph: str = ""):
    """The tiny corpus with the text of one paragraph: what is counted there stands in its last sentence."""
    tiny = tiny_results()
    text = paragraph or " ".join(sentences)
    paragraphs = tiny.paragraphs.assign(text=[text if place == at else None for place in range(4)])
    told = PARAGRAPHS[at]
    before = pd.DataFrame({"sentence_id": [f"{told}/s00"] * (len(sentences) - 1), "paragraph_id": told})
    before["text"] = list(sentences[:-1])
    last = tiny.sentences.assign(text=[sentences[-1] if place == at else None for place in range(4)])
    return replace(tiny, paragraphs=paragraphs, sentences=pd.concat([before, last], ignore_index=True))


def quoted(results, mark: str = "stance|author||Brazil|Russian", at: int = 0) -> Behind:
    marks = pd.DataFrame({"label": ["A mark"], "mark": [mark], "paragraph_ids": [[PARAGRAPHS[at]]]})
    return behind_marks(results, marks)[0]


def test_a_quotation_is_the_first_sentence_whole():
    found = quoted(results_of("The ferry was late.", "The port knew."))
    assert (found.quote, found.start, found.end) == ("The ferry was late.", 0, 19)
    assert shown_quote(found) == "The ferry was late."


def test_the_sentence_that_names_the_actor_goes_before_the_first():
    results = results_of("The ferry was late.", "The port of China knew.")
    found = quoted(results, "stance|author||China|Russian")
    assert found.quote == "The port of China knew."
    assert results.paragraphs["text"][0][found.start : found.end] == found.quote


@pytest.mark.parametrize("mark", ["topic_share|all||trade|Russian", "bad|-0.5", "China"])
def test_a_topic_and_a_scored_word_are_found_as_actors_are(mark):
    assert quoted(results_of("The ferry was late.", "The port knew."), mark).quote == "The port knew."


def test_a_sentence_that_stands_twice_is_found_where_it_was_counted():
    found = quoted(results_of("The port knew.", "The port knew."), "China")
    assert (found.quote, found.start) == ("The port knew.", 15)


def test_a_long_sentence_is_cut_between_words_and_shown_so():
    found = quoted(results_of(LONG))
    assert found.quote == " ".join(LONG.split()[:QUOTED_WORDS])
    assert shown_quote(found) == f"{found.quote} …"


def test_only_texts_at_hand_are_quoted():
    found = quoted(tiny_results())
    assert (found.quote, found.start, found.end, shown_quote(found)) == ("", 0, 0, "")


def test_a_sentence_that_is_not_in_its_paragraph_loses_only_its_place():
    assert quoted(results_of("Another text.", paragraph="The ferry was late.")).quote == "The ferry was late."


def test_every_article_has_its_turn_and_the_order_is_that_of_reading():
    marks = pd.DataFrame({"label": ["All"], "mark": ["1"], "paragraph_ids": [list(reversed(PARAGRAPHS))]})
    ids = [each.paragraph_id for each in behind_marks(tiny_results(), marks, most=2)]
    assert ids == ["east/p01", "west/p01"]
    assert [each.paragraph_id for each in behind_marks(tiny_results(), marks, most=3)] == PARAGRAPHS[:3]


def test_a_perspective_of_many_articles_leaves_room_for_the_other():
    tiny = tiny_results()
    documents = pd.concat([tiny.documents, tiny.documents.tail(1).assign(doc_id="far")], ignore_index=True)
    documents["perspective"] = ["Russian", "Russian", "American"]
    paragraphs = pd.concat([tiny.paragraphs, tiny.paragraphs.tail(1).assign(paragraph_id="far/p01", doc_id="far")])
    results = replace(tiny, documents=documents, paragraphs=paragraphs.reset_index(drop=True))
    marks = pd.DataFrame({"label": ["All"], "mark": ["1"], "paragraph_ids": [[*PARAGRAPHS, "far/p01"]]})
    assert [each.paragraph_id for each in behind_marks(results, marks, most=2)] == ["east/p01", "far/p01"]


def test_a_paragraph_of_several_marks_stands_once_with_all_of_them():
    marks = pd.DataFrame({"label": ["One", "Two"], "mark": ["1", "2"], "paragraph_ids": [["east/p01"]] * 2})
    (found,) = behind_marks(tiny_results(), marks)
    assert (found.mark, found.said_of) == ("1", "One; Two")


def test_no_marks_give_no_paragraphs():
    none = pd.DataFrame(columns=["label", "mark", "paragraph_ids"])
    assert behind_marks(tiny_results(), none) == ()


def test_a_quotation_is_cited_by_author_date_and_paragraph():
    cited = cited_quotes(briefing_of(chart_exhibit()))
    assert cited == {"hall/p02": "Hall (2024-05-01), ¶ 2", "berg/p01": "van der Berg (2024-04), ¶ 1"}


def test_articles_that_would_be_cited_alike_carry_their_titles():
    alike = articles(HALL, {**HALL, "doc_id": "berg", "title": BERG["title"]})
    cited = cited_quotes(briefing_of(chart_exhibit(), documents=alike))
    assert cited["hall/p02"] == "Hall (2024-05-01), “The Late Ferry”, ¶ 2"
    assert cited["berg/p01"] == "Hall (2024-05-01), “Who Minds the Ferry?”, ¶ 1"


def behind(place: int, words: int, doc_id: str = "hall", start: int = 0) -> Behind:
    quote = " ".join(["ferry"] * words)
    return Behind(f"{doc_id}/p{place:02}", "1", "A mark", "A gist.", quote, start, start + len(quote))


def quoted_words(briefing) -> list[list[int]]:
    """How many words each paragraph behind each figure is quoted with; the tests' articles have 60 words."""
    return [[len(each.quote.split()) for each in exhibit.behind] for exhibit in briefing.exhibits]


def test_a_pack_quotes_no_more_of_an_article_than_a_share_of_it():
    figure = chart_exhibit(behind=(behind(1, 5), behind(2, 5), behind(3, 4), behind(1, 9, "berg")))
    bounded = quoted_within(briefing_of(figure), least=0)
    assert MOST_OF_AN_ARTICLE * 60 == 9
    assert quoted_words(bounded) == [[5, 0, 4, 9]]
    left_out = bounded.exhibits[0].behind[1]
    assert (left_out.gist, left_out.start, left_out.end) == ("A gist.", 0, 0)


def test_a_paragraph_is_quoted_once_with_the_same_words_everywhere():
    one, other = chart_exhibit(behind=(behind(1, 5),)), chart_exhibit(id="x", behind=(behind(1, 6, start=40),))
    bounded = quoted_within(briefing_of(one, other), least=0)
    assert [each.behind[0] for each in bounded.exhibits] == [behind(1, 5)] * 2


def test_every_figure_has_its_first_quotation_before_any_has_its_second():
    one = chart_exhibit(behind=(behind(1, 5), behind(2, 4)))
    other = chart_exhibit(id="x", behind=(behind(3, 4), behind(2, 4)))
    assert quoted_words(quoted_within(briefing_of(one, other), least=0)) == [[5, 0], [4, 0]]


def test_a_passage_that_a_reader_chose_goes_before_and_keeps_its_own_words():
    chart = chart_exhibit(behind=(behind(1, 5), behind(2, 5)))
    passage = chart_exhibit(id="x", kind=PASSAGES, behind=(behind(1, 6, start=40),))
    bounded = quoted_within(briefing_of(chart, passage), least=0)
    assert bounded.exhibits[1].behind == passage.behind
    assert bounded.exhibits[0].behind[0].start == 40
    assert quoted_words(bounded) == [[6, 0], [6]]


def test_what_was_not_quoted_is_not_quoted_for_another_figure():
    silent = chart_exhibit(id="x", behind=(replace(behind(1, 5), quote="", end=0),))
    assert quoted_words(quoted_within(briefing_of(chart_exhibit(behind=(behind(1, 5),)), silent))) == [[5], [0]]


def test_of_a_short_article_one_quotation_may_go_out():
    figure = chart_exhibit(behind=(behind(1, 35), behind(2, 6)))
    assert quoted_words(quoted_within(briefing_of(figure))) == [[35, 0]]
