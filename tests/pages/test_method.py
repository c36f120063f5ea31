"""The Method page: written from the catalogue and the codebooks, with an anchor for every measure."""

import html
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.catalogue import read_measures
from analysis.contrast.rollup import DRAWS, SEED
from analysis.evidence.agreement import Benchmark
from analysis.evidence.examples import read_examples
from analysis.evidence.figures import nested_figures
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import read_codebooks
from pages.shared import method_parts, stance_method

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


STANCE_FIGURES = {"macro_f1": 0.71, "per_phenomenon": {"irony": {"n": 9, "accuracy": 0.4}}}


def of_stance(name: str) -> Benchmark:
    nested = tuple(nested_figures(STANCE_FIGURES))
    return Benchmark(name, f"Title of {name}", f"python -m {name}", "2026-11-21", "", (("F1", "0.7"),), nested)


def test_stance_is_told_with_its_coders_and_the_command_for_a_reader_s_own_coding():
    app = opened()
    said = shown(app)
    assert "by the project’s authors" in said
    assert "not by a panel of independent people" in said
    assert [code.value for code in app.code] == ["python -m benchmarks.stance --format paragraphs FILE"]
    for example in read_examples(CORPUS / "examples.toml"):
        assert example.text in said
        assert example.why in said


def test_the_figures_of_stance_stand_in_its_section_once(monkeypatch):
    monkeypatch.setattr(method_parts, "_read", lambda: [of_stance("names"), of_stance("stance"), of_stance("voice")])
    app = opened()
    titles = [heading.value for heading in app.subheader if heading.value.startswith("Title of")]
    assert titles == ["Title of stance", "Title of names", "Title of voice"]
    said = shown(app)
    assert "It is right least often on irony (0.4 of 9)." in said
    assert "By phenomenon, the worst first." in said


def test_the_audit_of_names_says_when_it_has_not_been_made(monkeypatch):
    monkeypatch.setattr(method_parts, "_read", list)
    assert "No result is committed yet." in shown(opened())


def test_the_model_s_own_answers_stand_beside_the_reader_s_codes(monkeypatch, tmp_path):
    answers = tmp_path / "stance_examples.json"
    monkeypatch.setattr(stance_method, "_ANSWERS", answers)
    assert "Model: " not in shown(opened())
    answers.write_text(json.dumps({"figures": {"irony": {"stance": 1, "p_favour": 0.83}}}))
    assert "Reader: ▼ against · Model: ▲ in favour (83 %)" in shown(opened()).replace("\N{NO-BREAK SPACE}", " ")
