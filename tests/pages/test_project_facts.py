"""Facts, questions, silence and the reading room of a reader's own project: four articles of three outlets."""

import json
from dataclasses import replace

import pytest

from analysis.exchange.decided import keep_decisions, kept_decisions
from analysis.facts.decisions import Decision
from analysis.projects import store
from analysis.projects.project import EVENTS
from tests.four_outlets import four_outlets, four_outlets_events
from tests.pages.reading import headings, opened_at, passages, written

FACTS, QUESTIONS = "pages/reading/facts.py", "pages/reading/questions.py"
ROOM, SILENCE = "pages/reading/room.py", "pages/reading/silence.py"
IDS = ("harbour-1", "harbour-2", "steppe-1", "delta-1")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("projects")
    articles = tuple(article for article in four_outlets() if article.doc_id in IDS)
    project = store.new_project(home, "Outlets", {EVENTS: four_outlets_events()})
    store.save_project(home, project.with_articles(articles, "Added."))
    return home


@pytest.fixture(autouse=True)
def folder(home, monkeypatch):
    """The folder of the project, without a decision yet."""
    monkeypatch.setenv("PARALLAX_PROJECTS", str(home))
    (home / "outlets" / "decisions.json").unlink(missing_ok=True)
    return home / "outlets"


def opened(script: str, **asked):
    page = opened_at(script, project="outlets", **asked)
    assert not page.exception
    return page


def decide(folder, **tellings: list[str]) -> None:
    """Facts of the reader's own, by id: the sentences that tell each."""
    taken = [
        Decision("added", "2026-11-22T08:00:00+00:00", name, {("fact", name): _fact(name, ids)})
        for name, ids in tellings.items()
    ]
    keep_decisions(taken, folder)


def _fact(name: str, ids: list[str]) -> dict:
    return {"id": name, "what": f"{name}.", "event": "lisbon", "telling": [{"at": [each]} for each in ids]}


def grid(page) -> dict:
    return json.loads(
        next(each for each in page.get("bidi_component") if "data-grid" in each.proto.html_content).proto.json
    )


def test_an_empty_ledger_says_so_counts_what_is_proposed_and_leads_there():
    page = opened(FACTS)
    assert headings(page) == ["No fact yet."]
    assert [body for body in written(page) if "The machine proposes " in body]
    page = page.button("no-fact-proposals").click().run()
    assert "may tell the same fact" in headings(page)[0]
    assert len(passages(page)) == 1


def test_proposals_are_narrowed_to_the_articles_that_the_address_names():
    page = opened(FACTS, view="proposals", one="Harbour Post", other="delta-1")
    assert not page.exception
    some = int(headings(page)[0].split()[0])
    assert some < int(headings(opened(FACTS, view="proposals"))[0].split()[0])


def test_a_fact_added_to_a_project_is_kept_with_it_by_its_words(folder, own_folder):
    page = opened(FACTS).button("ledger-add").click().run()
    page.text_area("add-fact-0-what").set_value("The summit lasted nine hours.")
    page.multiselect("add-fact-0-harbour-1-at").set_value(["harbour-1/p01/s01"])
    page = page.button("add-fact-0-send").click().run()
    (decision,) = kept_decisions(folder)
    (telling,) = decision.changes["fact", "summit_lasted_nine_hours"]["telling"]
    assert telling["anchors"][0]["selectors"][0]["exact"].startswith("The summit in Lisbon")
    assert not own_folder.exists(), "nothing is written to the built-in corpus’s folder"
    assert headings(page)[0].startswith("1 fact: none told by two or more; 1 by one article alone.")


def test_columns_tellers_and_statuses_hold_for_more_than_two(folder):
    decide(folder, nine=["harbour-1/p01/s01", "steppe-1/p01/s01", "delta-1/p01/s01"], ports=["harbour-2/p01/s01"])
    page = opened(FACTS, column=["harbour-2", "harbour-1"])
    shown = grid(page)
    assert [(each["kicker"], each["id"]) for each in shown["columns"]] == [
        ("Harbour Post", "harbour-1"), ("Harbour Post", "harbour-2"),
    ]  # fmt: skip
    nine, ports = shown["rows"]
    assert (nine["badge"], ports["badge"]) == ("● Told alike by 3 of 4", "◧ Told by only one of 4")
    assert [(each["label"], each["n"], each["of"]) for each in nine["tallies"]] == [
        ("Harbour Post", 1, 2), ("Steppe Herald", 1, 1), ("Delta Times", 1, 1),
    ]  # fmt: skip
    assert list(nine["cells"]) == ["harbour-1"]
    page = opened(FACTS, told="only:Harbour Post")
    assert [row["id"] for row in grid(page)["rows"]] == ["ports"]


def test_a_codebook_that_no_longer_has_a_name_loses_no_decision(folder):
    keep_decisions(
        [
            Decision(
                "added", "2026", "Mine", {("fact", "mine"): _fact("mine", ["steppe-1/p01/s01"]) | {"event": "gone"}}
            )
        ],
        folder,
    )
    assert headings(opened(FACTS, fact="mine"))[0].startswith("1 fact")
    assert not (folder / "decisions-unusable.json").exists()


def test_a_project_without_questions_is_offered_those_that_fit_any_event(folder):
    page = opened(QUESTIONS).button("questions-start").click().run()
    assert headings(page)[0] == "4 questions, put to no article yet."
    (decision,) = kept_decisions(folder)
    assert len(decision.changes) == 4
    assert len(grid(page)["columns"]) == 4


def test_two_articles_of_a_project_stand_in_the_room_as_the_address_asks(folder):
    decide(folder, nine=["harbour-1/p01/s01", "delta-1/p01/s01"])
    page = opened(ROOM, left="delta-1", right="harbour-1")
    sent = json.loads(page.get("bidi_component")[0].proto.json)
    assert [article["id"] for article in sent["articles"]] == ["delta-1", "harbour-1"]
    assert sent["facts"][0]["said"] == "● Told alike · told by 2 of 4"
    linked = json.loads(opened(ROOM, passage="steppe-1/p02").get("bidi_component")[0].proto.json)
    assert linked["articles"][0]["id"] == "steppe-1"


def test_silence_compares_the_chosen_sides_by_all_their_articles(folder):
    decide(
        folder, nine=["harbour-1/p01/s01", "delta-1/p01/s01"], ports=["harbour-2/p01/s01"], hall=["steppe-1/p01/s01"]
    )
    page = opened(SILENCE, of="Harbour Post", against="Delta Times")
    assert headings(page)[0] == (
        "1 of 2 facts is told by one side alone: 1 by the Harbour Post telling and 0 by the Delta Times telling."
    )
    assert [body for body in written(page) if "Neither side tells 1 further fact, which others do." in body]
    assert [body for body in written(page) if "This project has none yet: add its first entry below." in body]


def test_a_fact_follows_its_words_when_its_article_is_edited(home):
    one, other = (article for article in four_outlets() if article.doc_id in ("harbour-1", "delta-1"))
    project = store.new_project(home, "Edited").with_articles((one, other), "Added.")
    project = store.save_project(home, project)
    page = opened_at(FACTS, project="edited").button("ledger-add").click().run()
    page.text_area("add-fact-0-what").set_value("The summit lasted nine hours.")
    page.multiselect("add-fact-0-harbour-1-at").set_value(["harbour-1/p01/s01"])
    page.button("add-fact-0-send").click().run()
    news = replace(one, paragraphs=("A paragraph was put before it.", *one.paragraphs))
    store.save_project(home, project.with_articles((news, other), "Edited."))
    page = opened_at(FACTS, project="edited")
    (row,) = grid(page)["rows"]
    assert row["cells"]["harbour-1"]["pieces"][0][0].startswith("The summit in Lisbon")
    assert row["tallies"] == [], "two articles are told apart by their columns"
