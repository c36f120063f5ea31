"""Cues: the words that announce somebody's speech or thought, read from `corpus/lexicons/cues.toml`."""

from dataclasses import dataclass
from pathlib import Path

from analysis.errors import CodebookError
from analysis.text.wordlists import read_toml

FRAMES = ("that", "clause", "question", "to", "object", "about", "passive", "trailing")
_KINDS = ("speech", "thought")
_FIELDS = ("opens", "forms", "addressed")
_LISTS = ("sources", "nouns", "statements", "titles", "distancing", "idioms")


@dataclass(frozen=True)
class Cue:
    """A verb, `speech` or `thought`, the constructions in which it announces content, and whether it names a hearer."""

    verb: str
    kind: str
    opens: frozenset[str]
    addressed: bool = False


@dataclass(frozen=True)
class Cues:
    """The lists by which the voice rules read a sentence; every word in lower case.

    `verbs` leads from each inflected form, as a tuple of its words, to its cue; `sources` are phrases like
    *according to*; `nouns` announce a that-clause; `statements` are documents that speak; `titles` are left out of a
    speaker's name; `distancing` words before a quotation mark say that no speech follows; `idioms` hold a verb that
    nobody says.
    """

    verbs: dict[tuple[str, ...], Cue]
    sources: frozenset[tuple[str, ...]]
    nouns: frozenset[str]
    statements: frozenset[str]
    titles: frozenset[str]
    distancing: frozenset[str]
    idioms: frozenset[tuple[str, ...]]
    first_words: frozenset[str]
    longest: int


def read_cues(path: Path | str) -> Cues:
    """The cues of a file.

    Raises
    ------
    CodebookError
        The file is no TOML, lacks a list, or holds an entry that cannot be used.
    """
    path = Path(path)
    table = read_toml(path)
    sources, nouns, statements, titles, distancing, idioms = (_words(path, table, name) for name in _LISTS)
    phrases = frozenset(tuple(phrase.split()) for phrase in sources)
    idle = frozenset(tuple(phrase.split()) for phrase in idioms)
    verbs = _read_verbs(path, table)
    return Cues(
        verbs,
        phrases,
        nouns,
        statements,
        titles,
        distancing,
        idle,
        first_words=frozenset(form[0] for form in verbs) | {phrase[0] for phrase in phrases},
        longest=max(map(len, verbs)),
    )


def _words(path: Path, table: dict, name: str) -> frozenset[str]:
    words = table.get("words", {}).get(name)
    if not isinstance(words, list) or not words:
        raise CodebookError(f"{path}: [words] has no list {name!r}. Add one with at least one word.")
    if wrong := [word for word in words if not isinstance(word, str) or not word.strip()]:
        raise CodebookError(f"{path}: {name!r} of [words] holds {wrong[0]!r}. Write a word in quotation marks.")
    return frozenset(word.lower() for word in words)


def _read_verbs(path: Path, table: dict) -> dict[tuple[str, ...], Cue]:
    verbs: dict[tuple[str, ...], Cue] = {}
    for kind in _KINDS:
        if not table.get(kind):
            raise CodebookError(f'{path}: there is no [{kind}]. Add a verb to it, as in: say = {{ opens = ["that"] }}.')
        for verb, entry in table[kind].items():
            cue = _read_verb(path, verb, kind, entry)
            for form in dict.fromkeys((verb, *entry.get("forms", inflect(verb)))):
                words = tuple(form.lower().split())
                if words in verbs:
                    raise CodebookError(f"{path}: {form!r} stands under {verbs[words].verb!r} and {verb!r}; keep one.")
                verbs[words] = cue
    return verbs


def _read_verb(path: Path, verb: str, kind: str, entry: dict) -> Cue:
    if not verb.strip() or not isinstance(entry, dict):
        raise CodebookError(
            f"{path}: entry {verb!r} of [{kind}] is no verb with fields, as in: say = {{ opens = [] }}."
        )
    if unknown := sorted(set(entry) - set(_FIELDS)):
        raise CodebookError(f"{path}: verb {verb!r} has an unknown field {unknown[0]!r}. Is it misspelt?")
    if "opens" not in entry:
        raise CodebookError(f"{path}: verb {verb!r} has no 'opens'. Add one, empty if it only announces quotations.")
    if wrong := [frame for frame in entry["opens"] if frame not in FRAMES]:
        raise CodebookError(f"{path}: verb {verb!r} opens {wrong[0]!r}; it may open {', '.join(FRAMES)}.")
    return Cue(verb, kind, frozenset(entry["opens"]), entry.get("addressed", False))


def inflect(verb: str) -> tuple[str, ...]:
    """A regular verb's other forms: `point out` → points out, pointed out, pointing out."""
    head, space, rest = verb.partition(" ")
    if head.endswith("y") and head[-2:-1] not in tuple("aeiou"):
        forms = (head[:-1] + "ies", head[:-1] + "ied", head + "ing")
    elif head.endswith("e"):
        forms = (head + "s", head + "d", (head if head.endswith("ee") else head[:-1]) + "ing")
    else:
        forms = (head + ("es" if head.endswith(("s", "x", "z", "sh", "ch")) else "s"), head + "ed", head + "ing")
    return tuple(form + space + rest for form in forms)
