"""Figures of a pack computed anew by their pages, in a process of its own."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.briefing.briefing import Briefing
from analysis.briefing.exhibit import Exhibit, Place
from analysis.briefing.manifest import MANIFEST, data_name, manifest_bytes
from analysis.briefing.verify.recomputing import Asked, recompute
from analysis.briefing.verify.verified import read_table
from analysis.briefing.versions import versions
from analysis.exchange.builtin import read_corpus
from analysis.exchange.writing import csv_bytes
from analysis.projects import store
from analysis.projects.project import EVENTS
from pages.shared.briefing import recomputed
from pages.shared.briefing.recomputed import figures_of_page
from tests.four_outlets import four_outlets, four_outlets_events

TOPIC = {"topic": ("sanctions_finance",)}
OVERVIEW = Place("contrast/overview", TOPIC)


def taken(place: Place, project: str = "") -> dict[str, Exhibit]:
    """The exhibits of a page, opened in this process, as a reader would put them aside."""
    made, trouble = figures_of_page(place, project)
    assert not trouble
    return made


def written(folder: Path, *exhibits: Exhibit, changed: Mapping[str, bytes] | None = None) -> str:
    """A pack of these figures' numbers in a folder; `changed`: in its numbers, what was written over by what."""
    briefing = Briefing("Ferries", exhibits, read_corpus().documents, "2024-05-03T12:00:00Z", versions=versions())
    files = {data_name(briefing, each): csv_bytes(each.frame) for each in exhibits}
    manifest = {MANIFEST: manifest_bytes(briefing, files)}
    for name, content in (files | manifest | (changed or {})).items():
        path = folder / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return str(folder / "pack")


def test_two_figures_of_the_built_in_corpus_come_out_the_same_and_a_changed_number_is_found(tmp_path, capsys):
    # End to end, twice some five seconds: the command, the process that it starts, the pages that this one opens.
    of_overview = taken(OVERVIEW)
    chart, strips = of_overview["overview_authors_stance"], of_overview["strips"]
    assert main(["verify", written(tmp_path, chart, strips)]) == 0
    assert "Everything is as it was packed." in capsys.readouterr().out

    frame = chart.frame.assign(value=chart.frame["value"].where(chart.frame.index != 0, 0.875))
    name = "data/01-overview-authors-stance.csv"
    assert main(["verify", written(tmp_path, chart, strips, changed={name: csv_bytes(frame)})]) == 1
    said = capsys.readouterr().out
    assert f"{name}: was changed since it was packed." in said
    first = chart.frame["value"][0]
    assert f"Figure 1 ({chart.id}): row Russian, China, column value: 0.875 in the pack, {first} now." in said
    assert f"Figure 2 ({strips.id}): the same, 24 rows." in said


def test_filters_and_choices_are_those_that_the_figure_was_taken_with():
    plain, filtered = taken(Place("measures/topics")), taken(Place("measures/topics", TOPIC))
    assert plain["topic_share"].id != filtered["topic_share"].id
    assert filtered["topic_share"].place.asked == TOPIC
    place = filtered["terms"].place
    assert place.chosen
    (widget, chosen), *_ = place.chosen.items()
    other = replace(place, asked={}, chosen={widget: "europe"})
    assert chosen != "europe"
    assert taken(other)["terms"].place == other


def test_a_project_is_scored_from_nothing_and_nothing_is_written_to_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_PROJECTS", str(tmp_path / "home"))
    project = store.new_project(tmp_path / "home", "Four outlets", {EVENTS: four_outlets_events()})
    store.save_project(tmp_path / "home", project.with_articles(tuple(four_outlets()[:2]), "Added."))
    chart = taken(Place("measures/topics"), project.id)["topic_share"]
    assert chart.inputs.project == project.id
    pack = written(tmp_path, chart)
    before = sorted(path.name for path in (tmp_path / "home").rglob("*"))
    assert main(["verify", pack]) == 0
    assert sorted(path.name for path in (tmp_path / "home").rglob("*")) == before


def test_what_cannot_be_computed_is_told_figure_by_figure():
    told = []
    made = recompute(
        [
            Asked(1, "strips", "contrast/overview", TOPIC),
            Asked(2, "no_such_chart", "contrast/overview", TOPIC),
            Asked(3, "strips", "contrast/nowhere"),
            Asked(4, "strips", "contrast/overview", {}, {"attached-articles": "x"}),
        ],
        told=told.append,
    )
    assert made[1].id
    assert len(read_table(made[1].csv.encode(), "strips")) == 24
    assert made[2].gone
    assert made[3].trouble == "there is no page 'contrast/nowhere'."
    assert made[4].trouble.startswith("its page breaks off (string indices must be integers")
    assert [line.rpartition("(")[2] for line in told] == ["1 of 3) …", "2 of 3) …", "3 of 3) …"]


def test_a_page_that_breaks_off_is_told_in_its_words(monkeypatch, tmp_path):
    def broken(*_):
        raise RuntimeError("the lamp went out")

    monkeypatch.setattr("pages.shared.briefing.taking.plain_figure", broken)
    made, trouble = figures_of_page(OVERVIEW, "")
    assert not trouble
    assert made["strips"] == "its page breaks off at it (RuntimeError: the lamp went out)."


def test_figures_of_one_place_share_one_opening_of_their_page(monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(recomputed, "figures_of_page", lambda place, project: opened.append(place) or ({}, ""))
    figures = [
        {"number": number, "key": "strips", "page": "contrast/overview", "asked": asked, "chosen": {}}
        for number, asked in enumerate([{}, TOPIC, {}], 1)
    ]
    (tmp_path / "asked.json").write_text(json.dumps({"project": "", "figures": figures}))
    recomputed.main(tmp_path / "asked.json", tmp_path / "found.jsonl")
    assert len(opened) == 2
    lines = (tmp_path / "found.jsonl").read_text().splitlines()
    assert sorted(json.loads(line)["number"] for line in lines) == [1, 2, 3]


@pytest.mark.parametrize("key", ["figures-told", "attached-articles", "strips-to-briefing"])
def test_a_pack_that_sets_what_is_no_choice_breaks_its_own_figure_at_most(key):
    made, trouble = figures_of_page(Place("contrast/overview", {}, {key: "x"}), "")
    assert trouble or "strips" in made
