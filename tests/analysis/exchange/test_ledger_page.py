"""The page to print: every fact, the articles side by side, and nothing that runs or asks for anything outside."""

from html.parser import HTMLParser

import pytest

from analysis.exchange.about import about_ledger
from analysis.exchange.ledger_page import PageColumn, columns_of, print_page
from analysis.facts.rows import ledger_rows
from tests.shores_facts import KNOWN, LAUNCH, PROTEST, chronology, facts
from tests.two_shores import two_shores

HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)>'


class Read(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: bytes):
        super().__init__()
        self.tags, self.said = [], []
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, text):
        self.said.append(text)

    @property
    def text(self) -> str:
        return " ".join(self.said)


def page(*entries: dict, columns: list[PageColumn] | None = None, rows=None) -> Read:
    rows = ledger_rows(facts(*entries), chronology(), two_shores()) if rows is None else rows
    about = about_ledger(rows, two_shores())
    return Read(print_page(rows, columns or columns_of(two_shores()), about, KNOWN.acts))


def test_a_fact_is_printed_with_its_date_place_act_status_and_both_tellings():
    text = page(LAUNCH).text
    assert "18 March 2021 · East quay · Consult" in text
    assert "The boats were launched." in text
    assert "Framed differently." in text
    assert "East calls it a feast, West a nuisance." in text
    assert "Cheers the boats." in text
    assert "Complains of the crowd." in text
    assert "In its words: “splendid”" in text
    assert "Author’s own words. Tone +0.20 on 2 scored words." in text
    assert "Stance: in favour of China (+0.60)." in text
    assert "west p01 s01" in text
    assert "Recorded by Harbour Office: log, 18 March 2021; The Tern: Afloat, 19 March 2021" in text


def test_an_article_that_does_not_tell_a_fact_is_said_not_to():
    assert page(PROTEST).tags.count(("p", {"class": "silent"})) == 1


def test_the_page_says_what_it_cannot_say():
    text = page().text
    assert "who is right" in text
    assert "partly the translator’s: east" in text


def test_each_fact_is_a_block_of_its_own_under_a_head_that_repeats():
    read = page()
    assert [tag for tag, _ in read.tags].count("tbody") == 4
    assert [tag for tag, _ in read.tags].count("thead") == 1
    style = next(text for text in read.said if "@page" in text)
    assert "tbody { break-inside: avoid; }" in style
    assert "thead { display: table-header-group; }" in style


def test_nothing_in_it_runs_and_nothing_is_asked_for_from_outside():
    read = page()
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "a", "form", "base", "object"}
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on") or name == "src"]
    policy = next(attributes["content"] for tag, attributes in read.tags if "http-equiv" in attributes)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    style = next(text for text in read.said if "@page" in text)
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("field", ["what", "place", "why"])
def test_text_of_a_fact_is_never_markup(field):
    read = page(LAUNCH | {field: HOSTILE})
    assert HOSTILE in read.text
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "img"})


def test_text_of_a_telling_a_column_and_a_caution_is_never_markup():
    telling = LAUNCH["telling"][0] | {"said": HOSTILE, "framing": ["<img src=x>"]}
    read = page(LAUNCH | {"telling": [telling, LAUNCH["telling"][1]]}, columns=[PageColumn("east", HOSTILE, HOSTILE)])
    assert read.text.count(HOSTILE) == 2
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "img"})


def test_a_colour_that_is_none_is_not_written():
    columns = [PageColumn("east", "East", "#0072B2"), PageColumn("west", "West", "red; background: url(x)")]
    styles = [attributes["style"] for tag, attributes in page(columns=columns).tags if tag == "th"]
    assert styles == ["border-color: #0072B2", "border-color: #1F2328"]


def test_there_is_a_column_for_each_article_however_many():
    columns = [PageColumn(name, name.title()) for name in ("east", "west", "north")]
    read = page(LAUNCH, columns=columns)
    assert [tag for tag, _ in read.tags].count("th") == 3
    assert {attributes["colspan"] for tag, attributes in read.tags if "colspan" in attributes} == {"3"}
    assert read.tags.count(("p", {"class": "silent"})) == 1


def test_columns_are_headed_by_side_author_and_outlet():
    assert [column.label for column in columns_of(two_shores())] == [
        "Russian author, Eva East, The Tern",
        "American author, Wes West, The Gull",
    ]


def test_no_fact_left_is_said():
    assert "No fact passes the filters." in page(rows=()).text


def test_the_same_rows_give_the_same_bytes():
    rows = ledger_rows(facts(), chronology(), two_shores())
    about, columns = about_ledger(rows, two_shores()), columns_of(two_shores())
    assert print_page(rows, columns, about) == print_page(rows, columns, about)


def test_of_many_articles_each_fact_lists_those_that_tell_it_below_each_other():
    more = [PageColumn(name, f"{name.title()} Post") for name in ("north", "south", "centre")]
    read = page(LAUNCH, columns=[*columns_of(two_shores()), *more])
    assert [tag for tag, attributes in read.tags if attributes.get("class") == "who"] == ["th", "th"]
    assert "Framed differently by 2 of 5." in read.text
    assert "North Post" not in read.text, "an article that tells none of the facts has no row"
