"""What exports hold of facts: the ledger, the answers, the chronology, and the anchors of each passage."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from analysis.facts.frames import answers_frame, chronology_frame, ledger_frame, told_frame
from analysis.facts.rows import ledger_rows
from analysis.results import Results
from analysis.schemas import check
from analysis.text.anchors import LONGEST_QUOTE, Anchor, find_anchor
from tests.shores_facts import LAUNCH, PROTEST, chronology, facts, questions
from tests.two_shores import NAMES, two_shores

TEXTS = dict(zip(NAMES, ("Boats!", "They raced.", "Noise.", "It blew.", "We shouted.", "“Enough”."), strict=True))


def with_text(texts: dict[str, str] = TEXTS) -> Results:
    """The two tellings with a text of one sentence a paragraph."""
    results = two_shores()
    ids = results.sentences["paragraph_id"]
    return replace(
        results,
        paragraphs=results.paragraphs.assign(text=results.paragraphs["paragraph_id"].map(texts)),
        sentences=results.sentences.assign(text=ids.map(texts)),
    )


def ledger(results: Results, *entries: dict) -> pd.DataFrame:
    return ledger_frame(ledger_rows(facts(*entries), chronology(), results), results)


def test_a_fact_has_a_row_for_each_article_that_tells_it_and_one_where_none_does():
    frame = ledger(two_shores())
    assert list(zip(frame["fact_id"], frame["doc_id"].fillna("nobody"), strict=True)) == [
        ("launch", "east"),
        ("launch", "west"),
        ("chronology:storm", "nobody"),
        ("race", "east"),
        ("race", "west"),
        ("protest", "west"),
    ]
    check(frame, "ledger")


def test_a_row_says_what_the_screen_says():
    row = ledger(two_shores()).iloc[0]
    assert row["status"] == "framed"
    assert row["why"] == "East calls it a feast, West a nuisance."
    assert row["sources"] == "Harbour Office: log, 18 March 2021 | The Tern: Afloat, 19 March 2021"
    assert (row["said"], row["framing"], row["sentence_ids"]) == ("Cheers the boats.", "splendid", "east/p01/s01")
    assert (row["voice"], row["tone"], row["n_scored"], row["n_words"]) == ("author", pytest.approx(0.2), 2, 10)
    assert row["stances"] == "China: favour +0.60"


def test_several_of_a_kind_are_joined():
    protest = ledger(two_shores()).iloc[-1]
    assert protest["sentence_ids"] == "west/p03/s01; west/p04/s01"
    assert protest["framing"] == "loud; at last"


def test_without_text_a_passage_has_no_words_and_its_place_is_unknown_not_zero():
    frame = ledger(two_shores())
    assert frame[["exact", "prefix", "suffix", "selectors", "start", "end"]].isna().all(axis=None)


def test_without_a_scored_word_tone_is_unknown_not_zero():
    tone = ledger(two_shores()).set_index(["fact_id", "doc_id"])["tone"]
    assert pd.isna(tone["race", "east"])
    assert tone["race", "west"] == 0


def test_an_anchor_is_a_place_in_the_body_whose_paragraphs_are_joined_by_line_breaks():
    frame = ledger(with_text())
    race = frame.set_index(["fact_id", "doc_id"]).loc[("race", "east")]
    body = "Boats!\nThey raced."
    assert (race["exact"], race["start"], race["end"]) == ("They raced.", 7, 18)
    assert body[int(race["start"]) : int(race["end"])] == race["exact"]
    assert (race["prefix"], race["suffix"]) == ("Boats!\n", "")


def test_each_stretch_of_a_telling_has_selectors_and_the_row_shows_the_first():
    protest = ledger(with_text()).iloc[-1]
    both = json.loads(protest["selectors"])
    assert [quote["exact"] for quote, _ in both] == ["We shouted.", "“Enough”."]
    assert [position["start"] for _, position in both] == [16, 28]
    assert {each["type"] for pair in both for each in pair} == {"TextQuoteSelector", "TextPositionSelector"}
    assert (protest["exact"], protest["start"]) == ("We shouted.", 16)


def test_neighbouring_sentences_of_a_paragraph_are_one_stretch():
    results = with_text(TEXTS | {"west/p03": "We shouted."})
    p03 = results.sentences["paragraph_id"] == "west/p03"
    second = results.sentences[p03].assign(sentence_id="west/p03/s02", position=2, text="They left.")
    paragraphs = results.paragraphs["paragraph_id"].map(TEXTS | {"west/p03": "We shouted. They left."})
    results = replace(
        results,
        sentences=pd.concat([results.sentences, second], ignore_index=True),
        paragraphs=results.paragraphs.assign(text=paragraphs),
    )
    told = {"at": ["west/p03/s01", "west/p03/s02", "west/p04/s01"]}
    row = ledger(results, LAUNCH, PROTEST | {"telling": [told]}).iloc[-1]
    assert row["exact"] == "We shouted. They left."
    assert len(json.loads(row["selectors"])) == 2  # the next paragraph is a stretch of its own


def test_an_anchor_is_found_again_in_its_body():
    results = with_text()
    row = ledger(results).iloc[-1]
    body = "\n".join(results.paragraphs.loc[results.paragraphs["doc_id"] == "west", "text"])
    anchor = Anchor(row["exact"], row["prefix"], row["suffix"], int(row["start"]), int(row["end"]))
    assert find_anchor(body, anchor).start == row["start"]


def test_a_stretch_longer_than_an_anchor_holds_is_anchored_by_its_opening():
    row = ledger(with_text(TEXTS | {"east/p02": "word " * 1_000 + "end."})).set_index(["fact_id", "doc_id"])
    assert len(row.loc[("race", "east"), "exact"]) == LONGEST_QUOTE


def test_without_text_the_words_that_a_reader_kept_are_the_anchor():
    (fact,) = facts(PROTEST)
    kept = Anchor("banners", "the ", " flew", 4, 11)
    fact = replace(fact, tellings=(replace(fact.tellings[0], anchors=(kept,)),))
    row = ledger_frame(ledger_rows([fact], [], two_shores()), two_shores()).iloc[0]
    assert (row["exact"], row["start"], row["end"]) == ("banners", 4, 11)


def test_a_lost_telling_says_so():
    frame = ledger(two_shores(), LAUNCH, PROTEST | {"telling": [{"at": ["west/p09/s01"]}]})
    assert frame["lost"].tolist() == [False, False, False, True]
    assert frame.iloc[-1]["n_words"] == 0


def test_no_fact_gives_a_frame_without_rows():
    assert ledger_frame([], two_shores()).empty
    assert answers_frame([], ["east"]).empty
    assert chronology_frame([], []).empty


def test_an_article_that_does_not_say_has_a_row_without_answer():
    frame = answers_frame(questions(), ["east", "west"])
    assert frame["doc_id"].tolist() == ["east", "west"]
    assert frame["says"].isna().tolist() == [False, True]
    assert frame["sentence_ids"].iloc[0] == "east/p02/s01"


def test_the_chronology_says_which_facts_record_an_entry_and_who_tells_it():
    frame = chronology_frame(chronology(), facts())
    assert frame["entry_id"].tolist() == ["launch_day", "storm"]
    assert frame.loc[0, ["fact_ids", "told_by"]].tolist() == ["launch", "east; west"]
    assert frame.loc[1, ["fact_ids", "told_by"]].isna().all()


def test_who_tells_what_is_a_column_an_article_with_their_number_before():
    rows = ledger_rows(facts(LAUNCH, PROTEST), (), two_shores())
    frame = told_frame(rows, {"east": "East author", "west": "West author"}).set_index("fact_id")
    assert frame.loc["launch", ["told_by", "East author", "West author"]].tolist() == [2, 1, 1]
    assert frame.loc["protest", ["told_by", "East author", "West author"]].tolist() == [1, 0, 1]
