"""Events: the meeting a paragraph is about, from its cues and the paragraph before it."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import CodebookError
from analysis.measures.events import find_events, read_events
from analysis.text.sentences import split_sentences

REAL = Path(__file__).parents[3] / "corpus" / "codebooks" / "events.toml"

TINY = """
[reading]
meetings = ["talks", "meeting"]
goes_on = ["the talks"]
speaks_on = ["said", "added"]
pronouns = ["she"]
breaks = ["the communiqué"]

[[event]]
id = "oslo"
label = "Oslo meeting"
definition = "Elves and dwarves."
year = 2001
places = ["Oslo"]
dates = ["May 5"]
sides = ["Elvish-Dwarvish"]
people = ["Alder"]
acts = ["radio"]

[[event]]
id = "lima"
label = "Lima meeting"
definition = "Elves and trolls."
year = 2001
places = ["Lima"]
dates = ["May 9"]
sides = ["Elvish-Trollish"]
people = ["Birch"]
"""
OSLO, LIMA = "Alder came to Oslo.", "Birch came to Lima."


def read(folder, text: str):
    path = folder / "events.toml"
    path.write_text(text, encoding="utf-8")
    return read_events(path)


@pytest.fixture
def events(tmp_path):
    return read(tmp_path, TINY)


def article(*texts: str, doc_id: str = "a") -> pd.DataFrame:
    ids = [f"{doc_id}/p{place:02}" for place in range(1, len(texts) + 1)]
    return pd.DataFrame({"paragraph_id": ids, "doc_id": doc_id, "text": texts})


def coded(events, *texts: str) -> list[str]:
    return found(events, *texts)["event"].tolist()


def found(events, *texts: str) -> pd.DataFrame:
    return find_events(article(*texts), split_sentences(article(*texts)), events)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("In Oslo it rained.", "oslo"),
        ("On May 5 it rained.", "oslo"),
        ("On May 5, 2001 it rained.", "oslo"),
        ("On May 5, 1987 it rained.", "none"),
        ("The Elvish-Dwarvish talks were long.", "oslo"),
        ("The Elvish-Dwarvish border was long.", "none"),
        ("Alder spoke on the radio.", "oslo"),
        ("The king spoke on the radio.", "none"),
        ("Alder was tired.", "none"),
        ("", "none"),
    ],
)
def test_cues_decide_in_an_article_that_names_the_meeting(events, text, event):
    assert coded(events, OSLO, "Nothing.", text)[2] == event


def test_in_other_articles_they_decide_nothing(events):
    assert coded(events, "The Elvish-Dwarvish talks failed.", "It rained on May 5.", "Oslo is wet.") == ["none"] * 3


@pytest.mark.parametrize(
    "naming", ["Alder came to Oslo.", "The Oslo talks began.", "On May 5 in Oslo it began.", "Alder left on May 5."]
)
def test_a_place_or_date_beside_another_cue_names_the_meeting(events, naming):
    assert coded(events, "The Elvish-Dwarvish talks failed.", naming) == ["oslo", "oslo"]


def test_an_article_is_read_apart_from_the_next(events):
    two = pd.concat([article(OSLO), article("Alder said so.", "In Oslo it rained.", doc_id="b")], ignore_index=True)
    assert find_events(two, split_sentences(two), events)["event"].tolist() == ["oslo", "none", "none"]


def test_a_paragraph_about_both_is_both_and_says_why(events):
    row = found(events, OSLO, LIMA, "After the Elvish-Trollish talks, Oslo was quiet.").iloc[2]
    assert row["event"] == "both"
    assert row["evidence"] == "Oslo meeting: places: Oslo | Lima meeting: sides: Elvish-Trollish"


def test_evidence_gives_the_cues_as_they_stand_each_once(events):
    row = found(events, "Alder came to OSLO on May 5. OSLO was wet.").iloc[0]
    assert row["evidence"] == "places: OSLO; dates: May 5; people: Alder"


@pytest.mark.parametrize(
    ("text", "event", "evidence"),
    [
        ("“It is wet,” Alder said.", "oslo", "goes on from the paragraph before: Alder, said"),
        ("She added that it was late.", "oslo", "goes on from the paragraph before: She, added"),
        ("By then the talks were over.", "oslo", "goes on from the paragraph before: the talks"),
        ("The communiqué, Alder said, was short.", "none", "turns away from the paragraph before: The communiqué"),
        ("Birch said no.", "none", "no cue"),
        ("The queen said that she was late.", "none", "no cue"),
        ("It rained. Alder said so.", "none", "no cue"),
    ],
)
def test_a_paragraph_goes_on_when_its_first_sentence_does(events, text, event, evidence):
    row = found(events, OSLO, text).iloc[1]
    assert (row["event"], row["evidence"]) == (event, evidence)


def test_what_goes_on_may_go_on_again_until_something_else_comes(events):
    texts = [OSLO, "Alder said no.", "She added that it rained.", "Wheat is dear.", "She added that it rained."]
    assert coded(events, *texts) == ["oslo", "oslo", "oslo", "none", "none"]


def test_after_both_a_speaker_goes_on_with_his_own_meeting(events):
    assert coded(events, f"{OSLO} {LIMA}", "“No,” Birch said.") == ["both", "lima"]


def test_of_three_events_two_are_joined_by_a_plus(tmp_path):
    third = '[[event]]\nid = "rome"\nlabel = "Rome"\ndefinition = "All."\nplaces = ["Rome"]\ndates = ["June 1"]\n'
    events = read(tmp_path, TINY + third)
    assert coded(events, OSLO, LIMA, "Lima was wetter than Oslo.") == ["oslo", "lima", "oslo+lima"]


def test_every_paragraph_has_its_row_and_the_input_stays(events):
    paragraphs = article(OSLO, "", "Rain.")
    sentences = split_sentences(paragraphs)
    before, held = paragraphs.copy(), sentences.copy()
    assert find_events(paragraphs, sentences, events)["paragraph_id"].tolist() == paragraphs["paragraph_id"].tolist()
    pd.testing.assert_frame_equal(paragraphs, before)
    pd.testing.assert_frame_equal(sentences, held)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('places = ["Oslo"]\ndates = ["May 5"]\n', "", r"events\.toml: entry oslo has no cue that decides"),
        ('id = "oslo"', 'id = "both"', r"entry both: an id has small letters, digits and _ only"),
        ('people = ["Birch"]', 'persons = ["Birch"]', r"entry lima has an unknown field 'persons'\. Is it misspelt\?"),
        ('id = "lima"', 'id = "oslo"', r"entry oslo stands there twice"),
        ('breaks = ["the communiqué"]\n', "", r"entry \[reading\] has no 'breaks'"),
        ("year = 2001", 'year = "2001"', r"entry oslo: 'year' should be a number but is '2001'"),
    ],
)
def test_a_faulty_codebook_is_told(tmp_path, old, new, told):
    assert old in TINY
    with pytest.raises(CodebookError, match=told):
        read(tmp_path, TINY.replace(old, new, 1))


def test_the_real_codes_are_those_of_the_codebook():
    events = read_events(REAL)
    assert events.ids == ["anchorage", "guilin"]
    assert [events.code(ids) for ids in ([], ["guilin"], ["guilin", "anchorage"])] == ["none", "guilin", "both"]


def test_other_meetings_of_the_same_sides_are_none():
    texts = [
        "The Sino-Russian talks of 1996 ended with a handshake in Shanghai.",
        "Tankers leave Alaska in most years, and on March 18, 1987 two did.",
        "Lavrov said little at the summit in Hanoi.",
    ]
    assert coded(read_events(REAL), *texts) == ["none"] * 3


def test_the_real_meetings_are_told_apart():
    texts = [
        "Blinken flew to Alaska for the quarrel.",
        "Five days later Lavrov walked by the river at Guilin.",
        "Nobody had thought the American-Chinese dialogue easy, nor Sino-Russian consultations short.",
        "Wheat prices rose.",
    ]
    assert coded(read_events(REAL), *texts) == ["anchorage", "guilin", "both", "none"]


ACCORD = '[[event]]\nid = "accord"\nlabel = "Accord"\ndefinition = "A text."\nnames = ["Pine Accord"]\n'


@pytest.mark.parametrize(("text", "event"), [("The Pine Accord is short.", "accord"), ("A pine is no accord.", "none")])
def test_a_name_decides_alone_and_names_the_event(tmp_path, text, event):
    assert coded(read(tmp_path, TINY + ACCORD), text) == [event]


def test_dates_alone_name_no_event_and_are_told(tmp_path):
    with pytest.raises(CodebookError, match="entry accord has dates alone"):
        read(tmp_path, TINY + ACCORD.replace("names", "dates"))


def test_without_an_event_every_paragraph_is_none(tmp_path):
    assert coded(read(tmp_path, TINY.partition("[[event]]")[0]), OSLO, LIMA) == ["none", "none"]


def test_what_an_event_is_called_is_one_word(tmp_path):
    book = tmp_path / "events.toml"
    book.write_text(f'word = "![a](b)"\n{TINY}', encoding="utf-8")
    with pytest.raises(CodebookError, match="Write one word"):
        read_events(book)
