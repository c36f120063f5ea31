import pandas as pd

from analysis.exchange.fingerprints import COLUMNS, fingerprints, recognise
from tests.summit import BODIES, HARBOUR, page_of


def paragraphs(**bodies: tuple[str, ...]) -> pd.DataFrame:
    rows = [(f"{doc}/p{place:02}", text) for doc, body in bodies.items() for place, text in enumerate(body, 1)]
    return pd.DataFrame(rows, columns=["paragraph_id", "text"])


def test_a_fingerprint_is_over_letters_and_digits_alone():
    known = fingerprints(paragraphs(a=("“It’s 3 o’clock,” she said.",), b=("it s 3 O clock - she SAID",)))
    assert known.columns.tolist() == COLUMNS
    assert known["n_runs"].tolist() == [7, 7]
    assert known["fingerprint"].nunique() == known["opening"].nunique() == 1


def test_a_fingerprint_depends_on_every_word_and_on_their_order():
    texts = ("one two three four five", "one two three four six", "two one three four five", "one two three four")
    assert fingerprints(paragraphs(a=texts))["fingerprint"].nunique() == 4


def test_two_articles_in_one_text_are_both_recognised_the_whole_one_first():
    known = fingerprints(paragraphs(**BODIES))
    page = page_of("harbour", HARBOUR[:1]) + page_of("upland")
    found = recognise(page, known)
    assert [(each.doc_id, len(each.found), each.missing) for each in found[:1]] == [("upland", 2, ())]
    assert (found[1].doc_id, list(found[1].found), sorted(found[1].missing)) == (
        "harbour",
        ["harbour/p01"],
        ["harbour/p02", "harbour/p03"],
    )


def test_paragraphs_in_another_order_come_back_in_their_own():
    known = fingerprints(paragraphs(**BODIES))
    assert list(recognise("\n\n".join(HARBOUR[::-1]), known)[0].found.values()) == list(HARBOUR)


def test_paragraphs_that_open_alike_are_told_apart():
    body = ("We shall see what comes of it.", "We shall see what they bring.")
    known = fingerprints(paragraphs(a=body))
    assert known["opening"][0] == known["opening"][1]
    assert list(recognise(" ".join(body), known)[0].found.values()) == list(body)


def test_a_text_of_nothing_known_gives_no_recognition():
    known = fingerprints(paragraphs(**BODIES))
    assert recognise("", known) == []
    assert recognise("… — “ ” \0 \u202e", known) == []
    assert recognise(HARBOUR[0][:-9], known) == []


def test_taking_fingerprints_leaves_the_paragraphs_alone():
    frame = paragraphs(**BODIES)
    before = frame.copy()
    fingerprints(frame)
    pd.testing.assert_frame_equal(frame, before)
