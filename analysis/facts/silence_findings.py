"""What is left out, as sentences: facts, actors, topics, and the week that neither tells. Silence is no verdict."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.contrast.counts import amount
from analysis.contrast.findings import actor_in_sentence, stated, topic_in_sentence, upper_first
from analysis.contrast.groups import Side, text_or_telling
from analysis.contrast.phrases import in_words, listed
from analysis.facts.silence import UNSURPRISING

_MOST_NAMED = 4  # actors or articles a sentence names


def say_facts_alone(counts: pd.DataFrame, n_told: int, phrases: Mapping[str, str], noun: str = "article") -> str:
    """How many facts one side alone tells, and which one; `counts` is "told_by_side" of all sides or of one.

    `phrases` is how a sentence calls each side, of all sides, by its id; `noun` what one of them is.
    """
    n = int(counts["n_alone"].sum())
    if n_told == 0:
        return "No fact of the ledger is told here."
    if len(phrases) < 2:
        return f"Only one {noun} is here, so what another leaves out cannot be seen."
    if len(counts) == 1:
        side = counts["side"].iloc[0]
        others = [phrase for name, phrase in phrases.items() if name != side]
        of = f"Of {amount(n_told, 'fact')} that {phrases[side]} tells"
        if noun == "article":
            return f"{of}, {n or 'none'} {_are(n)} told by no other article."
        return f"{of}, {listed(others, 'or')} leaves out {n or 'none'}."
    if n == 0:
        stands = "stands in one article only" if noun == "article" else f"is told by one {noun} alone"
        return f"None of {amount(n_told, 'fact')} {stands}: each is told by {_several(len(phrases))}."
    each = [
        f"{row.n_alone} by {phrases[row.side]}"
        for row in counts.sort_values("n_alone", ascending=False, kind="stable").itertuples(index=False)
    ]
    return f"{n} of {amount(n_told, 'fact')} {_are(n)} told by one {noun} alone: {listed(each)}."


def say_shares_alone(counts: pd.DataFrame, phrases: Mapping[str, str]) -> str:
    """Of the facts that each side tells, how many no other does, with the share and its interval."""
    parts = [
        f"{upper_first(phrases[row.side])}: {row.n_alone} of its {amount(row.n_told, 'fact')} "
        f"({100 * row.share:.0f} %, interval {100 * row.low:.0f} to {100 * row.high:.0f} %)."
        for row in counts.itertuples(index=False)
        if row.n_told
    ]
    return " ".join(parts)


def facts_alone_stated(
    counts: pd.DataFrame, n_told: int, phrases: Mapping[str, str], n_others: int
) -> tuple[pd.DataFrame, ...]:
    """What the sentences of facts told alone state: in all, and one row per side; `n_others` only others tell."""
    each = pd.DataFrame(
        {"side": counts["side"].map(phrases), "n_alone": counts["n_alone"], "n_facts": counts["n_told"]}
    )
    shares = counts[["share", "low", "high"]].assign(side=each["side"])
    return stated(n_alone=counts["n_alone"].sum(), n_facts=n_told), each, shares, stated(n_further_facts=n_others)


def say_told_by_others(n: int) -> str:
    """How many facts only others than the compared sides tell; empty where none."""
    return f"Neither side tells {amount(n, 'further fact')}, which others do." if n else ""


def say_actors_alone(frame: pd.DataFrame, sides: Sequence[Side]) -> tuple[str, str]:
    """Which actors one side alone names, and how far length alone would explain it; `frame`: "actors_by_side"."""
    actors, noun = frame.drop_duplicates("actor"), text_or_telling(sides)
    if actors.empty:
        return "No actor of the codebook is named here.", ""
    if len(sides) < 2:
        return f"Only {sides[0].phrase} is left, so what another leaves out cannot be seen.", ""
    alone = actors[actors["only"] != ""]
    if alone.empty:
        return f"Each of {amount(len(actors), 'actor')} is named in {_several(len(sides), f'{noun}s')}.", ""
    each = [_named_alone(alone[alone["only"] == side.label], side) for side in sides]
    counted = f"{len(alone)} of {amount(len(actors), 'actor')} {_are(len(alone))} named in one {noun}"
    return f"{counted} only: {'; '.join(filter(None, each))}.", _by_length(frame[frame["n_mentions"] == 0], noun)


def alone_stated(frame: pd.DataFrame, sides: Sequence[Side]) -> tuple[pd.DataFrame, ...]:
    """What `say_actors_alone` states: how many actors, silences and paragraphs; the mentions expected at the ends."""
    actors, silences = frame.drop_duplicates("actor"), frame[frame["n_mentions"] == 0]
    alone = {side.label: int((actors["only"] == side.label).sum()) for side in sides}
    expected, longer = silences["expected"], int((silences["expected"] >= UNSURPRISING).sum())
    counted = stated(
        n_actors=len(actors), n_alone=sum(alone.values()), n_silences=len(silences), n_longer=longer,
        n_by_length=len(silences) - longer, expected_least=expected.min(), expected_most=expected.max(),
    )  # fmt: skip
    more = {label: n - _MOST_NAMED for label, n in alone.items() if n > _MOST_NAMED}
    n_paragraphs = [len(side.paragraph_ids) for side in sides]
    sized = pd.DataFrame({"side": list(alone), "n_paragraphs": n_paragraphs})
    return counted, sized.assign(n_more=sized["side"].map(more))


def say_untold(n_entries: int, n_untold: int, n_articles: int) -> str:
    """How many entries of the chronology no article tells."""
    if n_entries == 0:
        return "The chronology has no entry here."
    if n_untold == 0:
        each = "The 1 entry" if n_entries == 1 else f"Each of the {_entries(n_entries)}"
        return f"{each} of the chronology is told by an article."
    neither = "neither article" if n_articles == 2 else "no article"
    return f"{n_untold} of {_entries(n_entries)} of the chronology {_are(n_untold)} told by {neither}."


def say_topics_nowhere(balance: pd.DataFrame) -> str:
    """Which topics of the codebook no text turns to, as far as its terms can see; empty where each is in one."""
    sides = [name for name in balance.columns if f"{name} passing" in balance.columns]
    nowhere = [topic_in_sentence(label) for label in balance.loc[balance[sides].sum(axis=1) == 0, "label"]]
    if not nowhere:
        return f"Each of the {len(balance)} topics is present in one text or more."
    return f"No text turns to {listed(nowhere, 'or')}."


def _are(n: int) -> str:
    return "is" if n == 1 else "are"


def _several(n: int, of: str = "") -> str:
    """ "both texts" of two, else "two texts or more"."""
    return " ".join(filter(None, ("both", of) if n == 2 else ("two", of, "or more")))


def _entries(n: int) -> str:
    return "1 entry" if n == 1 else f"{n} entries"


def _named_alone(alone: pd.DataFrame, side: Side) -> str:
    if alone.empty:
        return ""
    names = [actor_in_sentence(actor) for actor in alone["actor"]]
    if len(names) > _MOST_NAMED:
        names = [*names[:_MOST_NAMED], f"{in_words(len(names) - _MOST_NAMED)} more"]
    return f"{side.phrase} alone names {listed(names)}"


def _by_length(silences: pd.DataFrame, noun: str) -> str:
    """Whether the silences are longer than the lengths of the texts would make them."""
    expected = silences["expected"]
    longer = int((expected >= UNSURPRISING).sum())
    rates = _range(expected)
    rule = "fewer than 3 expected, none at all is no surprise"
    if not longer:
        return (
            f"Length alone could explain every one of these silences: at the rate of the {noun} that names it, the "
            f"other would name it {rates} times ({rule})."
        )
    return (
        f"{len(silences) - longer} of {amount(len(silences), 'silence')} could come of length alone ({rule}); "
        f"{longer} could not. Expected: {rates} times."
    )


def _range(expected: Iterable[float]) -> str:
    low, high = min(expected), max(expected)
    return f"{low:.1f}" if f"{low:.1f}" == f"{high:.1f}" else f"{low:.1f} to {high:.1f}"
