"""The example sentences: our own, each with a target that the sentence names and a code that a reader gives."""

import json

import pytest

from analysis.errors import CodebookError
from analysis.evidence.examples import Example, examples_table, read_answers, read_examples
from analysis.exchange.builtin import CORPUS
from analysis.measures.actors import read_actors

ONE = Example("tide", "The tide is out.", "Chile", "author", "neutral", "none", "Nothing is judged.")


@pytest.fixture(scope="module")
def examples():
    return read_examples(CORPUS / "examples.toml")


def test_every_example_names_its_target_and_its_holder(examples):
    actors = read_actors(CORPUS / "codebooks" / "actors.toml")
    assert 4 <= len(examples) <= 6
    assert len({example.id for example in examples}) == len(examples)
    for example in examples:
        named = {label for place in actors.index.find(example.text) for label in actors.owners[place.term]}
        assert example.target in named, example.id
        assert example.holder == "author" or example.holder in example.text


def test_the_examples_show_every_code_and_a_speaker(examples):
    assert {example.code for example in examples} == {"against", "neutral", "favour"}
    assert {example.holder == "author" for example in examples} == {True, False}


def test_until_the_model_has_answered_only_the_reader_s_code_is_shown():
    table = examples_table((ONE,), {})
    assert "Model" not in table
    assert table["Reader"].tolist() == ["○\N{NO-BREAK SPACE}neutral"]
    assert table["Whose stance"].tolist() == ["the author → Chile"]
    assert examples_table((ONE,), {"tide": "▼ against"})["Model"].tolist() == ["▼\N{NO-BREAK SPACE}against"]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (-1, "▼ against"),
        ("favour", "▲ in favour"),
        ("unsure", "? unsure"),
        ({"stance": 0, "p_against": 0.2, "p_neutral": 0.7, "p_favour": 0.1}, "○ neutral (70 %)"),
        ({"stance": 1}, "▲ in favour"),
    ],
)
def test_an_answer_is_read_as_code_word_or_object(tmp_path, figure, said):
    (tmp_path / "answers.json").write_text(json.dumps({"figures": {"tide": figure, "odd": "maybe"}}))
    assert read_answers(tmp_path / "answers.json") == {"tide": said}


@pytest.mark.parametrize("content", ["{", "[]", '{"figures": 3}'])
def test_answers_that_cannot_be_read_are_none(tmp_path, content):
    (tmp_path / "answers.json").write_text(content)
    assert read_answers(tmp_path / "answers.json") == {}
    assert read_answers(tmp_path / "nowhere.json") == {}


@pytest.mark.parametrize(
    ("entry", "trouble"),
    [
        ('id = "x"', "example x has no 'code'"),
        ('id = "x"\ncode = "bad"', "it may be against, neutral, favour"),
        ('id = "x"\ncode = "neutral"\nwhen = "now"', "unknown field 'when'"),
    ],
)
def test_a_broken_entry_is_named(tmp_path, entry, trouble):
    rest = "" if "no 'code'" in trouble else "".join(f'{name} = "y"\n' for name in _OTHERS)
    (tmp_path / "examples.toml").write_text(f"[[example]]\n{entry}\n{rest}")
    with pytest.raises(CodebookError, match=trouble):
        read_examples(tmp_path / "examples.toml")


_OTHERS = ("text", "target", "holder", "phenomenon", "why")
