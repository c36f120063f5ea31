"""The judged differences as a list that can be drawn: the best standing first, each beside the floor of one text."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.doubt.checks import BADGES, CHECKS, HOLDS, LEANS, NOISE, STANDING, UNKNOWN
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.doubt.words import say_confidence, say_flips, say_likely
from analysis.contrast.phrases import in_words

DRAWN = ("topic_share", "polarity", "subjectivity", "stance", "actor_rate", "quoted_share", "reported_share")
MOST = 24  # rows of a chart; the table has them all
_LABELS = {
    "topic_share": "On {key}",
    "topic_rate": "Mentions of {key}",
    "actor_rate": "Naming {key}",
    "stance": "Toward {key}",
    "stance_against": "Paragraphs against {key}",
    "stance_favour": "Paragraphs in favour of {key}",
}


def ranked_rows(
    judged: pd.DataFrame, made: Sequence[Comparison], measures: Mapping[str, Measure], names: Mapping[str, str]
) -> pd.DataFrame:
    """One row per judged difference, the best standing first: by badge, checks passed, and size against its floor.

    Columns: those of `judge`, and label (what differs), side (the side with more, as a sentence names it), group (its
    id), in_floors, low_in_floors, high_in_floors (difference and interval over the floor: beyond 1 either way is more
    than what one text split in half shows; unknown without a floor), shown (both values, as readers see them), mark.
    `names` gives topics and actors as a sentence names them.
    """
    by_id = {each.id: each for each in made}
    several = len(made) > 1
    rows = judged.assign(
        label=[_label(row, by_id, measures, names, several) for row in judged.to_dict("records")],
        shown=[_shown(row, measures[row["measure"]]) for row in judged.to_dict("records")],
        mark=judged["comparison"] + "|" + judged["measure"] + "|" + judged["key"],
    )
    more = [by_id[row.comparison].sides[0 if row.difference >= 0 else 1] for row in rows.itertuples()]
    rows = rows.assign(side=[side.phrase for side in more], group=[side.id for side in more])
    floors = rows["floor"].where(rows["floor"] > 0)
    for name, column in (("in_floors", "difference"), ("low_in_floors", "low"), ("high_in_floors", "high")):
        rows[name] = rows[column] / floors
    ranked = rows.assign(held=rows["badge"].map(STANDING), size=rows["in_floors"].abs().fillna(-1.0))
    ranked = ranked.sort_values(["held", "n_passed", "size"], ascending=False, kind="stable")
    return ranked.drop(columns=["held", "size"]).reset_index(drop=True)


def drawn_rows(ranked: pd.DataFrame) -> pd.DataFrame:
    """The rows that a chart draws: differences with enough text and a floor to stand beside, at most MOST.

    Where none has enough text: those that can be compared at all.
    """
    able = ranked[ranked["measure"].isin(DRAWN) & ranked["in_floors"].notna()]
    covered = able[able["covered"].eq(True)]
    return (covered if len(covered) else able).head(MOST).reset_index(drop=True)


def say_standings(ranked: pd.DataFrame, what: str) -> str:
    """How many differences hold, lean, are noise or have too little text, as a sentence; `what` is compared."""
    counts = ranked["badge"].value_counts()
    n = {badge: int(counts.get(badge, 0)) for badge in BADGES}
    tested = n[HOLDS] + n[LEANS] + n[NOISE]
    if not tested:
        return f"Between {what} nothing can be tested: there is too little text."
    holds = f"{in_words(n[HOLDS])} {'holds' if n[HOLDS] == 1 else 'hold'}"
    leans = f"{in_words(n[LEANS])} {'leans' if n[LEANS] == 1 else 'lean'}"
    rest = f"the other {in_words(n[NOISE])} {'is' if n[NOISE] == 1 else 'are'} noise until shown otherwise"
    differences = f"{in_words(tested)} difference{'' if tested == 1 else 's'}"
    return f"Of {differences} between {what}, {holds} and {leans}; {rest if n[NOISE] else 'none is noise'}."


def standings_stated(ranked: pd.DataFrame, n_drawn: int) -> pd.DataFrame:
    """What is said of standings, in one row: how many hold, lean, are noise or have too little text; how many drawn."""
    counts = ranked["badge"].value_counts().reindex(BADGES, fill_value=0)
    numbers = {f"n_{badge.replace(' ', '_')}": n for badge, n in counts.items()}
    tested = counts.drop(UNKNOWN).sum()
    return pd.DataFrame([numbers | {"n_differences": tested, "n_drawn": n_drawn, "n_all": len(ranked)}])


def say_too_little(ranked: pd.DataFrame) -> str:
    """How many differences have too little text to be tested; empty where all have enough."""
    n = int((ranked["badge"] == UNKNOWN).sum())
    return f"{n} more {'has' if n == 1 else 'have'} too little text to be tested." if n else ""


def ranked_table(ranked: pd.DataFrame) -> pd.DataFrame:
    """The differences as a table: what differs, which side is higher, both values, badge, p, q, checks, and doubt."""
    checks = {check.name: ranked[check.id].map({True: "yes", False: "no"}).fillna("cannot tell") for check in CHECKS}
    rows = ranked.to_dict("records")
    doubt = [" ".join(filter(None, (say_likely(row), say_confidence(row), say_flips(row)))) for row in rows]
    columns = {
        "difference": ranked["label"],
        "higher in": ranked["side"],
        "values": ranked["shown"],
        "badge": ranked["badge"],
        **{name: ranked[name] for name in ("p", "q")},
        **checks,
        "in words": doubt,
    }
    return pd.DataFrame(columns)


def _label(
    row: Mapping,
    by_id: Mapping[str, Comparison],
    measures: Mapping[str, Measure],
    names: Mapping[str, str],
    several: bool,
) -> str:
    known = measures[row["measure"]]
    label = _LABELS.get(row["measure"], known.label).format(key=names.get(row["key"], row["key"]))
    if not several:
        return label
    comparison = by_id[row["comparison"]]
    whose = comparison.target.label if comparison.family == "topics" else row["comparison"].replace(" / ", ", ")
    return f"{whose}: {label[:1].lower()}{label[1:]}"


def _shown(row: Mapping, measure: Measure) -> str:
    return f"{measure.show(row['target'])} against {measure.show(row['reference'])}"
