"""Whose words they are: small texts of our own, one claim each."""

import time
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import CodebookError
from analysis.schemas import check
from analysis.text.cues import inflect
from analysis.text.sentences import split_sentences
from analysis.text.typography import normalise
from analysis.text.voice import add_voice, find_voices, paragraph_voice, read_cues, voice_at

FILE = Path(__file__).parents[3] / "corpus" / "lexicons" / "cues.toml"
CUES = read_cues(FILE)


def sentences(*paragraphs: str, doc: str = "a") -> pd.DataFrame:
    texts = [normalise(text) for text in paragraphs]
    ids = [f"{doc}/p{place:02}" for place in range(1, len(texts) + 1)]
    return split_sentences(pd.DataFrame({"paragraph_id": ids, "text": texts}))


def stretches(*paragraphs: str) -> list[tuple[str, str, str | None]]:
    """Voice, words and speaker of each stretch."""
    frame = sentences(*paragraphs)
    texts = frame.set_index("sentence_id")["text"]
    found = find_voices(frame, CUES)
    return [
        (row.voice, texts[row.sentence_id][row.start : row.end], row.speaker if isinstance(row.speaker, str) else None)
        for row in found.itertuples()
    ]


def quoted(*paragraphs: str) -> list[str]:
    return [text for voice, text, _ in stretches(*paragraphs) if voice == "quoted"]


def reported(*paragraphs: str) -> list[str]:
    return [text for voice, text, _ in stretches(*paragraphs) if voice == "reported"]


def speakers(*paragraphs: str) -> list[str | None]:
    return [speaker for *_, speaker in stretches(*paragraphs)]


# Direct quotation


@pytest.mark.parametrize("text", ["“The bridge is safe,” Ana Ruiz said.", '"The bridge is safe," Ana Ruiz said.'])
def test_curly_and_straight_marks_hold_the_same_quotation(text):
    assert stretches(text) == [("quoted", "“The bridge is safe,”", "Ana Ruiz")]


def test_a_verb_may_stand_before_its_speaker():
    assert stretches("“The bridge is safe,” said Ana Ruiz, the engineer.") == [
        ("quoted", "“The bridge is safe,”", "Ana Ruiz")
    ]


def test_british_single_marks_hold_speech_too():
    assert quoted("‘The bridge isn’t safe,’ Ana Ruiz said.") == ["‘The bridge isn’t safe,’"]


def test_a_quotation_inside_a_quotation_does_not_end_it():
    assert quoted("“She told me ‘go home’ and I went,” Ana Ruiz said. It rained.") == [
        "“She told me ‘go home’ and I went,”"
    ]
    assert quoted("“She told me “go home” and I went,” Ana Ruiz said. It rained.") == [
        "“She told me “go home” and I went,”"
    ]


def test_a_quotation_over_sentences_has_one_speaker():
    assert stretches("“It rained. We went home,” Ana Ruiz said. It snowed.") == [
        ("quoted", "“It rained.", "Ana Ruiz"),
        ("quoted", "We went home,”", "Ana Ruiz"),
    ]


def test_a_quotation_that_opens_again_at_each_paragraph_is_one():
    assert stretches("Ana Ruiz said: “It rained all day long.", "“Then it snowed.” The town slept.") == [
        ("quoted", "“It rained all day long.", "Ana Ruiz"),
        ("quoted", "“Then it snowed.”", "Ana Ruiz"),
    ]


def test_a_mark_that_never_closes_ends_with_its_sentence():
    assert quoted("Ana Ruiz said “the bridge is safe. It rained. It snowed.", "The town slept.") == [
        "“the bridge is safe."
    ]


def test_a_closing_mark_without_a_partner_opens_nothing():
    assert quoted("The bridge” is old. The town slept.") == []


def test_a_mark_curled_the_wrong_way_still_opens():
    assert quoted("Ana Ruiz said,”The bridge is very old.”") == ["”The bridge is very old.”"]


# Speech or not


def test_scare_quotes_are_the_authors():
    assert stretches("The city’s “free” bridge costs a fortune.") == []
    assert stretches("Nobody wants to play the “poor cousin” of the capital.") == []


def test_titles_of_works_and_documents_are_the_authors():
    assert stretches("The play “A Bridge Over Troubled Northern Water” opened.") == []
    assert stretches("The mayors signed a joint declaration “on certain questions of river traffic.”") == []


def test_names_and_nicknames_are_the_authors():
    assert stretches("The so-called “bridge tax” is popular in town.") == []


def test_a_short_quotation_with_a_cue_is_speech():
    assert ("quoted", "“a disgrace”", "Ana Ruiz") in stretches("Ana Ruiz called it “a disgrace” on Monday.")
    assert ("quoted", "“a disgrace”", "Ana Ruiz") in stretches("Ana Ruiz has dubbed the bridge “a disgrace” twice.")


def test_a_document_speaks():
    assert stretches("The joint statement praises “the old spirit of the river.”") == [
        ("quoted", "“the old spirit of the river.”", "joint statement")
    ]


# Reported speech


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Ana Ruiz argued that the bridge was old.", "that the bridge was old.", "Ana Ruiz"),
        ("Ana Ruiz said on Monday that the bridge was old.", "that the bridge was old.", "Ana Ruiz"),
        ("Ana Ruiz said the bridge would be closed.", "the bridge would be closed.", "Ana Ruiz"),
        ("Ana Ruiz told reporters she would close it.", "she would close it.", "Ana Ruiz"),
        ("Ana Ruiz asked whether it was safe.", "whether it was safe.", "Ana Ruiz"),
        ("Ana Ruiz believes that the bridge is old.", "that the bridge is old.", "Ana Ruiz"),
        ("According to Ana Ruiz, the bridge is old.", "the bridge is old.", "Ana Ruiz"),
        ("The bridge is old, according to Ana Ruiz.", "The bridge is old,", "Ana Ruiz"),
        ("The bridge was very old, Ana Ruiz said.", "The bridge was very old", "Ana Ruiz"),
        ("The bridge was very old, a source said.", "The bridge was very old", "a source"),
        ("The bridge was very old, said Ana Ruiz.", "The bridge was very old", "Ana Ruiz"),
        ("The bridge is said to be closed for good.", "to be closed for good.", None),
        ("It was reported that the bridge was old.", "that the bridge was old.", None),
        ("Oslo’s claim that the bridge is old surprised us.", "that the bridge is old surprised us.", "Oslo"),
    ],
)
def test_reported_speech(text, content, speaker):
    assert stretches(text) == [("reported", content, speaker)]


def test_a_speech_verb_in_the_middle_parts_its_content():
    assert reported("The old bridge, Ana Ruiz said, was built by the Romans.") == [
        "The old bridge",
        "was built by the Romans.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I suspect that the bridge is old.",
        "We argue that the bridge is old.",
        "Needless to say, the bridge is old and the town is poor.",
        "Does anyone really think that the bridge is safe?",
        "The demand for bridges is high in the north.",
        "The bridge is old. It rained. The town slept.",
    ],
)
def test_the_authors_own_words(text):
    assert stretches(text) == []


def test_marks_inside_reported_speech_part_it():
    assert stretches("Ana Ruiz said that the bridge was “a danger to all” and old.") == [
        ("reported", "that the bridge was", "Ana Ruiz"),
        ("quoted", "“a danger to all”", "Ana Ruiz"),
        ("reported", "and old.", "Ana Ruiz"),
    ]


def test_a_cue_inside_a_quotation_is_the_speakers():
    assert reported("“I think that it will rain,” Ana Ruiz said.") == []


# Speakers


def test_a_pronoun_speaks_for_the_last_named_speaker():
    assert speakers("Ana Ruiz said that it rained. Oslo slept.", "She added that it snowed.") == ["Ana Ruiz"] * 2


def test_a_pronoun_without_a_speaker_before_it_takes_the_name_a_sentence_opened_with():
    assert speakers("Ana Ruiz arrived in Oslo. She said that it rained.") == ["Ana Ruiz"]


def test_no_speaker_crosses_into_another_article():
    both = pd.concat([sentences("Ana Ruiz said that it rained."), sentences("She said that it snowed.", doc="b")])
    found = find_voices(both, CUES)
    assert found["speaker"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Norwegian Foreign Minister Ana Ruiz", "Ana Ruiz"),
        ("Secretary of State Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz, the minister for bridges,", "Ana Ruiz"),
        ("Ana Ruiz and Bo Lind", "Ana Ruiz and Bo Lind"),
        ("But the White House", "White House"),
        ("The head of the River Ministry", "River Ministry"),
        ("Norwegian officials", "Norwegian officials"),
    ],
)
def test_a_speaker_is_named_as_the_text_does_without_titles(subject, name):
    assert speakers(f"{subject} said that it rained.") == [name]


# The frames


def test_stretches_fit_the_schema_lie_apart_and_count_their_words():
    found = find_voices(sentences("Ana Ruiz said that the bridge was “a danger to all” and old."), CUES)
    check(found, "voices")
    assert found["n_words"].tolist() == [4, 4, 2]
    assert (found["end"][:-1].to_numpy() <= found["start"][1:].to_numpy()).all()


def test_a_sentence_has_the_voice_of_most_of_its_words():
    frame = sentences(
        "“The bridge is safe,” Ana said. Ana said that the bridge was old. Ana said “so it is”. It rained."
    )
    coded = add_voice(frame, find_voices(frame, CUES))
    assert coded["voice"].tolist() == ["quoted", "reported", "quoted", "author"]
    assert coded["quoted_words"].tolist() == [4, 0, 3, 0]
    assert coded["reported_words"].tolist() == [0, 5, 0, 0]
    assert coded["speaker"].tolist()[:3] == ["Ana"] * 3
    assert coded["speaker"].isna().tolist()[3]


def test_a_sentence_takes_the_speaker_of_its_longest_stretch_that_names_one():
    voices = pd.DataFrame(
        {
            "sentence_id": ["a/p01/s01"] * 3,
            "voice": ["quoted", "reported", "reported"],
            "speaker": [None, "Ana", "Bo"],
            "cue": ["say"] * 3,
            "n_words": [9, 2, 5],
        }
    )
    frame = pd.DataFrame({"sentence_id": ["a/p01/s01"], "n_words": [20]})
    assert add_voice(frame, voices)["speaker"].tolist() == ["Bo"]


def test_quoted_and_reported_words_together_make_a_reported_sentence():
    frame = sentences("Late on Monday in Oslo Ana Ruiz said that it was “old and unsafe” and far too small.")
    assert add_voice(frame, find_voices(frame, CUES))["voice"].tolist() == ["reported"]


def test_a_place_has_the_voice_of_the_stretch_over_it():
    voices = pd.DataFrame(
        {
            "sentence_id": ["a/p01/s02", "a/p01/s01", "a/p01/s01"],
            "start": [0, 10, 20],
            "end": [5, 20, 30],
            "voice": ["quoted", "reported", "quoted"],
        }
    )
    places = pd.DataFrame(
        {
            "sentence_id": ["a/p01/s01"] * 5 + ["a/p01/s02", "a/p01/s02", "a/p01/s03"],
            "start": [0, 10, 19, 20, 30, 4, 5, 0],
        },
        index=list("abcdefgh"),
    )
    found = voice_at(places, voices)
    assert found.tolist() == ["author", "reported", "reported", "quoted", "author", "quoted", "author", "author"]
    assert found.index.tolist() == list("abcdefgh")


def test_without_stretches_every_place_is_the_authors():
    places = pd.DataFrame({"sentence_id": ["a/p01/s01"], "start": [3]})
    assert voice_at(places, find_voices(sentences("It rained."), CUES)).tolist() == ["author"]
    assert voice_at(places[:0], find_voices(sentences("It rained."), CUES)).tolist() == []


@pytest.mark.parametrize(
    ("words", "voice"), [(0, "author"), (19, "author"), (20, "mixed"), (60, "mixed"), (61, "quoted"), (100, "quoted")]
)
def test_paragraph_voice(words, voice):
    assert paragraph_voice(words, 100) == voice


def test_a_paragraph_without_words_is_the_authors():
    assert paragraph_voice(0, 0) == "author"


def test_no_sentence_and_no_text_give_no_stretch():
    frame = sentences("“The bridge is safe,” Ana Ruiz said.")
    assert find_voices(frame[:0], CUES).empty
    assert find_voices(frame.assign(text=None), CUES).empty
    assert add_voice(frame[:0], find_voices(frame[:0], CUES)).empty
    assert add_voice(frame, find_voices(frame[:0], CUES))["voice"].tolist() == ["author"]


def test_finding_voices_leaves_its_input_alone():
    frame = sentences("“The bridge is safe,” Ana Ruiz said.")
    voices = find_voices(frame, CUES)
    before, voices_before = frame.copy(), voices.copy()
    find_voices(frame, CUES)
    add_voice(frame, voices)
    voice_at(frame.assign(start=0), voices)
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(voices, voices_before)


@pytest.mark.parametrize(
    "pattern",
    ["“a b” said X ", "“ab ", "‘ab ", "‘a’ ", "ab” ", "X said that “a b c d” and ", "X said that Y, ", "said "],
)
def test_a_line_of_200_kb_takes_no_quadratic_time(pattern):
    text = pattern * (200_000 // len(pattern))
    frame = pd.DataFrame({"sentence_id": ["a/p01/s01"], "paragraph_id": ["a/p01"], "text": [text]})
    began = time.process_time()
    find_voices(frame, CUES)
    assert time.process_time() - began < 15


# The list of cues


@pytest.mark.parametrize(
    ("old", "new", "trouble"),
    [
        ('"affirm" = { opens = ["that"] }', '"affirm" = { opens = ["taht"] }', "verb 'affirm' opens 'taht'"),
        ('"affirm" = { opens = ["that"] }', '"affirm" = { open = ["that"] }', "unknown field 'open'"),
        ('"affirm" = { opens = ["that"] }', '"affirm" = {}', "verb 'affirm' has no 'opens'"),
        ('"affirm" = { opens = ["that"] }', '"affirm" = "that"', "entry 'affirm' of .speech. is no verb"),
        ('"affirm" = {', '"said" = {', "'said' stands under 'said' and 'say'"),
        ("idioms = [", "idoms = [", "no list 'idioms'"),
        ("\n[thought]\n", "\n[thoughts]\n", "there is no .thought."),
        ("\n[thought]\n", "\n[thought\n", "is not TOML"),
    ],
)
def test_a_faulty_list_is_refused_with_its_place(tmp_path, old, new, trouble):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    faulty = tmp_path / "cues.toml"
    faulty.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=trouble) as error:
        read_cues(faulty)
    assert "cues.toml" in str(error.value)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("argue", ("argues", "argued", "arguing")),
        ("deny", ("denies", "denied", "denying")),
        ("agree", ("agrees", "agreed", "agreeing")),
        ("point out", ("points out", "pointed out", "pointing out")),
    ],
)
def test_regular_verbs_need_no_forms(verb, forms):
    assert inflect(verb) == forms


def test_a_headline_may_end_with_its_cue_and_no_stop():
    assert stretches("Chile, Peru reach a deal to reopen the old northern line, Ruiz says") == [
        ("reported", "Chile, Peru reach a deal to reopen the old northern line", "Ruiz")
    ]
