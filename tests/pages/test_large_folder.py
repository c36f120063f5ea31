"""A scored folder in the dashboard: its pages, their figures beside those of the corpus it is of, its passages."""

import shutil

import pytest

from analysis.exchange.builtin import CORPUS, read_corpus
from analysis.large.making import FOLDER, make_tables
from pages.shared.frame import LARGE_SECTIONS
from tests.analysis.large.folders import scored_folder
from tests.four_outlets import OUTLETS, scored_outlets
from tests.pages.reading import clicked, headings, opened_at, passages, written

COUNTED = [path for section, pages in LARGE_SECTIONS.items() if section != "Work" for path in pages]


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """The built-in corpus, as a batch would have scored it; its perspectives are called as there."""
    everything = read_corpus()
    parts = [everything.of_document(doc_id) for doc_id in everything.documents["doc_id"]]
    folder = scored_folder(tmp_path_factory.mktemp("folders") / "scored", *parts)
    shutil.copy(CORPUS / "perspectives.toml", folder)
    make_tables(folder)
    return folder


@pytest.fixture
def folder(counted, monkeypatch):
    monkeypatch.setenv("PARALLAX_SCORED", str(counted))
    return counted


def opened(path: str, **asked: str):
    return opened_at(f"pages/{path}.py", folder="scored", **asked)


def menu(page) -> set[str]:
    return {link.page.rpartition("/")[2] for link in page.get("page_link")}


@pytest.mark.parametrize("path", COUNTED)
def test_every_page_opens_and_says_what_is_open(folder, path):
    page = opened(path)
    assert not page.exception
    assert not page.error
    assert headings(page) or passages(page)
    assert any("2 articles, 24 paragraphs" in body for body in written(page))


@pytest.mark.parametrize("asked", [{}, {"meeting": "guilin"}, {"topic": "human_rights"}, {"named": "russia"}])
def test_findings_of_single_measures_say_the_same_as_where_all_is_held(folder, asked):
    pages = opened("contrast/authors", **asked), opened_at("pages/contrast/authors.py", **asked)
    told = ("sounds more", "quotes others more", "retells others more")
    mine, theirs = ([each for each in headings(page) if any(part in each for part in told)] for page in pages)
    assert mine == theirs
    assert len(mine) > 1


@pytest.mark.parametrize(
    ("path", "key", "mark"),
    [
        ("measures/topics", "topic_share", "topic_share|all||human_rights|American"),
        ("measures/tone", "instruments", "vader|American"),
        ("measures/tone", "instruments", "tone|American"),
        ("measures/tone", "mask", "polarity_unmasked|author|||American"),
    ],
)
def test_a_mark_opens_its_passages(folder, path, key, mark):
    page = clicked(opened(path), key, mark)
    assert passages(page)
    assert "Joscelyn" in passages(page)[0]


@pytest.mark.parametrize("path", ["measures/topics", "measures/stance", "measures/tone"])
def test_a_page_says_what_it_leaves_out_of_a_folder_and_nothing_where_it_draws_all(folder, path):
    def noted(page) -> bool:
        return any("Not drawn of so many paragraphs" in body for body in written(page))

    assert noted(opened(path))
    assert not noted(opened_at(f"pages/{path}.py"))


def test_what_is_drawn_paragraph_by_paragraph_is_not_offered(folder):
    page = opened("measures/tone")
    assert not [each for each in page.toggle if each.key == "mask"]
    assert not [each for each in headings(page) if "instruments lie" in each or "order the paragraphs" in each]


def test_the_caution_under_stance_says_that_the_test_was_on_other_articles(folder):
    own, elsewhere = (
        [body for body in written(page) if "agrees with readers of" in body]
        for page in (opened_at("pages/measures/stance.py"), opened("measures/stance"))
    )
    assert own
    assert all("readers of these articles" in body for body in own)
    assert elsewhere
    assert all("readers of the built-in articles" in body for body in elsewhere)


def test_a_filter_that_leaves_nothing_says_so(folder):
    page = opened("contrast/authors", topic="human_rights", meeting="guilin", author="Russian")
    assert not page.exception
    assert any(
        "No paragraph passes these filters" in body or "nothing can be compared" in body for body in written(page)
    )


@pytest.mark.parametrize("path", [path for path in COUNTED if path != "reading/evidence"])
@pytest.mark.parametrize("asked", [{"author": "Russian"}, {"meeting": "guilin", "voice": "quoted"}], ids=str)
def test_a_side_that_a_filter_leaves_empty_keeps_no_page_from_opening(folder, path, asked):
    page = opened(path, **asked)
    assert not page.exception
    assert not page.error
    assert headings(page)


@pytest.fixture(scope="module")
def outlets(tmp_path_factory):
    """Four tellings, of which two are compared."""
    everything = scored_outlets()
    parts = [everything.of_document(doc_id) for doc_id in everything.documents["doc_id"]]
    folder = scored_folder(tmp_path_factory.mktemp("folders") / "scored", *parts)
    make_tables(folder)
    return folder


@pytest.mark.parametrize("path", ["contrast/authors", "measures/topics", "measures/stance", "measures/tone"])
def test_a_filter_that_leaves_neither_of_the_two_that_are_compared_says_so(outlets, monkeypatch, path):
    monkeypatch.setenv("PARALLAX_SCORED", str(outlets))
    page = opened(path, author=OUTLETS[2], of=OUTLETS[0], against=OUTLETS[1])
    assert not page.exception
    assert any("nothing can be compared" in body for body in written(page))


def test_evidence_lists_what_passes_and_finds_a_word(folder):
    page = opened("reading/evidence")
    assert any("24 paragraphs pass the filters." in body for body in written(page))
    page.text_input(key="large-word").set_value("sanctions").run()
    said = next(body for body in written(page) if "hold “sanctions”" in body)
    assert "24 paragraphs pass the filters; " in said
    assert not page.exception


def test_a_folder_that_is_not_counted_yet_is_said_to_be_so(folder, tmp_path, monkeypatch):
    fresh = tmp_path / "fresh"
    shutil.copytree(folder, fresh, ignore=shutil.ignore_patterns(FOLDER))
    monkeypatch.setenv("PARALLAX_SCORED", str(fresh))
    page = opened_at("pages/contrast/overview.py", folder="fresh")
    assert "not counted yet" in page.error[0].value
    page.switch_page("pages/work/projects.py").run()
    page.button(key="open-folder-fresh").click().run()
    assert any("2 articles, 24 paragraphs" in body for body in written(page))


def test_a_path_that_is_no_scored_folder_is_told(folder, tmp_path):
    page = opened_at("pages/work/projects.py")
    page.text_input(key="folder-path").set_value(str(tmp_path))
    page.button(key="FormSubmitter:folder-Open it").click().run()
    assert "no scored folder" in page.error[0].value


def test_closing_it_brings_back_the_built_in_corpus(folder):
    page = opened("work/projects")
    page.button(key="close-folder").click().run()
    page.switch_page("pages/contrast/overview.py").run()
    assert not any("2 articles, 24 paragraphs" in body for body in written(page))
