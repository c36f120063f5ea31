from dataclasses import replace

from analysis.evidence.places import beside, paragraph_labels
from tests.tiny import PARAGRAPHS, tiny_results


def test_a_paragraph_is_called_by_its_author_its_place_and_its_gist():
    tiny = tiny_results()
    named = replace(
        tiny,
        documents=tiny.documents.assign(author=["Ann Ash", None]),
        paragraphs=tiny.paragraphs.assign(gist=["One.", None, "Three.", None], text=[None, "Its words.", None, None]),
    )
    assert paragraph_labels(named) == {
        "east/p01": "Ann Ash, ¶ 1: One.",
        "east/p02": "Ann Ash, ¶ 2: Its words.",
        "west/p01": "West says, ¶ 1: Three.",
        "west/p02": "West says, ¶ 2",
    }


def test_the_ends_of_a_list_have_nothing_beside_them():
    assert beside(PARAGRAPHS, "east/p01") == (None, "east/p02")
    assert beside(PARAGRAPHS, "west/p01") == ("east/p02", "west/p02")
    assert beside(PARAGRAPHS, "west/p02") == ("west/p01", None)
    assert beside(["east/p01"], "east/p01") == (None, None)
