"""Speakers: who is said to speak, as the text names them."""

import re
from typing import NamedTuple

from analysis.text.cues import Cues
from analysis.text.wordlists import LONGEST_TERM

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[’'.,\-]\w+)*|[^\w\s]")
PRONOUNS = frozenset("he she they it who that which him her them those these this".split())
_FIRST_PERSON = frozenset("i we i’d i’ve i’m we’d we’ve we’re i’ll we’ll".split())
_NOBODY = frozenset("you one anyone anybody nobody".split())
_AUXILIARIES = frozenset(
    "has have had was were is are be been being do does did will would can could may might must should shall "
    "also later then further once often always never already just even still now recently repeatedly not don’t "
    "doesn’t didn’t hasn’t haven’t wouldn’t won’t ’d ’ll to went on going continued so both all soon again twice "
    "long ever only subsequently am cannot can’t couldn’t shouldn’t isn’t aren’t wasn’t weren’t".split()
)
_BREAKS = frozenset(
    "but because when while as if after before since how why where or than so though although yet unless until "
    "that which who whom what whether said says".split()
)
_JOINERS = frozenset("of the de la von van der bin al for and &".split())
_ARTICLES = frozenset("the this that these those".split())
_CLOSED = frozenset("“”‘’:;()—–!?[]…")
_NOT_A_NAME = (
    _FIRST_PERSON
    | _BREAKS
    | _AUXILIARIES
    | frozenset(
        "a an the in on at for by with from of to and or but not no yes there here his her its their our my your you "
        "this that these those such some many most all one two both each every according".split()
    )
)
_BELONGING = frozenset("of for at from in with to by".split())
_PLURALS = frozenset("people police some many others".split())
_POSSESSIVES = frozenset("his her its their our my your".split())
_LEADING = frozenset("but and or yet still now then so for with thus".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_LONGEST_PHRASE = 9
_LONGEST = 12
_LONGEST_ASIDE = 25


class Tokens(NamedTuple):
    """The words and signs of a sentence: as written, in lower case, and the places where each starts and ends."""

    words: list[str]
    forms: list[str]
    starts: list[int]
    ends: list[int]


def tokenise(text: str) -> Tokens:
    """The tokens of one sentence, in reading order."""
    matches = list(_TOKEN.finditer(text))
    words = [match.group() for match in matches]
    return Tokens(
        words,
        [word.lower() for word in words],
        [match.start() for match in matches],
        [match.end() for match in matches],
    )


def subject_before(tokens: Tokens, verb: int) -> tuple[int, int]:
    """The tokens (first, after the last) of the subject that stands before a verb; an empty range where none does."""
    last = verb - 1
    while last >= 0 and _is_helper(tokens, last):
        last -= 1
    if last >= 0 and tokens.forms[last] in ",)":
        last = _before_aside(tokens, last)
    first = last
    while first >= 0 and last - first < _LONGEST and not _breaks(tokens, first):
        first -= 1
    return first + 1, last + 1


def _is_helper(tokens: Tokens, at: int) -> bool:
    form = tokens.forms[at]
    return form in _AUXILIARIES or (form.endswith("ly") and tokens.words[at].islower())


def _before_aside(tokens: Tokens, close: int) -> int:
    """The token before an aside set off by commas or brackets (`Lavrov, the minister, said`), or -1 where none is."""
    mate = "(" if tokens.forms[close] == ")" else ","
    for at in range(close - 1, max(close - _LONGEST_ASIDE, 0), -1):
        if tokens.forms[at] == mate:
            return at - 1
    return -1


def _breaks(tokens: Tokens, at: int) -> bool:
    form = tokens.forms[at]
    if form == "and":
        return not (tokens.words[at + 1][:1].isupper() and at and tokens.words[at - 1][:1].isupper())
    return form == "," or form in _CLOSED or form in _BREAKS


def subject_after(tokens: Tokens, verb_end: int) -> tuple[int, int]:
    """The tokens of a subject that follows its verb (`…, said Lavrov, the minister`)."""
    last = verb_end
    while last < len(tokens.forms) and last - verb_end < _LONGEST and not _breaks(tokens, last):
        if tokens.forms[last] in ("in", "on", "at", "during", "to", "from", ".") and last > verb_end:
            break
        last += 1
    return verb_end, last


def is_nobody_else(tokens: Tokens, subject: tuple[int, int]) -> bool:
    """True where the subject is the writer (I, we), the reader (you) or nobody in particular (does anyone think)."""
    first, after = subject
    return after > first and tokens.forms[after - 1] in _FIRST_PERSON | _NOBODY


def name_speaker(tokens: Tokens, subject: tuple[int, int], cues: Cues) -> str | None:
    """The speaker as the text names them, without article and titles; None for a pronoun or no subject."""
    words = [word for word in tokens.words[subject[0] : subject[1]] if word != "."]
    words[-1:] = [word.removesuffix("’s") for word in words[-1:]]
    if not words or words[-1].lower().partition("’")[0] in PRONOUNS or len(words) > _LONGEST:
        return None
    words = _noun_phrase(words)
    named = _without_titles(_proper_part(words), cues.titles)
    if named and (named[-1].lower() in _TIMES or " ".join(named).lower() in cues.titles):
        return None
    return " ".join(named or _as_term(_common_part(words, cues))) or None


def _as_term(words: list[str]) -> list[str]:
    """The last four words of a longer phrase, without what only joined them: a speaker ships as a term does."""
    words = words[-LONGEST_TERM:]
    while words and words[0].lower() in _JOINERS | _ARTICLES:
        words = words[1:]
    return words


def _noun_phrase(words: list[str]) -> list[str]:
    """The words up to the first that shows a verb: `Blinken used his statement` → `Blinken`; no leading `But`."""
    while words and words[0].lower() in _LEADING:
        words = words[1:]
    for at, word in enumerate(words[1:], 1):
        if word.lower() in _AUXILIARIES | _POSSESSIVES or (word.islower() and word.endswith("ed")):
            return words[:at]
    return words


def _proper_part(words: list[str]) -> list[str]:
    """The last run of capitalised words (joined by of, and, the …) where the phrase ends in it.

    A run that belongs to another noun (`the head of the Foreign Ministry`) is not the speaker.
    """
    first = len(words)
    while first and (words[first - 1][:1].isupper() or words[first - 1].lower() in _JOINERS):
        first -= 1
    while first < len(words) and (not words[first][:1].isupper() or words[first].lower() in _NOT_A_NAME):
        first += 1
    owner = first - 1 - (first > 1 and words[first - 1].lower() in _ARTICLES)
    belongs = owner > 0 and words[owner].lower() in _BELONGING and words[owner - 1].islower()
    return [] if belongs or not words or not words[-1][:1].isupper() else words[first:]


def _common_part(words: list[str], cues: Cues) -> list[str]:
    """A speaker without a name (`a source`, `Chinese officials`); none for words that are no short noun phrase."""
    forms = [word.lower() for word in words]
    if not words or len(words) > _LONGEST_PHRASE or PRONOUNS.intersection(forms) or not words[-1][:1].isalpha():
        return []
    if len(forms) == 1 and not (forms[0].endswith("s") or forms[0] in _PLURALS | cues.statements):
        return []
    if forms[0] in _BELONGING | _AUXILIARIES or forms[0].endswith("ing") or forms[-1] in _NOT_A_NAME - _PLURALS:
        return []
    return words[1:] if len(words) > 1 and forms[0] in _ARTICLES else words


def _without_titles(words: list[str], titles: frozenset[str]) -> list[str]:
    """The words after the last title, where a name follows it: `Foreign Minister Sergei Lavrov` → `Sergei Lavrov`."""
    places = [at for at, word in enumerate(words) if word.lower().rstrip(".") in titles]
    rest = words[places[-1] + 1 :] if places else words
    return rest if rest and rest[0][:1].isupper() else words


class Floor:
    """Who spoke last in an article, so that `he added` and a quotation without attribution find their speaker."""

    def __init__(self) -> None:
        self.speaker: str | None = None
        self._topic: str | None = None

    def give_to(self, tokens: Tokens, subject: tuple[int, int], cues: Cues) -> str | None:
        """The name of a subject, who then has the floor; for a pronoun or no subject, whoever has it already."""
        named = name_speaker(tokens, subject, cues)
        if named is None and subject[0] >= subject[1]:
            named = opening_name(tokens, cues)
        self.speaker = named or self.speaker or self._topic
        return self.speaker

    def pass_sentence(self, tokens: Tokens, cues: Cues) -> None:
        """Remember whom a sentence opens with: the next one may say `he`."""
        self._topic = opening_name(tokens, cues) or self._topic


def opening_name(tokens: Tokens, cues: Cues) -> str | None:
    """The name with which a sentence, or what follows its first comma, opens: its likely subject."""
    comma = tokens.forms.index(",") + 1 if "," in tokens.forms[:_LONGEST] else 0
    return _name_from(tokens, 0, cues) or (_name_from(tokens, comma, cues) if comma else None)


def _name_from(tokens: Tokens, first: int, cues: Cues) -> str | None:
    after = first
    last = min(len(tokens.words), first + _LONGEST)
    while after < last and (tokens.words[after][0].isupper() or tokens.forms[after] in _JOINERS):
        after += 1
    while after > first and not tokens.words[after - 1][0].isupper():
        after -= 1
    if after == first or tokens.forms[first] in _NOT_A_NAME - {"the", "a", "an"} or tokens.forms[first].endswith("ing"):
        return None
    named = name_speaker(tokens, (first, after), cues)
    return None if named is None or named.lower() in _NOT_A_NAME else named
