"""The reading room as plain values: every word once, marks by layer, facts in reading order, what the filters leave."""

import json

import pytest

from analysis.contrast.selection import Filters
from analysis.evidence.layers import LAYERS
from analysis.evidence.room import Asked, body_places, facts_in_order, passing_paragraphs, room
from analysis.facts.ledger import Fact, Telling
from analysis.facts.rows import ledger_rows
from tests.pages.demo.made_up import ATTACHED, made_up_results
from tests.two_shores import NAMES, two_shores

LABELS = {"human_rights": "Human rights"}
PLAN = Fact(
    "plan", "A plan was made.", apart="framed", why="One likes it.",
    tellings=(Telling(("north/p01/s01",), "Praises it.", ("excellent", "plan")), Telling(("south/p02/s01",), "Yawns.")),
)  # fmt: skip
MAYOR = Fact("mayor", "The mayor objects.", tellings=(Telling(("north/p01/s02", "north/p02/s01"), "Quotes him."),))
FERRIES = Fact("ferries", "Ferries go on.", tellings=(Telling(("south/p01/s01",), framing=("come",)),))
CALM = Fact("calm", "It is calm.", tellings=(Telling(("south/p02/s01",), framing=("calmer",)),))
LEDGER = (CALM, FERRIES, MAYOR, PLAN)


def laid_out(filters: Filters | None = None, facts=LEDGER) -> dict:
    results, filters = made_up_results(), filters or Filters()
    rows = ledger_rows(facts, (), results, filters)
    return room(results, Asked(("north", "south"), rows, filters, LABELS))


def paragraph(shown: dict, paragraph_id: str) -> dict:
    own = (paragraph for article in shown["articles"] for paragraph in article["paragraphs"])
    return next(each for each in own if each["id"] == paragraph_id)


def marked(shown: dict, paragraph_id: str, layer: str) -> list[tuple[str, str]]:
    """The words of each mark of a layer, put together from its runs, and what is said of it."""
    return [
        ("".join(text for text, marks in sentence["runs"] if place in marks), mark["said"])
        for sentence in paragraph(shown, paragraph_id)["sentences"]
        for place, mark in enumerate(sentence["marks"])
        if mark["layer"] == layer
    ]


def test_the_runs_of_a_paragraph_are_its_words_and_nothing_else():
    shown = laid_out()
    for paragraph_id, text in ATTACHED:
        sentences = paragraph(shown, paragraph_id)["sentences"]
        assert " ".join("".join(text for text, _ in each["runs"]) for each in sentences) == text


def test_each_article_says_who_tells_it_and_whether_it_is_translated_and_at_hand():
    north, south = laid_out()["articles"]
    assert (north["author"], north["perspective"], north["translated"], north["attached"]) == (
        "Ann North", "American", False, True,
    )  # fmt: skip
    assert (south["translated"], south["attached"], south["url"]) == (True, False, None)


def test_every_layer_marks_its_words():
    shown = laid_out()
    assert marked(shown, "north/p01", "tone") == [("excellent", ""), ("bad", "")]
    assert marked(shown, "north/p02", "topic") == [("pier", "Human rights")]
    assert marked(shown, "north/p01", "voice") == [("“It is a bad bargain,”", "quoted: Mayor Ash")]
    assert marked(shown, "north/p01", "framing") == [("excellent", "frames fact 3"), ("plan", "frames fact 3")]
    assert marked(shown, "north/p01", "actor")[0] == ("The council", "Council: ▲ in favour, by the author")


def test_an_actor_has_the_sign_of_the_stance_and_a_tone_word_its_weight():
    first, second = paragraph(laid_out(), "north/p01")["sentences"]
    assert [mark["sign"] for mark in first["marks"] if mark["layer"] == "actor"] == ["▲", "▲"]
    assert [mark["sign"] for mark in second["marks"] if mark["layer"] == "actor"] == ["▼"]
    assert [mark["weight"] for mark in second["marks"] if mark["layer"] == "tone"] == [-0.7]


def test_words_that_frame_several_facts_are_marked_once():
    again = Fact("again", "The plan again.", tellings=(Telling(("north/p01/s01",), framing=("excellent",)),))
    assert marked(laid_out(facts=(PLAN, again)), "north/p01", "framing")[0] == ("excellent", "frames facts 1 and 2")


def test_without_its_text_a_paragraph_has_its_gist_and_its_receipts_as_chips():
    shown = paragraph(laid_out(), "south/p02")
    assert "sentences" not in shown
    assert shown["gist"].startswith("What a calmer harbour")
    chips = {(chip["layer"], chip["text"], chip["weight"], chip["sign"], chip["n"]) for chip in shown["chips"]}
    assert chips == {
        ("tone", "calmer", 0.3, "", 1), ("actor", "the bay <b>", None, "▲", 1), ("framing", "calmer", None, "", 1),
    }  # fmt: skip


def test_receipts_that_repeat_are_one_chip_with_their_number_and_the_counted_words_are_at_hand():
    results = two_shores()
    shown = room(results, Asked(("east", "west"), (), Filters(), {}))
    first = paragraph(shown, "east/p01")
    assert first["words"] == {"china": 2, "regatta": 3}
    assert [(chip["text"], chip["n"]) for chip in first["chips"] if chip["layer"] == "tone"] == [
        ("word", 1),
        ("word", 1),
    ]
    assert [chip["text"] for chip in paragraph(shown, "east/p02")["chips"] if chip["layer"] == "voice"] == [
        "Skipper Ash", "she who will not be named here",
    ]  # fmt: skip


def told(name: str, *at: str) -> Fact:
    return Fact(name, f"{name}.", tellings=tuple(Telling((sentence_id,)) for sentence_id in at))


def test_facts_stand_in_reading_order_of_the_first_article_and_others_after_what_stands_before_them():
    facts = [
        told("south later", "south/p02/s01"), told("both", "north/p02/s01", "south/p01/s01"),
        told("north second", "north/p01/s02"), told("north first", "north/p01/s01"),
    ]  # fmt: skip
    rows = ledger_rows([told("south first", "south/p01/s01"), *facts], (), made_up_results())
    north, south = (
        [row.fact.id for row in facts_in_order(rows, doc_ids)] for doc_ids in (("north", "south"), ("south", "north"))
    )
    assert north == ["south first", "north first", "north second", "both", "south later"]
    assert south == ["north first", "north second", "south first", "both", "south later"]


def test_facts_are_numbered_in_the_order_in_which_they_stand():
    assert [(fact["number"], fact["id"]) for fact in laid_out()["facts"]] == [
        (1, "ferries"), (2, "calm"), (3, "plan"), (4, "mayor"),
    ]  # fmt: skip


def test_a_fact_knows_its_status_its_tellings_and_what_parts_them():
    plan = next(fact for fact in laid_out()["facts"] if fact["id"] == "plan")
    assert (plan["status"], plan["why"]) == ("framed", "One likes it.")
    assert plan["told"]["south"] == {"at": ["south/p02/s01"], "said": "Yawns."}


def test_a_fact_is_numbered_at_the_first_sentence_of_each_paragraph_that_tells_it():
    whole = Fact("whole", "All of it.", tellings=(Telling(("north/p01/s01", "north/p01/s02")),))
    shown = laid_out(facts=(MAYOR, whole))
    numbers = [(each["id"], each["facts"]) for each in paragraph(shown, "north/p01")["sentences"]]
    assert numbers == [("north/p01/s01", [1]), ("north/p01/s02", [2])]
    assert paragraph(shown, "north/p02")["facts"] == [2]


def test_a_paragraph_that_does_not_pass_the_filters_stays():
    shown = laid_out(Filters(topics=("human_rights",)))
    assert [paragraph(shown, name)["passes"] for name in ("north/p01", "north/p02", "south/p01")] == [
        False,
        True,
        False,
    ]
    assert (shown["n_passing"], shown["n_paragraphs"]) == (1, 4)


def test_a_fact_that_does_not_pass_the_filters_is_not_listed_nor_numbered():
    shown = laid_out(Filters(perspective="American"))
    assert {fact["id"] for fact in shown["facts"]} == {"plan", "mayor"}
    assert paragraph(shown, "south/p01")["facts"] == []
    assert len(shown["articles"]) == 2


@pytest.mark.parametrize(
    ("voice", "kept"),
    [("quoted", {"east/p02"}), ("reported", {"west/p02"}), ("author", set(NAMES)), ("all", set(NAMES))],
)
def test_with_a_voice_the_paragraphs_pass_in_which_it_speaks(voice, kept):
    assert passing_paragraphs(two_shores(), Filters(voice=voice)) == kept


def test_with_a_voice_only_its_marks_are_shown():
    shown = laid_out(Filters(voice="quoted"))
    assert marked(shown, "north/p01", "tone") == [("bad", "")]
    assert marked(shown, "north/p01", "voice"), "who speaks stays marked"


def test_the_body_is_the_paragraphs_and_each_sentence_stands_where_it_says():
    body, places = body_places(made_up_results(), "north")
    assert body == f"{ATTACHED[0][1]}\n{ATTACHED[1][1]}"
    for sentence_id, beginning in {"north/p01/s02": "“It is", "north/p02/s01": "The Human"}.items():
        assert body[places[sentence_id] :].startswith(beginning)


def test_the_room_can_be_sent_to_a_browser_and_its_layers_are_known():
    shown = json.loads(json.dumps(laid_out()))
    layers = {mark["layer"] for each in paragraph(shown, "north/p01")["sentences"] for mark in each["marks"]}
    assert layers < set(LAYERS)


def test_laying_out_the_room_leaves_the_results_alone():
    results = made_up_results()
    before = {name: frame.copy() for name, frame in results.frames().items()}
    room(results, Asked(("north", "south"), ledger_rows(LEDGER, (), results), Filters(), LABELS))
    for name, frame in results.frames().items():
        assert frame.equals(before[name]), name
