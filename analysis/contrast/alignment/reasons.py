"""The reasons of a proposal: what both sentences have, in terms short enough to ship of a text in copyright."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from analysis.contrast.alignment.evidence import Evidence
from analysis.contrast.alignment.features import ArticleTerms
from analysis.text.wordlists import LONGEST_TERM

MOST_TERMS = 8
_HEAD = 4  # letters that a demonym has of its state's name


def reasons(one: ArticleTerms, other: ArticleTerms, evidence: Evidence, pair: tuple[int, int]) -> dict[str, str | None]:
    """shared_names, shared_dates, shared_numbers and shared_terms of two sentences: terms joined by `; `, or None.

    Every term has LONGEST_TERM words at most and stands under one reason only. They are ordered by alphabet, so that
    nobody learns from them how the words follow each other.
    """
    row, column = pair
    shared = {kind: one.terms[kind][row].keys() & other.terms[kind][column].keys() for kind in one.terms}
    proper = shared["names"] & (one.proper | other.proper)
    again = _said_again(shared["names"], shared["actors"])
    names = shared["actors"] | _together(one.named[row], proper - again)
    told = {each.casefold() for each in (*proper, *again, *shared["numbers"])}
    terms = {
        "names": names,
        "dates": shared["dates"],
        "numbers": shared["numbers"],
        "terms": _rarest(shared["words"], one.shown[row], told, evidence),
    }
    return {f"shared_{name}": "; ".join(sorted(each)) or None for name, each in terms.items()}


def _said_again(words: set[str], actors: set[str]) -> set[str]:
    """The words that only say an actor again: `Russian` beside `Russia`."""
    heads = tuple(word[:_HEAD] for actor in actors for word in actor.split())
    return {word for word in words if heads and word.startswith(heads)}


def _together(named: Sequence[Sequence[str]], words: set[str]) -> set[str]:
    """The words of each name that stand together in it, as one term; others alone."""
    runs = [list(run) for name in named for known, run in groupby(name, key=words.__contains__) if known]
    alone = words - {word for run in runs for word in run}
    return alone | {" ".join(run[:LONGEST_TERM]) for run in runs}


def _rarest(stems: set[str], shown: Mapping[str, str], told: set[str], evidence: Evidence) -> list[str]:
    """The rarest shared words, as the first article writes them, in small letters."""
    words = {shown[stem].casefold(): evidence.weight("words", stem) for stem in stems & shown.keys()}
    ranked = sorted((word for word in words if word not in told), key=lambda word: (-words[word], word))
    return ranked[:MOST_TERMS]
