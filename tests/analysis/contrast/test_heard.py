"""Whose words fill a side."""

from analysis.contrast.contrasts import contrast_authors, contrast_meetings, perspectives
from analysis.contrast.heard import UNNAMED, behind_voices, say_speakers, words_heard
from tests.two_shores import two_shores

LABELS = {"author": "Own words", "quoted": "Quoted words", "reported": "Reported words"}


def authors():
    return contrast_authors(two_shores(), perspectives(two_shores()))


def test_the_voices_of_a_side_make_up_its_words():
    heard = words_heard(two_shores(), authors())
    totals = heard[heard["speaker"] == ""].set_index(["group", "voice"])
    assert totals["n_words"].to_dict() == {
        ("Russian", "author"): 20, ("Russian", "reported"): 0, ("Russian", "quoted"): 10,
        ("American", "author"): 35, ("American", "reported"): 5, ("American", "quoted"): 0,
    }  # fmt: skip
    assert totals.at[("American", "author"), "share"] == 35 / 40


def test_speakers_come_by_their_words_and_no_long_run_of_text_passes_for_a_name():
    heard = words_heard(two_shores(), authors())
    russian = heard[heard["group"] == "Russian"]
    assert say_speakers(russian) == f"Skipper Ash 6, {UNNAMED} 4"
    assert say_speakers(heard[heard["group"] == "none"]) == ""


def test_behind_a_voice_stand_the_paragraphs_that_have_words_in_it():
    panels = {"": contrast_meetings(two_shores()), "Russian author": contrast_meetings(two_shores(), "Russian")}
    behind = behind_voices(two_shores(), panels, LABELS).set_index("mark")
    heard = words_heard(two_shores(), panels["Russian author"], "Russian author")
    assert set(heard["mark"]) <= set(behind.index)
    row = behind.loc["voice|quoted|||guilin"]
    assert row["paragraph_ids"] == ["east/p02"]
    assert row["label"] == "Guilin, quoted words: 1 paragraph"
