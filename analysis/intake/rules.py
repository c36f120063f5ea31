"""Reading the rules of boilerplate: which lines around an article are not its text."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.intake.language import words_in
from analysis.text.codebook import Field, check_entry, read_entries
from analysis.text.wordlists import read_toml

RULES = CORPUS / "lexicons" / "boilerplate.toml"
ANYWHERE, HEAD, END, CLOSING = "anywhere", "head", "end", "closing"
_FIELDS = {"id": Field("text"), "reason": Field("text"), "most_words": Field("number"), "where": Field("text")} | {
    "lines": Field("names")
}
_BIO_FIELDS = {"reason": Field("text"), "most_words": Field("number")} | {
    name: Field("names") for name in ("opens", "verbs", "roles")
}
_AROUND = " \t*_|•·–—-«»“”\"'()[]<>→←↑:.!?"  # signs around a line that change nothing


@dataclass(frozen=True)
class Rule:
    """One kind of line that is no text: its reason, how long it may be, where it may stand, and how it reads."""

    id: str
    reason: str
    most_words: int
    where: str
    lines: re.Pattern

    @property
    def closes(self) -> bool:
        """True where what stands below such a line is no text either."""
        return self.where == CLOSING

    def fits(self, line: str, where: str) -> bool:
        """Whether a line that stands there (HEAD, END or ANYWHERE) is one of those meant, whatever its length."""
        allowed = (where, ANYWHERE, CLOSING) if where == END else (where, ANYWHERE)
        if self.where not in allowed:
            return False
        return bool(self.lines.fullmatch(_bare(line)) or self.lines.fullmatch(line.strip().lower()))


@dataclass(frozen=True)
class Bio:
    """How a line about the author reads: what it opens with, what it says a person does, and is."""

    reason: str
    most_words: int
    opens: re.Pattern
    verbs: re.Pattern
    roles: re.Pattern


@dataclass(frozen=True)
class Rules:
    """Every rule, in the order of the file, and what tells a line about the author."""

    rules: tuple[Rule, ...]
    bio: Bio

    def fitting(self, line: str, where: str) -> Rule | None:
        """The first rule that a line fits."""
        n_words = words_in(line)
        return next((rule for rule in self.rules if n_words <= rule.most_words and rule.fits(line, where)), None)


@cache
def read_rules(path: Path = RULES) -> Rules:
    """The rules of a TOML file.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    content = read_toml(path)
    entries = read_entries(path, content, "rule", _FIELDS)
    check_entry(path, "bio", content.get("bio", {}), _BIO_FIELDS)
    return Rules(tuple(_rule(path, entry) for entry in entries), _bio(content["bio"]))


def _rule(path: Path, entry: dict) -> Rule:
    places = (ANYWHERE, HEAD, END, CLOSING)
    if entry["where"] not in places:
        found = f"stands {entry['where']!r}"
        raise CodebookError(f"{path}: entry {entry['id']} {found}. Write one of {', '.join(places)}.")
    lines = re.compile("|".join(_as_pattern(line) for line in entry["lines"]))
    return Rule(**entry | {"lines": lines})


def _bio(entry: dict) -> Bio:
    words = {name: re.compile(rf"(?<!\w)(?:{_any(entry[name])})(?!\w)", re.I) for name in ("verbs", "roles")}
    return Bio(entry["reason"], entry["most_words"], re.compile(rf"(?:{_any(entry['opens'])})(?!\w)", re.I), **words)


def _any(terms: list[str]) -> str:
    return "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))


def _as_pattern(line: str) -> str:
    return "".join(".*" if part == "*" else re.escape(part) for part in re.split(r"(\*)", line.lower()))


def _bare(line: str) -> str:
    return line.strip(_AROUND).lower()
