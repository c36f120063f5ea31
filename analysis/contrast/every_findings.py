"""What all tellings at once show, as sentences: where they are furthest apart, and which two differ most."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.every import DEALS, Panel
from analysis.contrast.findings import Finding, stated
from analysis.contrast.groups import Side
from analysis.contrast.shares import PARAGRAPH_SHARES


def furthest_apart(
    values: pd.DataFrame, spreads: pd.DataFrame, panels: Sequence[Panel], measures: Mapping[str, Measure], what: str
) -> Finding:
    """Where the sides are furthest apart against chance, and whether that stands out.

    `what` names the sides in the plural: "tellings". Where no panel has two values, that is said.
    """
    known = spreads.dropna(subset="spread")
    if known.empty:
        return Finding(f"Nothing is counted in two {what}, so none stands apart.", "", "", "")
    first = known.iloc[0]
    measure = measures[first["measure"]]
    panel = next(each for each in panels if (each.measure, each.key) == (first["measure"], first["key"]))
    rows = values[(values["measure"] == panel.measure) & (values["key"] == panel.key)].dropna(subset="value")
    if first["spread"] == 0:
        return Finding(f"The {what} do not differ in {panel.named or panel.title}.", "", panel.measure, panel.key)
    ends = f"from {_said(rows.iloc[-1], measure)} to {_said(rows.iloc[0], measure)}"
    return Finding(
        f"The {what} are furthest apart in {panel.named or panel.title}: {ends}.",
        f"{say_spread(first, measure)} {say_how_many(spreads)}".strip(),
        panel.measure,
        panel.key,
        (_ends_stated(rows), _spread_stated(first, spreads)),
    )


def say_spread(row: pd.Series, measure: Measure) -> str:
    """How far one panel's values spread, and how far they would by chance."""
    size = _size(row["spread"], measure)
    if pd.isna(row["beyond"]):
        return f"Spread {size}; how far chance would spread it cannot be told."
    verdict = "so this stands out" if row["beyond"] > 1 else "so this may be chance"
    by_chance = f"{DEALS:,} deals of the paragraphs by chance stay below {_size(row['floor'], measure)} 95 times in 100"
    return f"Spread {size}; {by_chance}, {verdict}."


def say_how_many(spreads: pd.DataFrame) -> str:
    """How many panels stand out."""
    told = spreads["beyond"].notna()
    beyond = int((spreads.loc[told, "beyond"] > 1).sum())
    return f"{beyond} of {int(told.sum())} compared {'stands' if beyond == 1 else 'stand'} out." if told.any() else ""


def say_number(row: Mapping, measure: Measure) -> str:
    """A value with what it rests on, for a small place: "3 of 14", "+0.12 (40)", "no signal"."""
    if pd.isna(row["value"]):
        return "no signal"
    if measure.id in PARAGRAPH_SHARES:
        return f"{row['n_counted']} of {row['n_units']}"
    rests_on = row["n_units"] if measure.id.startswith("stance") else row["n_counted"]
    return f"{measure.show(row['value'])} ({rests_on:,})"


def say_unit(measure: Measure) -> str:
    """What the number in brackets counts: "paragraphs", "scored words", "words quoted"."""
    if measure.id in PARAGRAPH_SHARES or measure.id.startswith("stance"):
        return "paragraphs"
    return {"quoted_share": "words quoted", "reported_share": "words reported"}.get(measure.id, "scored words")


def most_different(pairs: pd.DataFrame, sides: Sequence[Side], what: str) -> Finding:
    """Between which two sides most differences hold; of equals the one with more that lean."""
    if pairs.empty:
        return Finding(f"There are no two {what} to compare.", "", "", "")
    labels = {side.id: side.label for side in sides}
    first = pairs.sort_values(["holds", "leans"], ascending=False, kind="stable").iloc[0]
    rests_on = _pairs_stated(pairs, labels)
    names = f"{labels[first['target']]} and {labels[first['reference']]}"
    doubt = (
        f"{len(pairs)} pairs, {pairs['n_judged'].sum():,} judged differences: {pairs['holds'].sum():,} hold, "
        f"{pairs['leans'].sum():,} lean. Each pair is judged by itself, so that among many pairs some hold by chance."
    )
    if first["holds"] == 0:
        return Finding(f"Between no two {what} does a difference hold under all six checks.", doubt, "", "", rests_on)
    held = f"{first['holds']} of {first['n_judged']} judged differences {'holds' if first['holds'] == 1 else 'hold'}"
    return Finding(f"{names} differ most: {held}.", doubt, "", "", rests_on)


def _ends_stated(rows: pd.DataFrame) -> pd.DataFrame:
    """Both ends of a panel, without what they are called: two sides in one sentence."""
    return rows.iloc[[0, -1]][["value", "n_units", "n_counted"]].reset_index(drop=True)


def _spread_stated(first: pd.Series, spreads: pd.DataFrame) -> pd.DataFrame:
    told = spreads["beyond"].dropna()
    spread = stated(spread=first["spread"], floor=first["floor"], n_deals=DEALS)
    return spread.assign(n_compared=len(told), n_out=int((told > 1).sum()))


def _pairs_stated(pairs: pd.DataFrame, labels: Mapping[str, str]) -> tuple[pd.DataFrame, ...]:
    """What is said of all pairs together, and of each by its name."""
    counts = ["n_judged", "holds", "leans"]
    named = pairs["target"].map(labels) + " and " + pairs["reference"].map(labels)
    return stated(n_pairs=len(pairs), **pairs[counts].sum()), pairs[counts].assign(pair=named).reset_index(drop=True)


def _said(row: pd.Series, measure: Measure) -> str:
    number = say_number(row, measure).removesuffix(")").split(" (")[0]
    unit = " paragraphs" if measure.id in PARAGRAPH_SHARES else ""
    return f"{number}{unit} ({row['label']})"


def _size(value: float, measure: Measure) -> str:
    if measure.unit.startswith("%"):
        return f"{100 * value:.0f} points"
    return f"{value:.{measure.decimals}f}"
