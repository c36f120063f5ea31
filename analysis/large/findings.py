"""What the bins of a large corpus show, as sentences, each with its doubt."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.counts import amount
from analysis.contrast.findings import Finding, stated, upper_first
from analysis.contrast.groups import Side
from analysis.contrast.shares import agresti_caffo, wilson
from analysis.large.over_time import UNDATED
from analysis.large.picked import ENOUGH, Picked, pick_clearest, pick_extremes

_TENTHS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "last")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def say_spread(halves: pd.DataFrame, sides: Sequence[Side], measure: Measure) -> Finding:
    """Which side sounds hostile in the larger share of its paragraphs; `halves` is "halves_of" of `bins`."""
    known = halves[halves["n_known"] > 0].sort_values("hostile", ascending=False, kind="stable")
    named = {side.id: side for side in sides}
    silent = halves[["n_silent", "n_paragraphs"]]
    rests_on = (silent.assign(side=[named[group].phrase for group in halves["group"]]),)
    if known.empty:
        n = amount(int(halves["n_paragraphs"].sum()), "paragraph")
        return Finding(f"No scored word stands in {n}: there is no signal.", measure.unknown, measure.id, "", rests_on)
    rows = [(named[row["group"]], row) for _, row in known.iterrows()]
    said = (_two_shares if len(rows) > 1 else _one_share)(rows, measure)
    silent = _counts([(side, row["n_silent"], row["n_paragraphs"]) for side, row in rows])
    doubt = f"{said.doubt} No signal {silent}." if silent else said.doubt
    return Finding(said.sentence, doubt, measure.id, "", (*said.rests_on, *rests_on))


def say_through(through: pd.DataFrame, sides: Sequence[Side], measure: Measure) -> Finding:
    """In which tenth of its articles each side sounds most favourable, and in which least; `tone_through` of `bins`."""
    picked = [(side, pick_extremes(through[through["group"] == side.id])) for side in sides]
    few = [side.phrase for side, found in picked if found is None]
    said = [
        _extremes(found, side, measure, lambda row: f"the {_TENTHS[row['tenth'] - 1]} tenth")
        for side, found in picked
        if found
    ]
    said += [_too_few(f"tenths of {' and of '.join(few)}", "in each of several tenths", measure)] if few else []
    sums = through.groupby("group", sort=False)[["n_short", "n_paragraphs"]].sum()
    short = _counts([(side, *sums.loc[side.id]) for side in sides])
    aside = f"Of articles too short to fill every tenth, {short}." if short else ""
    return _joined(said, aside, measure, sums.assign(side=[side.phrase for side in sides]))


def say_over_time(timed: pd.DataFrame, sides: Sequence[Side], measure: Measure) -> Finding:
    """When two sides part most clearly in tone; of one side, when it sounds most favourable and when least.

    `timed` is "paragraphs_over_time" of `over_time`.
    """
    dated, undated = timed[timed["period"] != UNDATED], timed[timed["period"] == UNDATED].set_index("group")
    length = "month" if dated["period"].str.contains("-").any() else "year"
    own = [dated[dated["group"] == side.id] for side in sides]
    found = pick_extremes(own[0]) if len(sides) == 1 else pick_clearest(*own, on="period")
    if found is None:
        where = f"in each of several {length}s" if len(sides) == 1 else f"on each side in a {length}"
        said = _too_few(f"{length}s", where, measure)
    elif len(sides) == 1:
        said = _extremes(found, sides[0], measure, lambda row: say_period(row["period"]))
    else:
        said = _clearest(found, {side.id: side for side in sides}, length, measure)
    every = timed.groupby("group", sort=False)["n_paragraphs"].sum()
    without = _counts([(side, undated["n_paragraphs"][side.id], every[side.id]) for side in sides])
    counted = every.to_frame().assign(n_undated=undated["n_paragraphs"])
    aside = f"Of articles that state no {length}, {without}." if without else ""
    return _joined([said], aside, measure, counted.assign(side=[side.phrase for side in sides]))


def _two_shares(rows: Sequence[tuple[Side, pd.Series]], measure: Measure) -> Finding:
    (more, most), (less, least) = rows
    low, high, _ = agresti_caffo(most["n_hostile"], most["n_known"], least["n_hostile"], least["n_known"])
    counts = [f"{row['n_hostile']:,} of {row['n_known']:,}" for row in (most, least)]
    shares = [_percent(row["hostile"]) for row in (most, least)]
    against = f"{counts[0]} against {counts[1]} with a scored word ({shares[0]} against {shares[1]})"
    if shares[0] == shares[1]:
        phrases = upper_first(f"{more.phrase} and {less.phrase}")
        sentence = f"{phrases} sound {measure.low} in the same share of their paragraphs: {against}."
    else:
        whose = upper_first(more.phrase)
        sentence = f"{whose} sounds {measure.low} in more of its paragraphs than {less.phrase}: {against}."
    doubt = f"95 % interval of the difference {_percent(low, '+')} to {_percent(high, '+')}, {_verdict(low, high)}."
    counted = stated(
        n_hostile_scored_target=most["n_hostile"],
        n_hostile_scored_reference=least["n_hostile"],
        n_scored_target=most["n_known"],
        n_scored_reference=least["n_known"],
    )
    rests_on = (stated(target=most["hostile"], reference=least["hostile"]), stated(low=low, high=high), counted)
    return Finding(sentence, doubt, measure.id, "", rests_on)


def _one_share(rows: Sequence[tuple[Side, pd.Series]], measure: Measure) -> Finding:
    ((side, row),) = rows
    low, high = (float(end) for end in wilson(np.float64(row["n_hostile"]), np.float64(row["n_known"])))
    counts = f"{row['n_hostile']:,} of {row['n_known']:,} paragraphs with a scored word"
    sentence = f"{upper_first(side.phrase)} sounds {measure.low} in {counts} ({_percent(row['hostile'])})."
    doubt = f"95 % interval {_percent(low)} to {_percent(high)} (Wilson)."
    return Finding(sentence, doubt, measure.id, "", (stated(low=low, high=high), row.to_frame().T))


def _extremes(found: Picked, side: Side, measure: Measure, name: Callable[[pd.Series], str]) -> Finding:
    """The part that sounds most favourable and the one that sounds least."""
    values = [measure.show(row["value"]) for row in (found.more, found.less)]
    more, less = name(found.more), name(found.less)
    if found.is_clear:
        up = "most favourable" if found.more["value"] > 0 else "least hostile"
        down = "most hostile" if found.less["value"] < 0 else "least favourable"
        sentence = f"{upper_first(side.phrase)} sounds {up} in {more} ({values[0]}), {down} in {less} ({values[1]})."
    else:
        between = f"between {values[1]} in {less} and {values[0]} in {more}"
        sentence = f"{upper_first(side.phrase)} does not clearly change in tone, {between}."
    doubt = f"Of {side.phrase}: {_say_interval(found, 'pairs', measure)}"
    return Finding(sentence, doubt, measure.id, "", _grounds(found))


def _clearest(found: Picked, named: dict[str, Side], length: str, measure: Measure) -> Finding:
    """The period in which two sides part most clearly."""
    more, less = (named[row["group"]].phrase for row in (found.more, found.less))
    when, values = say_period(found.more["period"]), [measure.show(row["value"]) for row in (found.more, found.less)]
    against = f"{values[0]} against {values[1]}"
    if found.is_clear:
        sentence = f"{upper_first(more)} sounds more favourable than {less} most clearly in {when}: {against}."
    else:
        sentence = f"In no {length} do {more} and {less} part clearly in tone; {when} comes nearest: {against}."
    counts = " against ".join(f"{row['n_able']:,}" for row in (found.more, found.less))
    doubt = f"{_say_interval(found, f'{length}s', measure)} {counts} paragraphs with a scored word."
    return Finding(sentence, doubt, measure.id, found.more["period"], _grounds(found))


def _too_few(what: str, where: str, measure: Measure) -> Finding:
    sentence = f"Too few paragraphs have a scored word for the {what} to be compared."
    doubt = f"It takes {ENOUGH} of them {where}."
    return Finding(sentence, doubt, measure.id, "", (stated(n_enough=ENOUGH),))


def _joined(said: Sequence[Finding], aside: str, measure: Measure, counted: pd.DataFrame) -> Finding:
    grounds = tuple(frame for each in said for frame in each.rests_on)
    doubt = " ".join(part for part in (*(each.doubt for each in said), aside) if part)
    return Finding(" ".join(each.sentence for each in said), doubt, measure.id, said[0].key, (*grounds, counted))


def _grounds(found: Picked) -> tuple[pd.DataFrame, ...]:
    """What the sentences of two that were picked state."""
    able = {"n_units_target": int(found.more["n_able"]), "n_units_reference": int(found.less["n_able"])}
    values = stated(target=found.more["value"], reference=found.less["value"])
    return values, stated(low=found.low, high=found.high), stated(**able), stated(n_pairs=found.n)


def _say_interval(found: Picked, of: str, measure: Measure) -> str:
    low, high = (measure.show(end, signed=True) for end in (found.low, found.high))
    widened = f" (Bonferroni, as picked from {found.n} {of})" if found.n > 1 else ""
    return f"95 % interval of the difference {low} to {high}{widened}, {_verdict(found.low, found.high)}."


def _verdict(low: float, high: float) -> str:
    return "which includes zero: they may not differ" if low <= 0 <= high else "which is clear of zero, for these texts"


def _counts(counted: Sequence[tuple[Side, int, int]]) -> str:
    """How many of how many, side by side, as a sentence lists them; nothing where none is of them."""
    told = [f"in {side.phrase}: {n:,} of {amount(int(every), 'paragraph')}" for side, n, every in counted if n]
    return "; ".join(told)


def say_period(period: str) -> str:
    """A month or year as sentences write it: "March 2021", "2021"."""
    return f"{_MONTHS[int(period[5:]) - 1]} {period[:4]}" if "-" in period else period


def _percent(share: float, sign: str = "") -> str:
    return f"{100 * share:{sign}.1f} %".replace("-", "−")
