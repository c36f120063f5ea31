"""Made paragraphs: the same for the same number, without repeats, and enough alike to real ones to be scored."""

from benchmarks.made_prose import (
    OF_ARTICLE,
    document_id,
    made_documents,
    made_paragraphs,
    number_of,
    sentences_apart,
    word_of,
)


def test_fewer_paragraphs_are_the_first_of_more():
    assert made_paragraphs(5) == made_paragraphs(12)[:5]


def test_no_sentence_of_the_first_hundred_paragraphs_is_a_repeat():
    assert sentences_apart(made_paragraphs(100)) == 1.0
    assert sentences_apart(["A boat. A net.", "A boat. A sail."]) == 3 / 4


def test_every_rank_has_a_word_of_its_own():
    assert len({word_of(rank) for rank in range(1, 20_001)}) == 20_000


def test_articles_hold_the_same_paragraphs_in_their_order():
    articles = made_documents(2 * OF_ARTICLE + 3)
    assert [len(article.paragraphs) for article in articles] == [OF_ARTICLE, OF_ARTICLE, 3]
    assert [text for article in articles for text in article.paragraphs] == made_paragraphs(2 * OF_ARTICLE + 3)


def test_an_id_gives_its_place_back():
    assert [number_of(document_id(place)) for place in (0, 7, 99_999)] == [0, 7, 99_999]


def test_no_quotation_loses_its_closing_mark():
    text = " ".join(made_paragraphs(50))
    assert text.count("“") == text.count("”") > 10
