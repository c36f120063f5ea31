"""The audit of names in words: which differences are of names, and which stand whoever is named."""

from collections.abc import Mapping

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.counts import amount
from analysis.contrast.doubt.audit import LEAST
from analysis.contrast.doubt.words import say_paragraph
from analysis.contrast.findings import Finding, stated
from analysis.contrast.phrases import listed
from analysis.schemas import VARIANTS

NOT_DRAWN = ("stance_against", "stance_favour")  # the shares of its codes move with the stance itself
_LABELS = {"topic_share": "On {key}", "stance": "Toward {key}"}
STANDS, NAMES, TURNS = "stands", "is of names", "turns"
_VARIANT = {"exchanged": "with names exchanged", "masked": "with names masked"}
_LISTED = 4
NO_AUDIT = (
    "The names of these texts were not audited. `python -m analysis build FOLDER` does it for the built-in articles, "
    "`python -m analysis score --audit` for others; it takes three times as long."
)


def audit_rows(audited: pd.DataFrame, measures: Mapping[str, Measure], names: Mapping[str, str]) -> pd.DataFrame:
    """The rows of `audited` that a reader sees, those that are of names first, the others in the order of measures.

    A difference that is unknown, or nothing in the text as it is and in both variants, is left out. New columns: label,
    mark, verdict (stands, is of names, turns). `names` gives topics and actors as a sentence names them.
    """
    shown = ~audited["measure"].isin(NOT_DRAWN) & audited["difference"].notna()
    silent = audited[["target", "reference", "difference", *VARIANTS]].fillna(0.0).eq(0.0).all(axis=1)
    rows = audited[shown & ~silent]
    verdict = pd.Series(STANDS, rows.index).mask(rows["by_names"], NAMES).mask(rows["turns"], TURNS)
    rows = rows.assign(
        label=[_label(measures[row.measure], names.get(row.key, row.key)) for row in rows.itertuples(index=False)],
        mark="audit|" + rows["comparison"] + "|" + rows["measure"] + "|" + rows["key"],
        verdict=verdict,
    )
    first = rows["moved"].where(rows["by_names"], -1.0)
    return rows.loc[first.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def say_audit(rows: pd.DataFrame, phrase: str) -> Finding:
    """How many of the differences drawn are of names, which, and how far the others move; from `audit_rows`.

    `phrase` says between what: "the two texts".
    """
    found, rest = rows[rows["by_names"]], rows[~rows["by_names"]]
    n = amount(len(rows), "difference")
    if found.empty:
        sentence = f"None of {n} between {phrase} is of names: each stands with them exchanged, and masked."
    else:
        verb = "is" if len(found) == 1 else "are"
        sentence = f"{len(found)} of {n} between {phrase} {verb} of names: {_named(found['label'])}."
    turned = rows[rows["turns"]]
    turns = f"Changing direction: {_named(turned['label'])}." if len(turned) else "None changes direction."
    doubt = f"{turns} The others move by {rest['moved'].max():.2f} at most." if len(rest) else turns
    counted = stated(n_by_names=len(found), n_differences=len(rows), moved=rest["moved"].max() if len(rest) else None)
    return Finding(sentence, doubt, "", "", (counted,))


def say_paragraphs(summary: pd.DataFrame, measures: Mapping[str, Measure]) -> list[str]:
    """How far the values of single paragraphs move, a sentence for each measure; from `summary`."""
    rows = summary[~summary["measure"].eq("topic_share") & (summary["n"] > 0)].set_index("variant")
    by_measure = rows.groupby("measure", sort=False)
    return [_say_measure(measures[measure], own) for measure, own in by_measure]


def say_topics(paragraphs: pd.DataFrame, names: Mapping[str, str]) -> str:
    """The topics that paragraphs lose or gain with their names, as sentences; from `audited_paragraphs`."""
    topics = paragraphs[paragraphs["measure"] == "topic_share"]
    sums = topics.groupby("key", sort=False)[["as_is", *VARIANTS]].sum().astype(int)
    moving = topics[topics["moved"] > 0]["key"].unique()
    lines = [
        f"{names.get(key, key)}: in {amount(row['as_is'], 'paragraph')}, {row['exchanged']} with names exchanged, "
        f"{row['masked']} with names masked."
        for key, row in sums[sums.index.isin(moving)].iterrows()
    ]
    if not lines:
        return "No paragraph gains or loses a topic with its names."
    return f"Topics that are found by names, wholly or in part. {' '.join(lines)}"


def say_verdict(row: pd.Series) -> str:
    """What the audit says of one difference: that it stands, is of names or turns, and how many paragraphs change."""
    n = len(row["paragraph_ids"])
    return (
        row["verdict"] if not n else f"{row['verdict']}; {amount(n, 'paragraph')} {'changes' if n == 1 else 'change'}"
    )


def _label(measure: Measure, name: str) -> str:
    return _LABELS.get(measure.id, measure.label).format(key=name)


def _named(labels: pd.Series) -> str:
    shown = [f"{label[:1].lower()}{label[1:]}" for label in labels.head(_LISTED)]
    more = [f"{len(labels) - _LISTED} more"] if len(labels) > _LISTED else []
    return listed(shown + more)


def _say_measure(measure: Measure, rows: pd.DataFrame) -> str:
    if (rows["largest_change"] < LEAST).all() and not rows["n_lost"].any():
        most = rows["largest_change"].max()
        least = f", by less than {LEAST}" if most > 0 else ""
        return f"{measure.label}: {'hardly any' if most > 0 else 'no'} paragraph moves{least}."
    parts = [_say_variant(measure, rows.loc[variant], _VARIANT[variant]) for variant in VARIANTS]
    return f"{measure.label}: {'; '.join(parts)}."


def _say_variant(measure: Measure, row: pd.Series, how: str) -> str:
    if not row["largest_change"] and not row["n_lost"]:
        return f"{how} nothing moves"
    mean, most = (measure.show(row[name]).lstrip("+") for name in ("mean_change", "largest_change"))
    said = f"{how} {mean} on average and {most} at most ({say_paragraph(row['largest_at'])})"
    lost = f", {amount(row['n_lost'], 'value')} lost or gained" if row["n_lost"] else ""
    codes = row["codes_changed"]
    return f"{said}{lost}" if pd.isna(codes) else f"{said}{lost}, {100 * codes:.1f} % of codes change"
