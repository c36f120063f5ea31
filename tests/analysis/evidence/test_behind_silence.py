"""Behind an actor’s naming stand the paragraphs that name it there; behind a silence, none."""

from analysis.contrast.groups import by_document, sides
from analysis.evidence.behind_silence import behind_actors
from analysis.facts.silence import actors_by_side
from tests.tiny import tiny_results

NAMES = {"east": ("Russian author", "its text"), "west": ("American author", "its text")}


def behind(voice: str = "all", results=None):
    results = results or tiny_results()
    compared = sides(by_document(results), NAMES)
    return behind_actors(actors_by_side(results, compared, voice), compared, results, voice)


def test_each_naming_has_its_paragraphs_in_reading_order():
    ids = behind().set_index("mark")["paragraph_ids"]
    assert ids["China|east"] == ["east/p01", "east/p02"]
    assert ids["Russia|west"] == ["west/p02"]


def test_a_silence_has_no_passage_says_so_and_comes_last():
    last = behind().iloc[-1]
    assert (last["label"], last["paragraph_ids"]) == ("China, American author: no passage", [])


def test_a_paragraph_that_names_an_actor_twice_is_read_once():
    results = tiny_results()
    twice = results.mentions.assign(sentence_id="east/p02/s01")
    results = results.__class__(**{**results.frames(), "mentions": twice})
    assert behind(results=results).set_index("mark")["paragraph_ids"]["Russia|east"] == ["east/p02"]


def test_only_paragraphs_that_name_it_in_the_voice_stand_behind():
    assert behind("quoted").empty
