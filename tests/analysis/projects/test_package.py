"""A project as files: read back as it was, safe to open in a spreadsheet, and told plainly where it is broken."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ParallaxError
from analysis.exchange.formats import bounds
from analysis.projects.package import DESCRIPTION, DOCUMENTS, PARAGRAPHS, PERSPECTIVES, files_of, project_of
from analysis.projects.project import TOPICS, Project
from analysis.scope import Perspective
from analysis.text.documents import Article


def article(doc_id: str, *paragraphs: str, **record) -> Article:
    return Article(doc_id, paragraphs or ("One.", "Two."), {"title": doc_id.title(), "translated": False} | record)


PROJECT = Project(
    id="ferries",
    title="Ferries, “late” and lost",
    articles=(article("b", "First.", "Second."), article("a", perspective="Harbour Post", translated=True)),
    perspectives=(Perspective("Harbour Post", colour="green"), Perspective('Of "quotes"')),
    own={TOPICS: "title = 'mine'\n"},
    said="2 articles added.",
)


def test_a_project_reads_back_as_it_was_in_its_own_order():
    assert replace(project_of(files_of(PROJECT), "x"), state="") == PROJECT


def test_the_same_project_gives_the_same_bytes_and_a_changed_one_another_state():
    state = json.loads(files_of(PROJECT)[DESCRIPTION])["state"]
    assert files_of(PROJECT) == files_of(replace(PROJECT, state="whatever"))
    changed = replace(PROJECT, articles=PROJECT.articles[:1])
    assert json.loads(files_of(changed)[DESCRIPTION])["state"] != state


def test_the_description_names_every_file_and_every_column():
    files = files_of(PROJECT)
    resources = {each["path"]: each for each in json.loads(files[DESCRIPTION])["resources"]}
    assert set(resources) == set(files) - {DESCRIPTION}
    for name in (DOCUMENTS, PARAGRAPHS):
        header = next(csv.reader(StringIO(files[name].decode())))
        assert [field["name"] for field in resources[name]["schema"]["fields"]] == header


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "'=", "''+"])
def test_no_cell_is_a_formula_and_the_text_comes_back_as_it_was(sign):
    text = f"{sign}SUM(A1) is what the minister said."
    files = files_of(replace(PROJECT, articles=(article("a", text, author=f"{sign}cmd"),)))
    for name in (DOCUMENTS, PARAGRAPHS):
        cells = [cell for row in csv.reader(StringIO(files[name].decode())) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    back = project_of(files, "x").articles[0]
    assert (back.paragraphs, back.record["author"]) == ((text,), f"{sign}cmd")


@settings(max_examples=40)
@given(st.text(min_size=1).filter(str.strip), st.text())
def test_any_text_comes_back_as_it_was(text, author):
    text, author = (part.replace("\r", " ").encode("utf-8", "ignore").decode() for part in (text, author))
    if not text.strip():
        return
    back = project_of(files_of(replace(PROJECT, articles=(article("a", text, author=author),))), "x").articles[0]
    assert back.paragraphs == (text,)
    assert back.record.get("author", "") == author


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (DESCRIPTION, None, "there is no datapackage.json"),
        (DESCRIPTION, b"{", "datapackage.json is no JSON"),
        (DESCRIPTION, b"[1]", "datapackage.json describes no package"),
        (DOCUMENTS, None, "there is no documents.csv"),
        (DOCUMENTS, b"doc_id\nb\n", "documents.csv has no column 'title'"),
        (DOCUMENTS, b"doc_id,title\nb,B\nb,B\n", "row 3: has the doc_id 'b' again"),
        (DOCUMENTS, b"doc_id,title\na/b,B\n", "row 2: has the doc_id 'a/b' which cannot be one"),
        (DOCUMENTS, b"doc_id,title\nc,C\n", "row 2: c has no paragraph in paragraphs.csv"),
        (PARAGRAPHS, b"\xff\xfe", "paragraphs.csv: is not UTF-8"),
        (PERSPECTIVES, b"[[perspective]]\nname = 1\n", "entry 1: 'name' should be a text"),
        (PERSPECTIVES, b'[[perspective]]\nname = "A"\ncolour = "red"\n', "Use one of blue, vermilion"),
    ],
)
def test_a_broken_project_is_told_with_its_file_and_place(name, content, said):
    files = {key: value for key, value in files_of(PROJECT).items() if key != name}
    files |= {name: content} if content is not None else {}
    with pytest.raises(ParallaxError) as refused:
        project_of(files, "my folder")
    assert said in str(refused.value)
    assert str(refused.value).startswith("my folder")


def test_an_article_has_no_more_paragraphs_than_it_may(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_PARAGRAPHS", 1)
    with pytest.raises(ParallaxError, match=r"row 2: b holds 2 paragraphs, more than the 1 of one article. Split it"):
        project_of(files_of(PROJECT), "x")


def test_tables_that_another_tool_saved_without_positions_keep_the_order_of_their_rows():
    files = files_of(PROJECT) | {PARAGRAPHS: b"doc_id,text\nb,First.\na,One.\nb,Second.\na,Two.\n"}
    assert [each.paragraphs for each in project_of(files, "x").articles] == [("First.", "Second."), ("One.", "Two.")]
