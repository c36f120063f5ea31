"""What coders are asked, and what each answer means: `corpus/codebooks/coding.toml` with the codebooks of a project."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.coding.codings import EVENT, NOT_REFERRED, STANCE, TOPIC, VOICE
from analysis.contrast.positions import UNSURE
from analysis.errors import CodebookError
from analysis.schemas import VARIABLES
from analysis.scope import Scope
from analysis.text.codebook import Field, read_entries
from analysis.text.wordlists import read_toml

_VARIABLE_FIELDS = {name: Field("text") for name in ("id", "label", "question", "definition")}
_CODE_FIELDS = {name: Field("text") for name in ("id", "label", "definition")}
FIXED = {
    TOPIC: ("present", "absent"),
    EVENT: ("both", "none"),
    VOICE: ("author", "mixed", "quoted"),
    STANCE: ("against", "neutral", "favour", NOT_REFERRED),
}


@dataclass(frozen=True)
class Code:
    """One answer: its label, and when it is given."""

    label: str
    definition: str


@dataclass(frozen=True)
class Variable:
    """One question to a coder, how to decide it, and its codes by id. Of event: those that are no event's id."""

    id: str
    label: str
    question: str
    definition: str
    codes: Mapping[str, Code]


Scheme = Mapping[str, Variable]


def read_scheme(path: Path | str) -> Scheme:
    """The questions of a TOML file by variable.

    Raises
    ------
    CodebookError
        A variable or a code is missing, or is none of those that a coder can be asked; the message names it.
    """
    content = read_toml(path)
    variables = {entry["id"]: entry for entry in read_entries(path, content, "variable", _VARIABLE_FIELDS)}
    codes = {entry["id"]: entry for entry in read_entries(path, content, "code", _CODE_FIELDS)}
    _check_ids(path, "variable", variables, VARIABLES)
    _check_ids(path, "code", codes, [f"{name}.{code}" for name in VARIABLES for code in FIXED[name]])
    return {
        name: Variable(
            **{field: variables[name][field] for field in _VARIABLE_FIELDS},
            codes={code: _code(codes[f"{name}.{code}"]) for code in FIXED[name]},
        )
        for name in VARIABLES
    }


def may_be(variable: str, code: str, scope: Scope) -> bool:
    """Whether a code is one of the variable's in these articles."""
    if variable != EVENT or code in FIXED[EVENT]:
        return code in FIXED[variable]
    return bool(code) and "+".join(scope.events_of(code)) == code


def said_code(scheme: Scheme, scope: Scope, variable: str, code: str) -> str:
    """A code as a reader reads it: "not referred to", "Anchorage", "unsure"."""
    if code == UNSURE:
        return UNSURE
    if variable == EVENT:
        return scope.event_label(code)
    found = scheme[variable].codes.get(code)
    return found.label if found else code


def said_question(scheme: Scheme, scope: Scope, topics: Mapping[str, str], variable: str, key: str) -> str:
    """What is asked, in a word or two: "Stance toward China", "Topic: Europe", "Meeting"."""
    if variable == TOPIC:
        return f"Topic: {topics.get(key, key)}"
    if variable == STANCE:
        return f"Stance toward {key}"
    return scope.event_word.capitalize() if variable == EVENT else scheme[variable].label


def _code(entry: Mapping) -> Code:
    return Code(entry["label"], entry["definition"])


def _check_ids(path: Path | str, kind: str, found: Mapping, wanted) -> None:
    if lacking := [name for name in wanted if name not in found]:
        raise CodebookError(f"{path}: has no {kind} {lacking[0]!r}. Add an entry [[{kind}]] with this id.")
    if extra := [name for name in found if name not in wanted]:
        raise CodebookError(f"{path}: {kind} {extra[0]!r} is none that a coder can be asked. Remove the entry.")
