"""Check by hand, on the page: a blind sample, a correction where a label is read, two coders, and where it is kept."""

import html
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from analysis.coding.codings import BLIND, Coding, codings_frame
from analysis.coding.files import add_to_log, kept_log, log_bytes
from analysis.projects import store
from analysis.projects.work import score_project
from analysis.text.documents import Article
from tests.pages.reading import opened_at, written
from tests.pages.test_numbers_in_findings import figures_of, wrong

PAGE, EVIDENCE = "pages/work/coding.py", "pages/reading/evidence.py"
FERRY = ("The ferry to Port Elder was late, and China shamefully welcomed it.", "Nobody else spoke.")
CRANE = ("China honoured its promise of a crane, a generous and lasting gift.", "The crane is red.")


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """A home with a project of two articles, two paragraphs each, scored once for all tests."""
    home = tmp_path_factory.mktemp("home") / "projects"
    articles = [("ferry", FERRY, "Harbour Post"), ("crane", CRANE, "Steppe Herald")]
    articles = tuple(Article(name, body, {"title": name, "perspective": who}) for name, body, who in articles)
    store.save_project(home, store.new_project(home, "Port").with_articles(articles, "2 articles added."))
    score_project(home, "port", lambda: False)
    return home


@pytest.fixture
def folder(scored):
    """The folder of the project, in the test's own home."""
    shutil.copytree(scored, store.projects_home())
    return store.projects_home() / "port"


def read(page: AppTest) -> str:
    assert not page.exception
    return html.unescape(" ".join(written(page)))


def button(page: AppTest, label: str):
    return next(each for each in page.button if each.label == label)


def blind(paragraph: str, code: str, coder: str, sample: str = "simple-4-seed1-abcdef") -> Coding:
    time = "2026-11-22T08:00:00.000+00:00"
    return Coding(paragraph, "stance", "China", code, coder, time, BLIND, sample, 1.0)


def test_a_sample_is_coded_blind_and_what_came_of_it_is_told(folder):
    page = opened_at(PAGE, project="port")
    page.text_input(key="blind-coder").set_value("AB").run()
    page.multiselect(key="blind-actors-").set_value(["China"])
    button(page, "Begin").click().run()
    assert "0 of 4 coded by AB" in read(page)
    button(page, "Save and go on").click().run()
    assert "Answer each question" in page.error[0].value
    for _ in range(4):
        page.radio[0].set_value("favour" if CRANE[0] in read(page) else "not_referred")
        button(page, "Save and go on").click().run()
    assert "The whole sample is coded" in page.success[0].value
    assert "Steppe" not in read(page)  # who tells it, and what the machine says, stay unsaid
    kept = kept_log(folder).codings
    assert sorted(kept["paragraph_id"]) == ["crane/p01", "crane/p02", "ferry/p01", "ferry/p02"]
    assert set(kept["origin"]) == {"blind"}
    page.segmented_control(key="coding-view").set_value("outcome").run()
    assert "The machine and AB agree on" in read(page)
    assert "The shares, corrected by hand" in read(page)


def test_without_the_words_nothing_can_be_coded():
    page = opened_at(PAGE)
    assert "No article is at hand" in read(page)
    assert not page.get("form")
    page = opened_at(EVIDENCE)
    assert "attach the article" in " ".join(caption.value for caption in page.caption)


def test_a_label_is_corrected_where_it_is_read_and_withdrawn_again(folder):
    page = opened_at(EVIDENCE, project="port", paragraph="ferry/p01")
    page.selectbox(key="evidence-label").set_value(("stance", "China")).run()
    page.radio[0].set_value("neutral")
    page.text_input(key="evidence-coder").set_value("AB")
    button(page, "Code it").click().run()
    assert "Stance toward China: <b>neutral</b> <em>coded by AB, " in read(page)
    next(each for each in page.button if each.label.startswith("Withdraw")).click().run()
    assert "coded by AB" not in read(page)
    assert list(kept_log(folder).codings["code"]) == ["neutral", ""]


def test_two_coders_who_differ_are_brought_together_and_settle_it(folder):
    add_to_log([blind("ferry/p01", "against", "AB"), blind("crane/p01", "favour", "AB")], folder)
    page = opened_at(PAGE, project="port")
    page.segmented_control(key="coding-view").set_value("coders").run()
    theirs = log_bytes(codings_frame([blind("ferry/p01", "neutral", "CD"), blind("quay/p01", "neutral", "CD")]))
    page.file_uploader[0].set_value([("cd.csv", theirs, "text/csv")]).run()
    assert "1 new answer brought in" in page.success[0].value
    assert "there is no paragraph quay/p01" in page.warning[0].value.replace("\\", "")
    assert "Coders differ on 1 question; 0 settled" in read(page)
    page.text_input(key="settle-coder").set_value("AB").run()
    page.button(key="settle-1").click().run()
    assert "Coders differ on 1 question; 1 settled" in read(page)
    assert list(kept_log(folder).codings["origin"]) == ["blind", "blind", "blind", "settled"]


def test_on_a_shared_server_codings_are_the_reader_s_alone_and_not_kept(own_folder, monkeypatch):
    monkeypatch.setattr("pages.shared.project.on_this_machine", lambda: False)
    theirs = log_bytes(codings_frame([blind("joscelyn/p01", "neutral", "CD")]))
    page, other = opened_at(PAGE), opened_at(PAGE)
    for each in (page, other):
        each.segmented_control(key="coding-view").set_value("coders").run()
    page.file_uploader[0].set_value([("cd.csv", theirs, "text/csv")]).run()
    assert "held in the server’s memory for you alone" in read(page)
    assert "One coder so far" in read(page)
    assert "Nothing has been coded yet" in read(other.run())
    assert not own_folder.exists()


def test_a_chart_says_how_much_was_checked_by_hand(folder):
    add_to_log([blind("ferry/p01", "neutral", "AB")], folder)
    page = opened_at("pages/measures/stance.py", project="port")
    assert "1 of 4 paragraphs checked by hand: " in read(page)


def test_what_a_chart_says_of_checking_by_hand_stands_in_the_data_of_its_figure(folder):
    add_to_log([blind("ferry/p01", "neutral", "AB")], folder)
    checked = [each for each in figures_of("measures/stance", project="port") if "checked by hand" in each.counts]
    assert checked
    assert wrong(checked) == {}
