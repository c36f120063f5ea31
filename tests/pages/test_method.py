"""The Method page: written from the catalogue and the codebooks, with an anchor for every measure."""

import html
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.catalogue import read_measures
from analysis.contrast.rollup import DRAWS, SEED
from analysis.evidence.agreement import Benchmark
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import read_codebooks
from pages.shared import method_parts

ROOT = Path(__file__).parents[2]


def opened() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page("pages/about/method.py").run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def app():
    return opened()


def shown(app) -> str:
    return html.unescape(" ".join(element.proto.body for element in app.get("html")))


def test_every_measure_has_an_anchor_a_link_to_it_and_all_it_says(app):
    anchors = {heading.anchor for heading in app.subheader}
    said = shown(app)
    for measure in read_measures(CORPUS / "measures.toml").values():
        assert measure.id in anchors
        assert f'<a href="#{measure.id}">{measure.label}</a>' in said
        for text in (measure.question, measure.formula, measure.unknown, measure.limits, measure.source):
            assert text in said


def test_every_section_that_is_linked_is_there(app):
    anchors = {heading.anchor for heading in app.header}
    assert anchors == set(method_parts.SECTIONS)


def test_every_topic_meeting_and_deeper_actor_can_be_opened(app):
    books = read_codebooks(CORPUS)
    folded = {expander.label.replace("\\", "") for expander in app.expander}
    assert {topic.label for topic in books.topics.topics} <= folded
    assert {event.label for event in books.events.events} <= folded
    assert {"United States", "China", "Russia", "European Union", "United Nations"} <= folded
    said = shown(app)
    for topic in books.topics.topics:
        assert topic.definition in said
        assert topic.terms[0] in said


def test_seed_and_draws_are_those_of_the_code(app):
    assert f"{DRAWS:,} draws, seed {SEED}" in shown(app)


def test_a_benchmark_without_a_result_says_its_command_and_no_figure(monkeypatch):
    lacking = Benchmark("ferries", "How well it counts", "python -m benchmarks.ferries")
    monkeypatch.setattr(method_parts, "_read", lambda: [lacking])
    said = shown(opened())
    assert "python -m benchmarks.ferries" in said
    assert "No result is committed yet." in said


def test_a_committed_figure_is_shown_escaped(monkeypatch):
    done = Benchmark("x", "<b>Title</b>", "python -m x", "2026-11-21", "<i>dev</i>", (("f1 <script>", "0.8"),))
    monkeypatch.setattr(method_parts, "_read", lambda: [done])
    raw = " ".join(element.proto.body for element in opened().get("html"))
    assert "f1 &lt;script&gt;" in raw
    assert "<script>" not in raw
    assert "&lt;i&gt;dev" in raw
