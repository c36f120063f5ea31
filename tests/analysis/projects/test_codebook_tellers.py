"""Perspectives: renamed with their articles, put in order, taken out only where nobody tells from them."""

import pytest

from analysis.errors import InputError
from analysis.projects.codebooks.tellers import moved, n_articles, with_perspective, without_perspective
from analysis.projects.project import Project
from analysis.scope import Perspective
from analysis.text.documents import Article

ARTICLES = tuple(Article(f"a{n}", ("Rain.",), {"title": "T", "perspective": name}) for n, name in enumerate("NNS"))
PROJECT = Project("p", "P", ARTICLES, (Perspective("N"), Perspective("S", "South"), Perspective("W")))


def names(project):
    return [each.name for each in project.perspectives]


def test_a_renamed_perspective_takes_its_articles_along():
    project = with_perspective(PROJECT, "N", Perspective("North", "The North", colour="green"))
    assert [article.record["perspective"] for article in project.articles] == ["North", "North", "S"]
    assert (names(project), project.perspectives[0].colour) == (["North", "S", "W"], "green")
    assert n_articles(PROJECT, "N") == 2


def test_order_is_changed_and_stays_within_its_ends():
    assert names(moved(PROJECT, "W", -1)) == ["N", "W", "S"]
    assert names(moved(PROJECT, "N", -1)) == ["N", "S", "W"]


def test_only_a_perspective_without_articles_is_taken_out():
    assert names(without_perspective(PROJECT, "W")) == ["N", "S"]
    with pytest.raises(InputError, match="2 articles are told from “N”"):
        without_perspective(PROJECT, "N")


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (Perspective(" "), "needs a name"),
        (Perspective("S"), "There is a perspective “S” already"),
        (Perspective("X", "South"), "is called “South” on charts"),
        (Perspective("X", colour="puce"), "There is no colour 'puce'"),
        (Perspective("A / B"), "has a slash"),
    ],
)
def test_a_faulty_perspective_is_told(new, told):
    with pytest.raises(InputError, match=told):
        with_perspective(PROJECT, None, new)
