"""Attribution: whether words in quotation marks are speech at all, by whom, and which cue says so.

Speech is told from titles of works, nicknames and words that an author merely holds at arm's length: a short
quotation needs a cue, a title-cased one needs a cue beside it, a long one needs neither.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from analysis.text.cues import Cue, Cues
from analysis.text.reported import Report, cue_at, is_passive
from analysis.text.speakers import Tokens, is_nobody_else, subject_after, subject_before
from analysis.text.words import Word

_SHORT, _LONG = 5, 9
_REACH = 18
_NAME_LENGTH = 3
_TITLE_OPENS = frozenset("on about concerning regarding".split())


@dataclass(frozen=True)
class Sentence:
    """One sentence of a paragraph: the place where it begins there, its words, its tokens and which of them stand in
    quotation marks, and its reports."""

    sentence_id: str
    text: str
    begin: int
    words: list[Word]
    tokens: Tokens
    quoted: list[bool]
    reports: list[Report]

    @property
    def end(self) -> int:
        """The place in the paragraph where it ends."""
        return self.begin + len(self.text)

    @cached_property
    def covering(self) -> list[Report | None]:
        """For each token, the first report in whose content it stands."""
        owners: list[Report | None] = [None] * len(self.tokens.forms)
        for report in reversed(self.reports):
            owners[report.first : report.after] = [report] * (report.after - report.first)
        return owners

    def words_between(self, start: int, end: int) -> list[Word]:
        """The words that begin in a stretch of the text."""
        return self.words[bisect_left(self.words, (start,)) : bisect_left(self.words, (end,))]

    def words_before(self, start: int) -> list[Word]:
        """The two words before a place."""
        at = bisect_left(self.words, (start,))
        return self.words[max(0, at - 2) : at]


class Attribution(NamedTuple):
    """What announces a quotation: the cue as the list writes it, the subject's tokens, and the sentence they are in.

    `adjacent`: a verb of saying touches the quotation, so that even words set like a title are speech.
    """

    cue: str
    subject: tuple[int, int] | None
    sentence: Sentence
    adjacent: bool = False


def is_speech(words: list[str], before: list[str], found: Attribution | None, cues: Cues, *, runs_on: bool) -> bool:
    """True where a quotation of these words, after those before it, with this attribution is somebody's speech."""
    if runs_on or not words:
        return runs_on
    if cues.distancing.intersection([*before[-1:], " ".join(before)]):
        return False
    if cues.statements.intersection(before[-1:]) and words[0].lower() in _TITLE_OPENS:
        return False
    if _is_title(words):
        return found is not None and found.adjacent
    return found is not None or len(words) >= _SHORT


def _is_title(words: list[str]) -> bool:
    """True for words set like a name or a title: two or more, every longer one with a capital."""
    longer = [word for word in words if len(word) > _NAME_LENGTH and word.isalpha()]
    return len(words) > 1 and len(words) < 2 * _LONG and bool(longer) and all(word[0].isupper() for word in longer)


def find_attribution(opens: Sentence, start: int, closes: Sentence, end: int, cues: Cues) -> Attribution | None:
    """The attribution of a quotation that starts in one sentence and ends in the same or a later one."""
    return (
        _after(closes, end, cues)
        or _covering(opens, start)
        or _before(opens, start, cues)
        or _statement(opens, start, cues)
    )


def _after(sentence: Sentence, end: int, cues: Cues) -> Attribution | None:
    """`“…” said X` and `“…,” X said`: the subject begins where the quotation ends."""
    tokens = sentence.tokens
    first = bisect_left(tokens.starts, end)
    first += first < len(tokens.forms) and tokens.forms[first] == ","
    for at in range(first, min(first + _REACH, len(tokens.forms))):
        if sentence.quoted[at]:
            return None
        if (match := cue_at(tokens, at, cues)) and match[0].kind == "speech":
            inverted = at == first
            subject = subject_after(tokens, at + match[1]) if inverted else subject_before(tokens, at)
            touches = inverted or first == subject[0] < subject[1]
            return Attribution(match[0].verb, subject, sentence, _says(match[0])) if touches else None
    return None


def _says(cue: Cue) -> bool:
    return "trailing" in cue.opens


def _covering(sentence: Sentence, start: int) -> Attribution | None:
    at = bisect_left(sentence.tokens.starts, start)
    report = sentence.covering[at] if at < len(sentence.covering) else None
    return Attribution(report.cue, report.subject, sentence) if report else None


def _before(sentence: Sentence, start: int, cues: Cues) -> Attribution | None:
    """The nearest cue before the quotation, in its clause."""
    tokens = sentence.tokens
    last = bisect_left(tokens.starts, start) - 1
    for at in range(last, max(last - _REACH, -1), -1):
        if tokens.forms[at] in ";.":
            return None
        if not sentence.quoted[at] and (match := cue_at(tokens, at, cues)):
            subject = None if is_passive(tokens, at) else subject_before(tokens, at)
            if subject and is_nobody_else(tokens, subject):
                return None
            return Attribution(match[0].verb, subject, sentence, last - at <= match[1] and _says(match[0]))
    return None


def _statement(sentence: Sentence, start: int, cues: Cues) -> Attribution | None:
    """A document that speaks: `the joint statement's “…”`."""
    tokens = sentence.tokens
    last = bisect_left(tokens.starts, start) - 1
    for at in range(last, max(last - _REACH, -1), -1):
        form = tokens.forms[at].removesuffix("’s")
        if form in cues.statements and not sentence.quoted[at]:
            first = at - 1 if at and tokens.forms[at - 1] == "joint" else at
            return Attribution(form, (first, at + 1), sentence)
    return None


def announced(sentence: Sentence | None, cues: Cues) -> Attribution | None:
    """The attribution at the end of the sentence before, where that ends in a colon."""
    if sentence is None or not sentence.tokens.forms or sentence.tokens.forms[-1] != ":":
        return None
    return _before(sentence, len(sentence.text), cues) or _statement(sentence, len(sentence.text), cues)
