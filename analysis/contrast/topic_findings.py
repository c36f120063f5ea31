"""What the topics show, as sentences: which one parts the sides, which one text leaves out, which go together."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import Finding, describe, largest, stated, topic_in_sentence
from analysis.contrast.groups import Side, text_or_telling

_RULE = "Presence is judged by a rule over codebook terms, where a careful reader may judge otherwise."


def widest_topic(compared: pd.DataFrame, contrast: Contrast, measure: Measure, labels: Mapping[str, str]) -> Finding:
    """The topic whose difference between the two sides is clearest; without an interval, the one that is largest.

    `compared` holds rows of "differences" of one measure.
    """
    clearest = largest(compared, 1)
    by_size = compared["difference"].abs().sort_values(ascending=False, kind="stable").index
    row = clearest.iloc[0] if len(clearest) else compared.loc[by_size[0]]
    return describe(row, measure, contrast.target, contrast.reference, topic_in_sentence(labels[row["key"]]))


def topics_alone(values: pd.DataFrame, contrast: Contrast, measure: Measure) -> Finding:
    """What can be said when one side has no paragraph: which side is left, and its foremost topic."""
    gone = contrast.empty[0]
    left = next(side for side in contrast.sides if side.id != gone.id)
    top = values.loc[values["value"].idxmax()]
    topic = topic_in_sentence(top["label"])
    doing = {"topic_rate": f"mentions {topic} most often", "topic_share": f"turns to {topic} most often"}[measure.id]
    unit = " times per 1,000 words" if measure.id == "topic_rate" else " of its paragraphs"
    shown = ("in " if measure.id == "topic_share" else "") + measure.show(top["value"]) + unit
    sentence = f"Only {left.phrase} is left: it {doing}, {shown}."
    return Finding(
        sentence, f"No chosen paragraph is in {gone.phrase}, so nothing is compared.", measure.id, top["key"]
    )


def what_is_left_out(balance: pd.DataFrame, sides: Sequence[Side]) -> Finding:
    """Which topics one text alone holds, and the most one-sided; `balance` as analysis.contrast.omissions gives it."""
    sizes = " and ".join(f"{len(side.paragraph_ids)} of {side.phrase}" for side in sides)
    doubt = f"{_RULE} Paragraphs: {sizes}."
    alone, noun = balance[balance["only"] != ""], text_or_telling(sides)
    told = _as_told(balance, sides)
    sized = told[["side", "n_paragraphs"]].drop_duplicates(ignore_index=True)
    passing = told[["topic", "side", "n_mentions"]]
    rests_on = (told.drop(columns="n_mentions"), passing, sized, stated(n_alone=len(alone), n_topics=len(balance)))
    if len(sides) < 2:
        return Finding(
            f"Only {sides[0].phrase} is left, so what the other leaves out cannot be seen.",
            doubt,
            "topic_share",
            "",
            rests_on,
        )
    if alone.empty:
        both = f"No topic stands in one {noun} only: each that comes up is in both."
        return Finding(both, doubt, "topic_share", "", rests_on)
    topic = alone.index[0]
    number = f"{len(alone)} of {len(balance)} topics {'stands' if len(alone) == 1 else 'stand'} in one {noun} only"
    return Finding(f"{number}. {_one_sided(alone.iloc[0], sides)}", doubt, "topic_share", topic, rests_on)


def what_goes_together(pairs: pd.DataFrame) -> Finding:
    """The pair of topics that shares the most paragraphs; `pairs` is that of analysis.contrast.cooccurrence."""
    apart = pairs[pairs["first"] != pairs["second"]].sort_values("n_both", ascending=False, kind="stable")
    n = int(pairs["n_units"].iloc[0])
    if apart.empty or apart["n_both"].iloc[0] == 0:
        return Finding(f"No two topics stand in one paragraph: {_paragraphs(n)}.", _RULE, "topic_share", "")
    top = apart.iloc[0]
    ties = int((apart["n_both"] == top["n_both"]).sum()) - 1
    first, second = (topic_in_sentence(top[f"{end}_label"]) for end in ("first", "second"))
    sentence = f"{_upper(first)} and {second} meet most often, in {top['n_both']} of {_paragraphs(n)}{_also(ties)}."
    chance = f"Dealt out independently over {_paragraphs(n)}, these two would share {top['expected']:.1f}."
    counted = stated(n_both=top["n_both"], n_paragraphs=n, n_other_pairs=ties, expected=top["expected"])
    return Finding(sentence, f"{_RULE} {chance}", "topic_share", top["mark"], (counted,))


def foremost_term(terms: pd.DataFrame, label: str, sides: Sequence[Side]) -> str:
    """Which term of a topic stands most often, and where; `terms` as analysis.contrast.topics gives it."""
    topic = topic_in_sentence(label)
    if terms.empty:
        return f"No term of {topic} stands in these words."
    top = terms.iloc[0]
    each = " and ".join(f"{_times(top[side.label])} in {side.phrase}" for side in sides)
    first = top["found_as"].split(", ")[0]
    if len(terms) == 1:
        return f"One term of {topic} is found: “{first}”, {each}."
    return f"{len(terms)} terms of {topic} are found; none stands more often than “{first}”: {each}."


def say_flat(values: pd.DataFrame) -> str:
    """Why a value may have no interval, as a sentence, where one of "side_values" has none of any width."""
    if not ((values["low"] == values["high"]) & values["low"].notna()).any():
        return ""
    return "A dot without a line: the value is the same in every resample, so no interval can be drawn from it."


def _as_told(balance: pd.DataFrame, sides: Sequence[Side]) -> pd.DataFrame:
    """The balance of topics, one row per topic and side: paragraphs with it, mentions in passing, all paragraphs."""
    told = [
        pd.DataFrame(
            {"topic": balance["label"], "side": side.label, "n_present": balance[side.id],
             "n_mentions": balance[f"{side.id} passing"], "n_paragraphs": len(side.paragraph_ids)}
        )
        for side in sides
    ]  # fmt: skip
    return pd.concat(told, ignore_index=True)


def _one_sided(row: pd.Series, sides: Sequence[Side]) -> str:
    holder = next(side for side in sides if side.label == row["only"])
    other = next(side for side in sides if side is not holder)
    passing = int(row[f"{other.id} passing"])
    mentions = f", which mentions it {_times(passing)} in passing" if passing else ""
    held = f"in {row[holder.id]} of the {len(holder.paragraph_ids)} paragraphs of {holder.phrase}"
    return f"{_upper(topic_in_sentence(row['label']))} is {held} and in none of {other.phrase}{mentions}."


def _also(ties: int) -> str:
    if ties == 0:
        return ""
    return f"; {ties} other {'pair does' if ties == 1 else 'pairs do'} so too"


def _paragraphs(n: int) -> str:
    return "1 paragraph" if n == 1 else f"{n} paragraphs"


def _times(n: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(int(n), f"{n} times")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
