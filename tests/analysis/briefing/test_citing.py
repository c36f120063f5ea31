"""Citations: read back by readers that others wrote, and held to the style by references written out by hand."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import text

from analysis.briefing.citing.names import initials, names_of
from analysis.briefing.citing.references import (
    YEAR,
    apa,
    apa_of_article,
    apa_of_figure,
    apa_of_tool,
    bibtex,
    citation_files,
    csl_of_article,
    csl_of_figure,
    csl_of_tool,
    references_of,
    ris,
    said_article,
)
from tests.analysis.briefing.exhibits import BERG, HALL, articles, briefing_of, chart_exhibit, table_exhibit

ROOT = Path(__file__).parents[3]
HOSTILE = {
    **HALL,
    "doc_id": "x",
    "title": "50 % of {Ferries} & $1_000 ~ a\\b #1\nER  - \nTY  - JOUR\u2028AU  - Nobody\x00",
    "author": "The {Brace} Desk; O’Neill, Shane",
    "url": "https://example.org/a{b}_c%20d#e",
}


def ris_read(items: list[dict]) -> list[dict]:
    return pytest.importorskip("rispy").loads(ris(items))


def bibtex_read(items: list[dict]):
    reader = pytest.importorskip("bibtexparser")
    return reader.parse_string(bibtex(items))


def named(author: str) -> str:
    """The author's part of a reference."""
    return apa({"type": "software", "author": names_of(author), "title": "T"}).removesuffix(" (n.d.). T.")


def test_a_reference_to_an_article_is_written_as_the_apa_writes_it():
    assert apa_of_article(HALL) == (
        "Hall, A. (2024, May 1). The Late Ferry. Harbour Gazette. https://gazette.example.org/ferry?a=1&b=2"
    )


def test_a_translation_says_so_and_a_question_takes_no_stop():
    assert apa_of_article({**BERG, "translated": False}) == (
        "van der Berg, J. (2024, April). Who Minds the Ferry? Shore Post."
    )
    assert apa_of_article(BERG) == "van der Berg, J. (2024, April). Who Minds the Ferry? [Translation]. Shore Post."


@pytest.mark.parametrize(
    ("missing", "written"),
    [
        ({"author": None}, "The Late Ferry. (2024, May 1). Harbour Gazette."),
        ({"published": float("nan")}, "Hall, A. (n.d.). The Late Ferry. Harbour Gazette."),
        ({"published": "2024"}, "Hall, A. (2024). The Late Ferry. Harbour Gazette."),
        ({"published": "2024-13-40"}, "Hall, A. (2024). The Late Ferry. Harbour Gazette."),
        ({"published": "soon"}, "Hall, A. (n.d.). The Late Ferry. Harbour Gazette."),
        ({"outlet": None}, "Hall, A. (2024, May 1). The Late Ferry."),
        ({"title": None, "author": ""}, "[Untitled article]. (2024, May 1). Harbour Gazette."),
    ],
)
def test_what_is_missing_is_passed_over(missing, written):
    assert apa_of_article({**HALL, "url": None, **missing}) == written


def test_an_article_of_which_nothing_is_known_has_a_reference_still():
    assert apa_of_article({}) == "[Untitled article]. (n.d.)."


def test_a_tool_and_a_figure_say_what_they_are():
    briefing = briefing_of(chart_exhibit(), author="Ann Hall", address="https://parallax.example.org/")
    assert apa_of_tool("0.1.0") == "The Parallax developers. (2026). Parallax (Version 0.1.0) [Computer software]."
    assert apa_of_figure(chart_exhibit(), briefing) == (
        "Hall, A. (2024, May 3). Hall writes of the ferry 2.5 times in 1,000 words; Berg’s text gives no signal "
        "[Chart; figure ID 7K3M-Q2RD-W9FA]. In Two tellings of a ferry. Parallax (Version 0.1.0). "
        "https://parallax.example.org/topics?topics=ferry&figure=7K3M-Q2RD-W9FA"
    )


def test_an_address_that_only_its_reader_can_open_is_cited_nowhere():
    for address in ("http://localhost:8501", "http://127.0.0.1", "", "javascript:alert(1)"):
        assert "URL" not in csl_of_figure(chart_exhibit(), briefing_of(address=address))
    assert "URL" not in csl_of_article({**HALL, "url": "javascript:alert(1)"})


def test_a_long_finding_is_cut_where_a_clause_ends_and_outside_brackets():
    long = "One text is far more hostile (mean −0.42; 8 paragraphs): " + "and so on " * 20
    assert csl_of_figure(chart_exhibit(title=long), briefing_of())["title"].startswith("One text is far more hostile (")
    open_bracket = (
        "The two texts part over the ferry, and over little else of all that was asked (mean −0.42; 8 of 13)."
    )
    cut = csl_of_figure(chart_exhibit(title=open_bracket), briefing_of())["title"]
    assert cut == "The two texts part over the ferry, and over little else of all that was asked …"


@pytest.mark.parametrize(
    ("author", "written"),
    [
        ("Ursula von der Leyen", "von der Leyen, U."),
        ("Robert De Niro", "De Niro, R."),
        ("Jean-Paul Sartre", "Sartre, J.-P."),
        ("J.R.R. Tolkien", "Tolkien, J. R. R."),
        ("Martin Luther King Jr.", "King, M. L., Jr."),
        ("King, Martin Luther, Jr.", "King, M. L., Jr."),
        ("José Ortega y Gasset", "Ortega y Gasset, J."),
        ("Dr. Jane Doe, PhD", "Doe, J."),
        ("Reuters", "Reuters."),
        ("The Editorial Board", "The Editorial Board."),
        ("Ministry of Foreign Affairs", "Ministry of Foreign Affairs."),
        ("Friends of the Port", "Friends of the Port."),
        ("王毅", "王毅."),
        ("Яна Лексютина", "Лексютина, Я."),
        ("Лексютина Яна Валерьевна", "Лексютина, Я. В."),
        ("Ann Hall; Jan van der Berg", "Hall, A., & van der Berg, J."),
    ],
)
def test_names_are_turned_as_the_apa_turns_them(author, written):
    assert named(author) == written


def test_of_more_than_twenty_authors_the_first_nineteen_and_the_last_are_named():
    authors = "; ".join(f"Ann {name}" for name in "Abcdefghijklmnopqrstu".upper())
    assert names_of("Ann A")[0]["family"] == "A"
    assert named(authors).endswith("S, A., … U, A.")
    assert named("; ".join(authors.split("; ")[:20])).endswith("S, A., & T, A.")


def test_an_initial_is_a_letter():
    assert initials("(Ann) “Zoë”-Jane") == "A. Z.-J."


def test_bibtex_is_read_back_as_it_was_written():
    read = bibtex_read([csl_of_article(HALL), csl_of_article(BERG), csl_of_tool("0.1.0")])
    assert not read.failed_blocks
    hall, berg, tool = read.entries
    assert (hall.entry_type, tool.entry_type) == ("article", "misc")
    assert hall["author"] == "Hall, Ann"
    assert [hall[name] for name in ("year", "day", "journal")] == ["2024", "1", "Harbour Gazette"]
    assert hall["url"] == HALL["url"]
    assert (berg["author"], berg["note"]) == ("van der Berg, Jan", "Translation")
    assert tool["author"] == "{The Parallax developers}"


def test_what_latex_acts_on_is_escaped_and_ends_no_entry():
    read = bibtex_read([csl_of_article(HOSTILE), csl_of_article(HALL)])
    assert not read.failed_blocks
    assert len(read.entries) == 2
    hostile = read.entries[0]
    assert hostile["title"].startswith(r"{50 \% of \{Ferries\} \& \$1\_000 \textasciitilde{} a\textbackslash{}b \#1 ER")
    assert hostile["author"] == r"{The \{Brace\} Desk} and O’Neill, Shane"
    assert hostile["url"] == "https://example.org/a%7Bb%7D_c%20d#e"


def test_ris_is_read_back_as_it_was_written():
    hall, berg, tool, figure = ris_read([*map(csl_of_article, (HALL, BERG)), csl_of_tool("0.1.0"), figure_item()])
    assert [each["type_of_reference"] for each in (hall, berg, tool, figure)] == ["NEWS", "NEWS", "COMP", "FIGURE"]
    assert hall["authors"] == ["Hall, Ann"]
    assert [hall[name] for name in ("title", "secondary_title", "year", "date")] == [
        "The Late Ferry",
        "Harbour Gazette",
        "2024",
        "2024/05/01",
    ]
    assert berg["date"] == "2024/04/"
    assert "Translation" in berg.values()


def figure_item() -> dict:
    return csl_of_figure(table_exhibit(), briefing_of(table_exhibit()))


def test_no_text_begins_a_tag_of_its_own():
    read = ris_read([csl_of_article(HOSTILE), csl_of_article(HALL)])
    assert len(read) == 2
    assert read[0]["authors"] == ["The {Brace} Desk", "O’Neill, Shane"]
    assert read[0]["title"].endswith("ER - TY - JOUR AU - Nobody")


def test_an_item_of_somebody_elses_making_begins_no_tag_either():
    item = {"type": "software", "id": "x", "title": "One\nER  - \nTY  - JOUR"}
    assert [each["title"] for each in ris_read([item])] == ["One ER - TY - JOUR"]


@given(text(), text(), text())
def test_whatever_a_record_holds_is_one_reference_in_every_format(title, author, outlet):
    item = csl_of_article({"doc_id": "x", "title": title, "author": author, "outlet": outlet, "url": title})
    read = bibtex_read([item, csl_of_tool("0.1.0")])
    assert not read.failed_blocks
    assert len(read.entries) == 2
    assert len(ris_read([item, csl_of_tool("0.1.0")])) == 2
    assert len(apa(item).splitlines()) == 1


def test_keys_are_unique_and_do_not_change_with_the_company():
    same = articles(HALL, {**HALL, "doc_id": "hall-2"}, {**HALL, "doc_id": "hall-3"})
    keys = [item["id"] for item in references_of(briefing_of(documents=same))]
    assert len(set(keys)) == len(keys) == 4
    alone = references_of(briefing_of(documents=articles(HALL)))
    assert alone[0]["id"] in keys
    assert all(re.fullmatch(r"[A-Za-z0-9.-]+", key) for key in keys)


def test_works_of_one_author_and_year_carry_letters_in_the_order_of_the_list():
    both = articles({**HALL, "doc_id": "b", "title": "B", "published": "2024-07"}, {**HALL, "title": "A"})
    first, second, *_ = references_of(briefing_of(documents=both))
    assert apa(first).startswith("Hall, A. (2024a, May 1). A.")
    assert apa(second).startswith("Hall, A. (2024b, July). B.")
    assert "year-suffix" not in citation_files(briefing_of(documents=both))["references.csl.json"].decode()


def test_the_list_is_sorted_by_author_then_holds_the_tool_and_the_figures():
    ids = [item["type"] for item in references_of(briefing_of(chart_exhibit(), table_exhibit()))]
    assert ids == ["article-newspaper", "article-newspaper", "software", "graphic", "graphic"]
    names = [item["author"][0]["family"] for item in references_of(briefing_of())[:2]]
    assert names == ["Hall", "Berg"]  # filed under “van der Berg”


def test_a_pack_takes_four_files_of_references_in_utf_8():
    files = citation_files(
        briefing_of(
            chart_exhibit(), title="Half a sign: \ud800", documents=articles(HALL, {**BERG, "author": "Jan Wałęsa"})
        )
    )
    assert list(files) == ["references.csl.json", "references.bib", "references.ris", "references.txt"]
    items = json.loads(files["references.csl.json"])
    assert len(items) == 4
    assert "Wałęsa, J." in files["references.txt"].decode()
    fields = {name for item in items for name in item}
    assert fields <= set(
        "id type author issued title container-title genre language URL version number publisher".split()
    )


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (HALL, "Hall (2024-05-01)"),
        ({**HALL, "published": None}, "Hall (n.d.)"),
        ({**HALL, "author": "Ann Hall; Jan van der Berg"}, "Hall and van der Berg (2024-05-01)"),
        ({**HALL, "author": "Ann A; Ann B; Ann C"}, "A et al. (2024-05-01)"),
        ({**HALL, "author": None}, "“The Late Ferry” (2024-05-01)"),
    ],
)
def test_a_line_beneath_a_quotation_calls_an_article_shortly(record, said):
    assert said_article(record) == said


def test_the_file_that_says_how_to_cite_the_tool_agrees_with_the_project():
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"\nversion: {project['version']}\n" in cited
    assert f"\nlicense: {project['license']}\n" in cited
    assert csl_of_tool("")["author"][0]["literal"] in cited
    assert f"(c) {YEAR} " in (ROOT / "LICENSE").read_text(encoding="utf-8")
