"""Body against boilerplate, on labelled articles and single lines."""

from pathlib import Path

import pytest

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_features
from analysis.intake.arrivals import arrivals_of, pasted
from analysis.intake.marks import marked
from analysis.intake.rules import RULES, read_rules
from analysis.text.documents import sha256, split_paragraphs
from tests.made_files import BODY, LAKE
from tests.originals import original_file
from tests.tongues import GERMAN

FURNISHED = sorted((Path(__file__).parent / "furnished").glob("*.txt"))
TEXT = [
    *BODY,
    "A last paragraph says what the first three did not, and says it in as many words as they took to begin.",
]


def whys(*paragraphs: str) -> dict[str, str]:
    return {part.text: part.why for part in marked(paragraphs)[0] if not part.taken}


@pytest.mark.parametrize("path", FURNISHED, ids=lambda path: path.stem)
def test_every_line_of_a_furnished_article_is_told_from_its_text(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = pasted("", "\n\n".join(line.removeprefix("| ") for line in lines)).parts
    body = [
        text for line in lines if line.startswith("| ") for text in split_paragraphs(line.removeprefix("| ") + "\n\n")
    ]
    assert [part.text for part in parts if part.taken] == body


@pytest.mark.parametrize(("author", "n_body"), [("Leksyutina", 8), ("Joscelyn", 16)])
def test_the_bodies_of_the_two_articles_are_found(author, n_body):
    """Paragraph for paragraph as the edition, which was cut by hand, has them."""
    path = original_file(author)
    (arrival,) = arrivals_of(path.read_bytes(), path.name).arrivals
    edition = read_features(CORPUS).paragraphs.query("doc_id == @author.lower()")
    assert [sha256(text) for text in arrival.body] == edition["sha256"].tolist()
    assert len(edition) == n_body


def test_a_list_after_a_colon_is_text_and_lines_elsewhere_are_navigation():
    listed = (
        "There are two ways out, as everybody in the harbour knows and nobody there will say:",
        "to wait",
        "to go",
    )
    assert whys(TEXT[0], *listed, TEXT[1]) == {}
    assert set(whys(TEXT[0], "Boats", "Tides", "Charts", *TEXT[1:]).values()) == {"lines of navigation"}


def test_below_a_closing_line_nothing_is_text_unless_much_stands_there():
    assert whys(*TEXT, "Related reading", "More from the harbour, in one sentence.").keys() == {
        "Related reading",
        "More from the harbour, in one sentence.",
    }
    assert whys(*TEXT, "Notes", *TEXT).keys() == {"Notes"}


def test_a_line_about_the_author_names_nobody_whom_the_text_names():
    bio = "Ann Reed is a fellow at the Harbour Institute."
    assert whys(*TEXT, bio) == {bio: "a line about the author"}
    assert marked([*TEXT, bio])[1]["author"].value == "Ann Reed"
    assert (
        whys("The envoy Reed spoke for an hour to a room that had been told it would be ten minutes.", *TEXT, bio) == {}
    )


def test_a_paragraph_in_another_language_is_left_out_and_says_which():
    assert whys(*TEXT, GERMAN) == {GERMAN: "in another language: German"}


def test_where_nothing_is_left_lines_are_text():
    assert whys("Cold water", "colder ground", "coldest of all") == {}


def test_a_paragraph_that_repeats_the_title_of_its_file_is_no_text():
    parts, _ = marked([TEXT[0], "Who Owns the Lake?", *TEXT[1:]], "Who Owns the Lake?")
    assert parts[1].why == "the headline"


def test_each_rule_can_mean_a_line():
    for rule in read_rules(RULES).rules:
        assert rule.lines.fullmatch("") is None, f"rule {rule.id} means an empty line"


def test_a_rule_that_stands_nowhere_is_refused(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(RULES.read_text(encoding="utf-8").replace('where = "head"', 'where = "below"'), encoding="utf-8")
    with pytest.raises(CodebookError, match="entry trail stands 'below'"):
        read_rules(path)


def test_a_short_text_is_never_marked_whole():
    assert marked([LAKE])[0][0].taken
