"""The lines before an article's text: its headline, who wrote it, when; and the address that a line may be."""

import re
from collections.abc import Collection, Mapping, Sequence, Set

from analysis.intake.addresses import address_in
from analysis.intake.days import day_in
from analysis.intake.guess import HEAD, Guess
from analysis.intake.language import words_in

_LONGEST_HEADLINE, _LONGEST_LINE, _FAR = 30, 16, 12  # words of a headline, of a line about it; paragraphs looked at
_BY = re.compile(
    r"(?:(?:posted|written|published|story|analysis|opinion|commentary|reported) by|by|author|authors|von|par|por|di|"
    r"автор|автори?|текст)\b\s*:?\s*(.*)",
    re.I,
)
_PARTS = re.compile(r"\s*(?:[|•·]|\s[–—-]\s|\bon\b(?=\s\w+\s\d))\s*")
_CAPITAL = r"[^\W\d_a-z][\w’'.-]*"
_SMALL = "de|da|del|der|den|di|van|von|la|le|bin|al|el|and|und|y|et|и|&"  # between the parts of names
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|{_SMALL})){{1,6}}")
_AND, _ENDS_AND = re.compile(r"\s+(?:and|und|et|и|&)\s+"), re.compile(r"\s+(?:and|und|y|et|и|&)$")
_KIND = re.compile(r"^(?:opinion|analysis|commentary|comment|exclusive|essay)\s*[|:]\s*", re.I)
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", ";", ",", "”")
_WHEN = re.compile(r"\b(?:published|posted|updated|last modified|created|first|online|on|at|date|um|le|am)\b", re.I)
_NO_NAME = set(
    "a an the how why what when who where in on at for from and or but is are after before our your its new no".split()
)


def is_line(text: str, most_words: int = _LONGEST_LINE) -> bool:
    """Whether a paragraph is a line, not a sentence: short, and without a closing sign."""
    return words_in(text) <= most_words and not text.rstrip("*_ ").endswith(_STOPS) and len(text) < 200


def byline(line: str) -> str | None:
    """The name after "By" in a line that says who wrote the article; empty where the name stands in the next line."""
    match = _BY.fullmatch(line.strip())
    if match is None or words_in(line) > _LONGEST_LINE:
        return None
    said = _PARTS.split(match[1])[0].strip()
    return name_at_start(said) if said else ""


def dated(line: str) -> str | None:
    """The date that a line is about, in ISO 8601: one that says little else."""
    found = day_in(line) if words_in(line) <= _LONGEST_LINE else None
    if found is None:
        return None
    rest = line.replace(found[1], "")
    said = words_in(_WHEN.sub(" ", rest))
    return found[0] if said <= (0 if len(found[0]) == 7 else 4) and not re.search(r"[.!?]\s*$", rest.strip()) else None


def read_head(
    paragraphs: Sequence[str], no_text: Collection[int] = (), title: str = ""
) -> tuple[dict[str, Guess], dict[int, str]]:
    """What the lines before the text say of it, and for each such line (by its place) what it is.

    no_text: places of lines that are known to say nothing of the article. title: the headline, where it is known.
    """
    found: dict[str, str] = {}
    said: dict[int, str] = {}
    before = ""
    for place, line in enumerate(paragraphs[:_FAR]):
        if place in no_text:
            continue
        if _is_text(line):
            break
        before = _kind(line, found, before)
        if before:
            said[place] = before
        else:
            found.setdefault("title", "")  # a headline stands before the first sentence, or nowhere
    said.update(_repeated(paragraphs, said, {title, found.get("title", "")} - {""}))
    return {field: Guess(value, HEAD) for field, value in found.items() if value}, said


_NAMELESS, _AUTHOR, _DATE, _HEADLINE, _ADDRESS = (
    "who wrote it: the next line", "who wrote it", "when it was published", "the headline", "an address of the web",
)  # fmt: skip


def _kind(line: str, found: dict[str, str], before: str) -> str:
    """What a line of the head is, `before` what the one above it is; what it says is put into `found`."""
    if url := address_in(line):
        return _into(found, "url", url, _ADDRESS)
    name = name_at_start(line) if before == _NAMELESS else byline(line)
    if name is None and before == _HEADLINE and _is_name(line):
        name = line
    if name is not None:
        if day := day_in(line):
            found.setdefault("published", day[0])
        return _into(found, "author", _AND.sub("; ", name), _AUTHOR) if name else _NAMELESS
    if day := dated(line):
        return _into(found, "published", day, _DATE)
    if "title" not in found and _is_headline(line, not found):
        return _into(found, "title", _KIND.sub("", line), _HEADLINE)
    return ""


def _into(found: dict[str, str], field: str, value: str, kind: str) -> str:
    found.setdefault(field, value)
    return kind


def name_at_start(said: str) -> str | None:
    """The name with which a line begins; None where it begins with none."""
    match = _NAME.match(said)
    return _ENDS_AND.sub("", match[0]).rstrip(".,") if match else None


def _is_headline(line: str, is_first: bool) -> bool:
    """Whether a line can be a headline: no sentence, or a short question or exclamation that opens the article."""
    asks = is_first and line.endswith(("?", "!", "？")) and words_in(line) <= _LONGEST_LINE
    return (asks or is_line(line, _LONGEST_HEADLINE)) and words_in(line) > 1


def _is_name(line: str) -> bool:
    """True where a line is two to four words that can be somebody’s name, and nothing else."""
    words = line.lower().split()
    return len(words) <= 4 and bool(_NAME.fullmatch(line)) and not _NO_NAME & set(words)


def _is_text(line: str) -> bool:
    """True where the article has begun: a paragraph of sentences, longer than a line."""
    return words_in(line) > 25 and not is_line(line, _LONGEST_HEADLINE)


def _repeated(paragraphs: Sequence[str], said: Mapping[int, str], titles: Set[str]) -> dict[int, str]:
    """Lines that are the headline, or the headline again."""
    return {place: _HEADLINE for place, line in enumerate(paragraphs) if place not in said and line in titles}
