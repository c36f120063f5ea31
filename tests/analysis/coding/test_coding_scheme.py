"""What coders are asked: the shipped file, and what is wrong with one."""

import pytest

from analysis.coding.scheme import may_be, read_scheme, said_code, said_question
from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.scope import Scope

PATH = CORPUS / "codebooks" / "coding.toml"
TWO = Scope(events={"anchorage": "Anchorage", "guilin": "Guilin"}, event_word="meeting")
THREE = Scope(events={"a": "A", "b": "B", "c": "C"})


def test_the_shipped_questions_say_how_each_is_decided():
    scheme = read_scheme(PATH)
    assert list(scheme) == ["topic", "event", "voice", "stance"]
    assert all(asked.definition and all(code.definition for code in asked.codes.values()) for asked in scheme.values())


def test_a_missing_code_is_told_by_its_id(tmp_path):
    path = tmp_path / "coding.toml"
    path.write_text(PATH.read_text(encoding="utf-8").replace("stance.favour", "stance.fond"), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"coding\.toml: has no code 'stance\.favour'\. Add an entry"):
        read_scheme(path)


@pytest.mark.parametrize(
    ("scope", "code", "holds"),
    [(TWO, "both", True), (TWO, "guilin", True), (TWO, "wimbledon", False), (TWO, "", False), (THREE, "a+c", True),
     (THREE, "c+a", False)],
)  # fmt: skip
def test_an_event_s_code_is_one_of_the_project_s(scope, code, holds):
    assert may_be("event", code, scope) is holds


def test_codes_and_questions_are_said_in_words():
    scheme = read_scheme(PATH)
    assert said_code(scheme, TWO, "event", "both") == "Both meetings"
    assert said_code(scheme, TWO, "stance", "not_referred") == "not referred to"
    assert said_question(scheme, TWO, {"europe": "Europe"}, "topic", "europe") == "Topic: Europe"
