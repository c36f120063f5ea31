"""Scoring with a stand-in for the pipeline, which notes what it is given."""

import pytest

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.projects import store, work
from analysis.projects.project import TOPICS, Project
from analysis.projects.shelf import Shelf
from analysis.projects.work import STOPPED, score_project, seconds_left, work_of
from analysis.text.documents import Article


@pytest.fixture
def scored(monkeypatch) -> list[str]:
    """The ids of the articles that are scored, in their order."""
    ids: list[str] = []

    def parcel_of(article: Article, codebooks: object) -> bytes:
        ids.append(article.doc_id)
        if "storm" in article.paragraphs[0]:
            raise ZeroDivisionError("no wind")
        return b"parcel"

    monkeypatch.setattr(work, "parcel_of", parcel_of)
    monkeypatch.setattr(work, "_SAVED_WITHIN", 0)
    return ids


def article(doc_id: str, text: str = "It rained.", **record: str) -> Article:
    return Article(doc_id, (text,), record)


def saved(home, *articles: Article, own: dict[str, str] | None = None) -> Project:
    project = Project("lake", "Lake", articles, own=own or {}, state=store.state_of(home, "lake"))
    return store.save_project(home, project)


def score(home) -> None:
    assert score_project(home, "lake", lambda: False)


def shelf_of(home) -> Shelf:
    return Shelf(store.cache_path(home, "lake"))


def test_only_what_was_changed_is_scored_again(tmp_path, scored):
    saved(tmp_path, article("a"), article("b"), article("c"))
    score(tmp_path)
    saved(tmp_path, article("a", title="New title"), article("b", "It snowed."), article("c"), article("d"))
    score(tmp_path)
    assert scored == ["a", "b", "c", "b", "d"]


def test_with_another_codebook_every_article_is_scored_again_and_with_the_old_one_none(tmp_path, scored):
    topics = (CORPUS / TOPICS).read_text(encoding="utf-8")
    for own in ({}, {TOPICS: topics + "\n# one more remark\n"}, {}):
        saved(tmp_path, article("a"), article("b"), own=own)
        score(tmp_path)
    assert scored == ["a", "b", "a", "b"]


def test_perspectives_take_turns(tmp_path, scored):
    saved(tmp_path, *(article(name, perspective=name[0]) for name in ("n1", "n2", "n3", "s1", "s2")))
    score(tmp_path)
    assert scored == ["n1", "s1", "n2", "s2", "n3"]


def test_an_article_that_fails_is_told_and_the_others_are_scored(tmp_path, scored):
    project = saved(tmp_path, article("a", "A storm."), article("b"))
    score(tmp_path)
    first, second = work_of(project).articles
    assert shelf_of(tmp_path).scored() == {second}
    assert "ZeroDivisionError: no wind" in shelf_of(tmp_path).failed()[first]
    assert work_of(project).lacking(shelf_of(tmp_path)) == []


def test_an_article_at_which_the_scoring_broke_off_three_times_is_passed_over(tmp_path, scored):
    project = saved(tmp_path, article("a"), article("b"))
    first, _ = work_of(project).articles
    for _ in range(3):
        shelf_of(tmp_path).begin(first)
    score(tmp_path)
    assert scored == ["b"]
    assert "broke off at it 3 times" in shelf_of(tmp_path).failed()[first]


def test_told_to_stop_it_scores_no_further_article(tmp_path, scored):
    saved(tmp_path, article("a"), article("b"), article("c"))
    assert score_project(tmp_path, "lake", lambda: len(scored) == 2)
    assert scored == ["a", "b"]
    shelf_of(tmp_path).say(STOPPED, {"by": "a reader"})
    score(tmp_path)
    assert scored == ["a", "b"]
    shelf_of(tmp_path).say(STOPPED, None)
    score(tmp_path)
    assert scored == ["a", "b", "c"]


def test_articles_added_meanwhile_are_scored_too(tmp_path, scored):
    project = saved(tmp_path, article("a"), article("b"))

    def add_one() -> bool:
        if len(scored) == 1 and len(project.articles) == len(store.read_project(tmp_path, "lake").articles):
            saved(tmp_path, article("a"), article("b"), article("c"))
        return False

    assert score_project(tmp_path, "lake", add_one)
    assert scored == ["a", "b", "c"]


def test_nothing_is_left_of_a_project_that_was_deleted_meanwhile(tmp_path, scored):
    saved(tmp_path, article("a"), article("b"))

    def delete() -> bool:
        if len(scored) == 1:
            store.delete_project(tmp_path, "lake")
        return False

    assert score_project(tmp_path, "lake", delete)
    assert [path.name for path in (tmp_path / ".scored").iterdir() if path.suffix != ".lock"] == []


def test_only_one_scores_a_project_at_a_time(tmp_path, scored):
    saved(tmp_path, article("a"))
    with shelf_of(tmp_path).lock.held():
        assert not score_project(tmp_path, "lake", lambda: False)
    assert scored == []


def test_an_unusable_codebook_is_told(tmp_path, scored):
    saved(tmp_path, article("a"), own={TOPICS: "[[topic]]\nid = 3\n"})
    with pytest.raises(CodebookError, match="topics"):
        score(tmp_path)


def test_the_time_left_is_that_of_the_words_left_at_the_pace_so_far(tmp_path):
    there = work_of(Project("lake", "Lake", (article("a", "word " * 500), article("b", "word " * 1500))))
    shelf = shelf_of(tmp_path)
    shelf.say("now", {"pace": 2.0})
    assert seconds_left(shelf, there, list(there.articles)) == 4.0
