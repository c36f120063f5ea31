"""The reading room: what it says, what it sends to the browser, what opens beneath it; no text is at hand here."""

import json

import pytest

from pages.shared.room import say_passing
from tests.pages.reading import headings, opened_at, written

ROOM = "pages/reading/room.py"


def sent(page) -> dict:
    """What the browser is given to draw."""
    (component,) = page.get("bidi_component")
    return json.loads(component.proto.json)


def said(page) -> list[str]:
    return [body for body in written(page) if 'class="counts"' in body]


@pytest.fixture(scope="module")
def plain():
    return opened_at(ROOM)


def test_both_articles_stand_side_by_side_with_every_paragraph_and_fact(plain):
    articles = sent(plain)["articles"]
    assert [(article["author"], len(article["paragraphs"])) for article in articles] == [
        ("Yana Leksyutina", 8), ("Tom Joscelyn", 16),
    ]  # fmt: skip
    assert said(plain)[0] == f'<p class="counts">24 paragraphs, {len(sent(plain)["facts"])} facts.</p>'


def test_the_translated_article_says_so_and_each_has_the_colour_of_its_side(plain):
    first, second = sent(plain)["articles"]
    assert (first["translated"], second["translated"]) == (True, False)
    assert (first["side"], first["colour"], second["colour"]) == ("Russian author", "#D55E00", "#0072B2")


def test_every_layer_has_a_sign_of_its_own_and_says_what_it_means(plain):
    layers = sent(plain)["layers"]
    assert len({layer["sign"] for layer in layers}) == len(layers) == 5
    assert all(layer["means"] for layer in layers)


def test_no_running_text_is_sent_where_none_is_attached(plain):
    assert not any("sentences" in each for article in sent(plain)["articles"] for each in article["paragraphs"])


def test_a_filter_dims_paragraphs_leaves_out_facts_and_says_how_many(plain):
    page = opened_at(ROOM, meeting="guilin")
    shown = sent(page)
    passing = sum(each["passes"] for article in shown["articles"] for each in article["paragraphs"])
    assert 0 < passing < 24
    n_facts = len(sent(plain)["facts"])
    assert 0 < len(shown["facts"]) < n_facts
    assert say_passing(shown, n_facts) in said(page)[0]
    assert f"{passing} of 24 paragraphs pass" in said(page)[0]


def test_with_an_author_filter_both_columns_stay(plain):
    assert len(sent(opened_at(ROOM, author="Russian"))["articles"]) == 2


def test_a_term_in_the_address_is_looked_up_beneath_the_room_and_given_to_it():
    page = opened_at(ROOM, term="sanction*")
    assert headings(page)[-1].startswith("“sanction*” is found")
    assert sent(page)["term"] == "sanction*"


def test_a_fact_in_the_address_is_opened(plain):
    fact = sent(plain)["facts"][3]["id"]
    assert sent(opened_at(ROOM, fact=fact))["opens"]["fact"] == fact


@pytest.mark.parametrize("places", [{"from": "7", "to": "x"}, {"from": "-1", "to": "9" * 40}])
def test_a_link_to_a_passage_says_how_it_was_found_whatever_its_places(places):
    page = opened_at(ROOM, passage="joscelyn/p03/s02", quote="<b>words</b>", **places)
    assert sent(page)["opens"]["linked"]["paragraph"] == "joscelyn/p03"
    assert 'role="status">The paragraph of the link is marked.' in said(page)[1]


def test_a_link_to_nothing_is_said_and_escaped():
    page = opened_at(ROOM, passage="<b>x</b>")
    assert "These articles have no passage “&lt;b&gt;x&lt;/b&gt;”." in said(page)[1]
    assert not page.exception


def test_a_fact_that_is_not_listed_is_said_to_be_so(plain):
    fact = next(fact["id"] for fact in sent(plain)["facts"] if "American" in fact["said"])
    assert "The fact of the link is not listed" in said(opened_at(ROOM, fact=fact, author="Russian"))[1]
    assert len(said(opened_at(ROOM, fact=fact))) == 1


def test_filters_that_leave_nothing_leave_the_articles_to_read():
    page = opened_at(ROOM, topic="europe", meeting="anchorage")
    assert said(page)[0] == (
        '<p class="counts">0 of 24 paragraphs pass the filters, the others are dimmed; '
        f"0 of {len(sent(opened_at(ROOM))['facts'])} facts are listed.</p>"
    )
    assert len(sent(page)["articles"]) == 2
