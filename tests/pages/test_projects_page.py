"""Projects on the page: made, opened, undone, deleted; a project's pages show its own articles."""

import pytest

from analysis.projects import store
from analysis.text.documents import Article
from tests.pages.reading import opened_at, written

PAGE = "pages/work/projects.py"


@pytest.fixture
def home():
    return store.projects_home()


@pytest.fixture
def saved(home):
    """A project of one article."""
    body = ("The ferry to Port Elder was late, and China welcomed the delay.", "Russia said it regretted nothing.")
    article = Article("ferry", body, {"title": "A late ferry", "perspective": "Harbour Post", "language": "en"})
    project = store.new_project(home, "Ferries")
    return store.save_project(home, project.with_articles((article,), "1 article added."))


def made(page, title: str) -> None:
    page.text_input(key="new-title").set_value(title)
    next(button for button in page.button if button.label == "Make the project").click().run()


def test_a_new_project_is_kept(home):
    made(opened_at(PAGE), "Four dailies")
    assert [each.title for each in store.list_projects(home)] == ["Four dailies"]


def test_the_sample_opens_and_is_kept_as_the_reader_leaves_it(home):
    page = opened_at(PAGE)
    page.button(key="sample").click().run()
    assert not page.exception
    assert [each.n_articles for each in store.list_projects(home)] == [2]
    again = opened_at(PAGE)
    again.button(key="sample").click().run()
    assert len(store.list_projects(home)) == 1


def test_the_address_opens_a_project_and_its_pages_show_its_articles(saved):
    page = opened_at("pages/reading/evidence.py", project=saved.id)
    assert not page.exception
    assert "A late ferry" in "".join(written(page))


def test_a_deleted_project_is_gone_and_the_built_in_corpus_open(saved, home):
    page = opened_at(PAGE, project=saved.id)
    page.button(key=f"deleted-{saved.id}").click().run()
    assert store.list_projects(home) == []
    assert page.session_state["open-project"] is None
    assert "Ferries was deleted" in page.success[0].value


def test_a_project_of_the_address_that_is_not_there_is_told(home):
    page = opened_at("pages/contrast/overview.py", project="nowhere")
    assert "there is no such project" in page.error[0].value
    assert not page.exception


def test_readers_of_a_shared_server_have_rooms_of_their_own(saved, monkeypatch):
    monkeypatch.setattr("pages.shared.project.on_this_machine", lambda: False)
    one, other = opened_at(PAGE), opened_at(PAGE)
    made(one, "Mine")
    assert "Mine" in "".join(written(one.switch_page(PAGE).run()))
    assert "Mine" not in "".join(written(other.run()))
    assert "Ferries" not in "".join(written(other.run()))
