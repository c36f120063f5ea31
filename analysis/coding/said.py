"""What came of coding by hand, in words for readers."""

from collections.abc import Mapping
from datetime import datetime

import pandas as pd

from analysis.coding.agreement import MACHINE, REFERRED, RELIABLE, TENTATIVE, readings
from analysis.coding.codings import BLIND, CORRECTION, EVENT, STANCE, TOPIC, VOICE, standing
from analysis.coding.sample import design_of

_VARIABLE_OF: Mapping[str, str] = {
    **dict.fromkeys(("topic_share", "topic_rate"), TOPIC),
    **dict.fromkeys(("stance", "stance_against", "stance_favour"), STANCE),
    **dict.fromkeys(("quoted_share", "reported_share"), VOICE),
}
_ROUNDING = 1e-9
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WHAT = {
    TOPIC: "labels of topic",
    EVENT: "labels of event",
    VOICE: "labels of voice",
    STANCE: "labels of stance",
    REFERRED: "labels of who is referred to",
}


def variable_of(measure: str) -> str:
    """What people can code by hand of a measure of the catalogue; empty where nothing is."""
    return _VARIABLE_OF.get(measure, "")


def say_alpha(alpha: float, low: float = float("nan")) -> str:
    """What an alpha is good for, by the bounds that Krippendorff gives, and whether its interval reaches below them."""
    if pd.isna(alpha):
        return "unknown: only one code was given"
    if alpha < TENTATIVE:
        return f"too low: under {TENTATIVE}"
    bound, good_for = (RELIABLE, "reliable") if alpha >= RELIABLE else (TENTATIVE, "for tentative conclusions")
    lower = ", but its interval reaches lower" if low < bound else ""
    return f"{good_for}: {bound:.3f} or more{lower}"


def say_checked(n_paragraphs: int, codings: pd.DataFrame, machine: pd.DataFrame, variable: str) -> str:
    """How much of a variable people checked: "12 of 24 paragraphs checked by hand: 10 of 12 labels agree." Or nothing.

    Checked are those of blind samples; corrections are counted apart, since whoever corrects looks for errors.
    machine: its codes to the questions that were coded.
    """
    n = count_checked(n_paragraphs, codings, machine, variable).iloc[0]
    said = []
    if n["n_checked"]:
        checked = f"{n['n_checked']} of {n_paragraphs:,} paragraphs checked by hand"
        said.append(f"{checked}: {n['n_agreeing']} of {n['n_labels']} labels agree.")
    if n["n_corrected"]:
        labels = "label" if n["n_corrected"] == 1 else "labels"
        said.append(f"{n['n_corrected']} {labels} corrected where read; the figure keeps the machine’s.")
    return " ".join(said)


def count_checked(n_paragraphs: int, codings: pd.DataFrame, machine: pd.DataFrame, variable: str) -> pd.DataFrame:
    """What `say_checked` says, as one row: n_checked of n_paragraphs, n_agreeing of n_labels, n_corrected.

    n_agreeing counts the labels of blind samples that are the machine's; n_corrected the labels corrected where read.
    """
    held = standing(codings)
    held = held[held["variable"] == variable]
    blind, corrected = (held[held["origin"] == origin] for origin in (BLIND, CORRECTION))
    agree = labels = 0
    if len(blind):
        read = readings(blind, machine)
        coders = read.drop(columns=MACHINE)
        agree, labels = coders.eq(read[MACHINE], axis=0).sum().sum(), coders.notna().sum().sum()
    counted = {
        "n_checked": blind["paragraph_id"].nunique(),
        "n_paragraphs": n_paragraphs,
        "n_agreeing": agree,
        "n_labels": labels,
        "n_corrected": len(corrected),
    }
    return pd.DataFrame([counted]).astype(int)


def say_day(time: str) -> str:
    """A time of the log as a day: "22 Nov 2026"."""
    moment = datetime.fromisoformat(time)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def say_sample(sample: str, n_coded: Mapping[str, int]) -> str:
    """A random sample as a reader chooses it: "30 paragraphs, simple, seed 1 (AB: 12 coded)"."""
    found = design_of(sample)
    if not found:
        return sample
    design = found[0]
    kind = "in strata" if design.stratified else "simple"
    who = "; ".join(f"{coder}: {n} coded" for coder, n in n_coded.items())
    return f"{design.n} paragraphs, {kind}, seed {design.seed}{f' ({who})' if who else ''}"


def say_agreement(row: Mapping) -> str:
    """One row of the agreement table as a sentence."""
    what = _WHAT[row["measured"]]
    share = f"{row['n_agree']} of {row['n']} {what}"
    alpha = "" if pd.isna(row["alpha"]) else f"{row['alpha']:.2f}, ".replace("-", "−")
    who = row["readers"].replace(f"{MACHINE} and", "The machine and", 1)
    return f"{who} agree on {share} (α\u00a0{alpha}{say_alpha(row['alpha'], row['alpha_low'])})."


def say_corrected(rows: pd.DataFrame, what: str) -> tuple[str, str]:
    """What correcting changes, as a sentence for a heading, and how far each share is known.

    rows: one or more of `shares`, each with its label. what: whose shares they are ("Stance toward China"). Named is
    the share that moves most of those whose interval does not hold the machine’s; where none is such, that is said.
    """
    known = rows["low"].notna() & rows["high"].notna()
    inside = rows["machine"].between(rows["low"] - _ROUNDING, rows["high"] + _ROUNDING)
    moved = (rows["value"].clip(0, 1) - rows["machine"]).abs()
    doubt = f"The machine’s share lies within the interval in {int(inside.sum())} of {int(known.sum())} rows."
    if unknown := int((~known).sum()):
        doubt += f" {unknown} {'interval is' if unknown == 1 else 'intervals are'} unknown: too little was coded."
    if not known.any():
        return f"{what}: too little is coded to say how its shares should be corrected.", doubt
    outside = moved[known & ~inside & moved.notna()]
    if outside.empty:
        return f"{what}: no corrected share is told apart from the machine’s.", doubt
    row = rows.loc[outside.idxmax()]
    ends = f" ({100 * row['low']:.0f} to {100 * row['high']:.0f})"
    shares = f"{100 * row['machine']:.0f} % by the machine, {100 * min(max(row['value'], 0), 1):.0f} % corrected{ends}"
    return f"{what}: the correction changes most “{row['label']}”, {shares}.", doubt
