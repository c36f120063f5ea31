"""Any number in what a figure says of itself, looked up in the frames behind it: a sentence that errs is told apart.

A number is founded where a row that its sentence speaks of holds it, or where those rows count or add up to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.briefing.exhibit import Exhibit
from analysis.briefing.numbers.grounds import Ground
from analysis.briefing.numbers.said import Said, Sentence, numbers_in, sentences_of
from analysis.contrast.phrases import listed

__all__ = ["Said", "numbers_in", "say_unfounded", "unfounded"]


def unfounded(exhibit: Exhibit) -> list[Said]:
    """The numbers of a figure's sentences that neither its frame nor those it rests on hold, count or add up to."""
    further = [Ground(frame) for frame in exhibit.rests_on]
    strict = [Ground(exhibit.frame, beside=bool(further)), *further]
    texts = {"counts": exhibit.counts, "description": exhibit.alt}
    if exhibit.caption:
        # A reader may put it in any order of words, and say more than the finding did.
        lenient = [Ground(exhibit.frame), *further]
        found = {"caption": _unfounded(exhibit.caption, lenient, exhibit.title, exact=False)}
    else:
        found = {"finding": _unfounded(exhibit.title, strict, exhibit.title, exact=True)}
    found |= {where: _unfounded(text, strict, exhibit.title, exact=True) for where, text in texts.items()}
    return [replace(said, where=where) for where, several in found.items() for said in several]


def say_unfounded(said: Sequence[Said]) -> str:
    """What was found, in a sentence: "2 numbers of the caption are not in the data behind the figure: 61 %, 14." """
    if not said:
        return ""
    places = listed([f"the {where}" for where in dict.fromkeys(each.where for each in said)])
    verb = "number of {} is" if len(said) == 1 else "numbers of {} are"
    shown = ", ".join(each.text for each in said)
    return f"{len(said)} {verb.format(places)} not in the data behind the figure: {shown}."


def _unfounded(text: str, grounds: Sequence[Ground], title: str, *, exact: bool) -> Iterator[Said]:
    for start, sentence in sentences_of(text, title, exact=exact):
        for run in sentence.runs:
            yield from (replace(said, start=start + said.start) for said in _least_missing(run, grounds, sentence))


def _least_missing(run: Sequence[Said], grounds: Sequence[Ground], sentence: Sentence) -> list[Said]:
    """Of numbers said in one breath those that the frame which holds most of them does not hold."""
    missing = ([said for said in run if not _answers(ground, said, grounds, sentence)] for ground in grounds)
    return min(missing, key=len)


def _answers(ground: Ground, said: Said, grounds: Sequence[Ground], sentence: Sentence) -> bool:
    named = ground.names(said) or not any(other.names(said) for other in grounds)
    return named and ground.holds(said, sentence)
