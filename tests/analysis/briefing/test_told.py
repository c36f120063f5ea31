import pytest

from analysis.briefing.figure_id import part_of_numbers
from analysis.briefing.quoting import QUOTED_WORDS
from analysis.briefing.told import behind_sentence, fact_told, pair_told, passage_told
from analysis.exchange.builtin import CORPUS, read_corpus
from analysis.facts.books import read_books, read_known
from analysis.facts.rows import ledger_rows
from analysis.results import without_text
from tests.four_outlets import scored_outlets

SOURCE = "Two outlets, 2031; Parallax"


@pytest.fixture(scope="module")
def outlets():
    return scored_outlets()


@pytest.fixture(scope="module")
def built_in():
    return read_corpus(CORPUS)


def first_sentences(results, n: int) -> list[str]:
    return list(results.sentences.drop_duplicates("paragraph_id")["sentence_id"].head(n))


def test_a_passage_has_a_row_a_sentence_and_quotes_its_first(outlets):
    paragraph = outlets.paragraphs.iloc[0]
    told = passage_told(outlets, paragraph["paragraph_id"], SOURCE)
    own = outlets.sentences[outlets.sentences["paragraph_id"] == paragraph["paragraph_id"]]
    assert told.frame["sentence_id"].tolist() == own["sentence_id"].tolist()
    assert "text" not in told.frame
    (behind,) = told.behind
    assert paragraph["text"][behind.start : behind.end] == behind.quote


def test_a_sentence_without_a_scored_word_has_no_tone_rather_than_none(outlets):
    frames = [passage_told(outlets, each, SOURCE).frame for each in outlets.paragraphs["paragraph_id"].head(4)]
    silent = [frame[frame["n_scored"] == 0] for frame in frames]
    assert sum(map(len, silent)) > 0
    assert all(frame["polarity"].isna().all() for frame in silent)


def test_a_quotation_is_short_and_stands_where_it_says(outlets):
    for row in outlets.sentences.head(40).itertuples():
        behind = behind_sentence(outlets, row.sentence_id, "")
        text = outlets.paragraphs.set_index("paragraph_id")["text"][row.paragraph_id]
        assert text[behind.start : behind.end] == behind.quote
        assert len(behind.quote.split()) <= QUOTED_WORDS


def test_a_pair_says_why_the_two_stand_beside_each_other(outlets):
    ids = first_sentences(outlets, 2)
    told = pair_told(outlets, ids, "Both name Veld.", 0.5, SOURCE)
    assert told.frame["sentence_id"].tolist() == ids
    assert told.counts == "Score 0.50. Both name Veld."
    assert [behind.mark for behind in told.behind] == ids


def test_a_fact_has_a_row_an_article_and_no_word_of_an_article_that_is_not_at_hand(built_in):
    books = read_books(CORPUS, read_known(CORPUS))
    row = next(row for row in ledger_rows(books.ledger.facts, books.chronology, built_in) if len(row.cells) == 2)
    told = fact_told(row, built_in, SOURCE)
    assert told.title == row.fact.what
    assert told.frame["doc_id"].tolist() == list(row.cells)
    assert "Told by 2 of 2 articles." in told.counts
    assert [behind.quote for behind in told.behind] == ["", ""]
    assert not set(told.frame.columns) & {"exact", "prefix", "suffix", "selectors"}


def test_the_numbers_of_a_passage_are_the_same_whether_its_text_is_at_hand_or_not(outlets):
    paragraph_id = outlets.paragraphs["paragraph_id"].iloc[0]
    both = (passage_told(each, paragraph_id, SOURCE).frame for each in (outlets, without_text(outlets)))
    assert len({part_of_numbers(frame) for frame in both}) == 1
