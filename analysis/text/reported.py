"""Reported speech: what a sentence gives as somebody's words or thoughts, without quotation marks.

Each rule is a construction that a cue opens (`that`, a bare clause, a trailing `, she said` …);
`corpus/lexicons/cues.toml` says which verb opens which.
"""

from typing import NamedTuple

from analysis.text.cues import Cue, Cues
from analysis.text.speakers import Tokens, is_nobody_else, subject_after, subject_before

_BE = frozenset("is are was were be been being".split())
_FINITE = _BE | frozenset("has have had will would can could should may might must do does did won’t can’t".split())
_PRONOUNS = frozenset("he she it they we there i you he’s it’s she’s they’re we’re there’s".split())
_QUESTIONS = frozenset("whether how why what who when where if".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later recently again "
    "elsewhere in on at during via after through with".split()
)
_NOT_A_CLAUSE = frozenset("to of in on at for by with from about as and or but than like not so before after".split())
_BEFORE_A_NOUN = frozenset(
    "the a an his her its their our my your this these those no any some every each of in on at for with by from "
    "’s another such new last first own".split()
)
_STOPS = frozenset(",;:—–()“”‘!?.")
_ENDS_CONTENT = frozenset(",”’—!?")
_REACH = 9
_TRAILING_REACH = 16
_FEWEST = 2
_LONGEST = 150


class Report(NamedTuple):
    """The content of one report (its tokens: first, after the last), the construction, the cue, its subject's tokens.

    No subject: the sentence does not say who speaks (`is said to`, `the claim that`).
    """

    first: int
    after: int
    frame: str
    cue: str
    subject: tuple[int, int] | None


def find_reports(tokens: Tokens, quoted: list[bool], cues: Cues) -> list[Report]:
    """The reports of one sentence, in the order of their cues.

    `quoted` says of each token whether it stands in quotation marks: what a quoted speaker reports stays theirs.
    """
    found: list[Report] = []
    for at, form in enumerate(tokens.forms):
        if quoted[at]:
            continue
        match = cue_at(tokens, at, cues) if form in cues.first_words else None
        if match:
            found += _read_verb(tokens, at, at + match[1], match[0])
        elif form in cues.nouns and _form(tokens, at + 1) == "that":
            found += _read_noun(tokens, at)
        elif form in cues.first_words:
            found += _read_source(tokens, at, cues)
    return found


def cue_at(tokens: Tokens, at: int, cues: Cues) -> tuple[Cue, int] | None:
    """The cue whose form begins at this token, and how many tokens it has; the longest form wins."""
    for length in range(min(cues.longest, len(tokens.forms) - at), 0, -1):
        if cue := cues.verbs.get(tuple(tokens.forms[at : at + length])):
            idle = _is_noun(tokens, at) or _is_idiom(tokens, at, cues)
            return None if idle else (cue, length)
    return None


def _is_idiom(tokens: Tokens, at: int, cues: Cues) -> bool:
    for idiom in cues.idioms:
        first = at - idiom.index(tokens.forms[at]) if tokens.forms[at] in idiom else -1
        if first >= 0 and tuple(tokens.forms[first : first + len(idiom)]) == idiom:
            return True
    return False


def _form(tokens: Tokens, at: int) -> str:
    return tokens.forms[at] if 0 <= at < len(tokens.forms) else ""


def _read_verb(tokens: Tokens, verb: int, after: int, cue: Cue) -> list[Report]:
    subject = subject_before(tokens, verb)
    if is_nobody_else(tokens, subject):
        return []
    if "trailing" in cue.opens and (found := _trailing(tokens, verb, after, subject, cue)):
        return found
    frame, begin = _opening(tokens, verb, after, cue)
    if frame not in cue.opens and not (frame == "colon" and "trailing" in cue.opens):
        return []
    end = min(len(tokens.forms), begin + _LONGEST)
    if end - begin <= _FEWEST or tokens.forms[begin] in "“‘":
        return []
    return [Report(begin, end, frame, cue.verb, None if is_passive(tokens, verb) else subject)]


def is_passive(tokens: Tokens, verb: int) -> bool:
    """True where the speaker is not the subject: `it is said`, `was described`."""
    return _form(tokens, verb - 1) in _BE and not tokens.forms[verb].endswith("ing")


def _is_noun(tokens: Tokens, at: int) -> bool:
    """True where a form that may be a noun stands as one: `the claim`, `Moscow’s demands`, not `he claims`."""
    before, form = _form(tokens, at - 1), tokens.forms[at]
    may_be = not form.endswith(("ed", "ing")) and form not in ("said", "told")
    return may_be and (before in _BEFORE_A_NOUN or before.endswith("’s"))


def _opening(tokens: Tokens, verb: int, after: int, cue: Cue) -> tuple[str, int]:
    """Which construction follows a verb, and the token at which its content begins."""
    if _form(tokens, after) == "to" and _form(tokens, verb - 1) in _BE:
        return "passive", after
    for at in range(after, min(after + _REACH, len(tokens.forms))):
        form = tokens.forms[at]
        if form == ":":
            return "colon", at + 1
        if form in _STOPS:
            break
        if frame := _marker(tokens, form, at, after, cue):
            return frame, after if frame == "to" else at
    if not _begins_phrase(tokens, after):
        return "about", after
    return ("clause" if _has_verb(tokens, after) and "clause" in cue.opens else "object"), after


def _marker(tokens: Tokens, form: str, at: int, after: int, cue: Cue) -> str | None:
    """The construction that a word some places after the verb marks: `told reporters that`, `asked him whether`."""
    spoken_when = at > after and tokens.forms[after] in _TIMES | _NOT_A_CLAUSE
    if form == "that":
        return "that" if at == after or cue.addressed or spoken_when else None
    near = at == after or (cue.addressed and at - after <= 4)
    if near and form in _QUESTIONS:
        return "question"
    if near and form == "to":
        return "to"
    return "clause" if form in _PRONOUNS and (spoken_when or near) else None


def _has_verb(tokens: Tokens, begin: int) -> bool:
    """True where a finite verb follows a few words on: `said [the talks] have failed`."""
    for form in tokens.forms[begin + 1 : begin + _REACH]:
        if form in _STOPS or form in ("who", "that", "which"):
            return False
        if form in _FINITE:
            return True
    return False


def _begins_phrase(tokens: Tokens, at: int) -> bool:
    form = _form(tokens, at)
    return bool(form) and form not in _NOT_A_CLAUSE and form not in _TIMES and form not in _STOPS


def _trailing(tokens: Tokens, verb: int, after: int, subject: tuple[int, int], cue: Cue) -> list[Report]:
    """`…, X said.`, `…, said X.` and `…, X said, …`: the content stands before, and may go on after, its cue."""
    inverted = verb > 0 and tokens.forms[verb - 1] in _ENDS_CONTENT
    if inverted:
        subject = subject_after(tokens, after)
        before, after = verb - 1, subject[1]
    else:
        before = subject[0] - 1
    if before < _FEWEST or tokens.forms[before] not in _ENDS_CONTENT or not _is_subject(tokens, subject, inverted):
        return []
    stop = _next_stop(tokens, after, _TRAILING_REACH + 1)
    direct = inverted or cue.addressed or stop == after or tokens.forms[after] in _NOT_A_CLAUSE | _TIMES
    if not direct or not _closes(tokens, after, stop):
        return []
    found = [Report(max(0, before - _LONGEST), before, "trailing", cue.verb, subject)]
    if stop == after and _form(tokens, stop) == "," and not inverted:
        end = min(len(tokens.forms), stop + _LONGEST)
        found += [Report(stop + 1, end, "trailing", cue.verb, subject)] if end - stop > _FEWEST else []
    return found


def _is_subject(tokens: Tokens, subject: tuple[int, int], inverted: bool) -> bool:
    """True for a subject that could have its verb before it (`said Lavrov`), or any that stands before its verb."""
    if subject[0] == subject[1]:
        return False
    return not (inverted and (_has_verb(tokens, subject[0] - 1) or tokens.forms[subject[0]] in _PRONOUNS))


def _next_stop(tokens: Tokens, first: int, reach: int) -> int:
    """The next sign that parts clauses or closes the sentence, or the end of the reach; a stop in a name is none."""
    end = len(tokens.forms)
    last = min(first + reach, end)
    return next((at for at in range(first, last) if _parts(tokens.forms[at], at == end - 1)), last)


def _parts(form: str, closes: bool) -> bool:
    return form in _STOPS and (form != "." or closes)


def _closes(tokens: Tokens, after: int, stop: int) -> bool:
    """True where what follows a trailing cue is no clause of its own: `, he said on Monday.`"""
    rest = tokens.forms[after:stop]
    if _form(tokens, stop) in (":", "“") or len(rest) > _TRAILING_REACH or rest[:1] == ["and"]:
        return False
    return not any(form in _FINITE or form in _PRONOUNS or form == "that" for form in rest)


def _read_noun(tokens: Tokens, noun: int) -> list[Report]:
    """`the claim that …`, `Moscow's claim that …`: the owner of the noun speaks, where one stands before it."""
    owner = _form(tokens, noun - 1)
    if owner in ("my", "our", "your"):
        return []
    owned = owner.endswith("’s") or owner in ("his", "her", "their", "its")
    subject = (noun - 1, noun) if owned else None
    return [Report(noun + 1, min(len(tokens.forms), noun + _LONGEST), "noun", tokens.forms[noun], subject)]


def _read_source(tokens: Tokens, at: int, cues: Cues) -> list[Report]:
    """`According to X, …` and `…, according to X`: everything else the sentence says."""
    phrase = next((words for words in cues.sources if tuple(tokens.forms[at : at + len(words)]) == words), None)
    if phrase is None:
        return []
    named = at + len(phrase)
    end = len(tokens.forms)
    stop = _next_stop(tokens, named, _LONGEST)
    subject = (named, min(stop, named + 8))
    end = min(end, stop + _LONGEST)
    before = [Report(max(0, at - _LONGEST), at, "source", " ".join(phrase), subject)] if at > 1 else []
    goes_on = at <= 1 or (stop < end and _form(tokens, at - 1) == ",")
    begin = stop + (_form(tokens, stop) == ",")
    later = [Report(begin, end, "source", " ".join(phrase), subject)] if goes_on and end - begin > _FEWEST else []
    return before + later
