"""The audit of names: how each difference, and each paragraph, moves when names are exchanged or masked.

What stays is said by the text whoever it names; what moves is measured by names. Reads the "audit" frame, which
analysis/auditing.py makes.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.contrast.doubt.pairs import Comparison, pair_of
from analysis.contrast.rollup import SERIES, tallies_by_voice
from analysis.results import Results
from analysis.schemas import VARIANTS

AUDITED = (
    *("polarity", "polarity_unmasked", "subjectivity", "topic_share"),
    *("stance", "stance_against", "stance_favour", "quoted_share", "reported_share"),
)
HALF = 0.5  # of a difference: so much of it moved, it is one of names
LEAST = 0.02  # a move so small (2 of 100 paragraphs or words, 0.02 of tone or stance) is none
_CODES = ("stance_against", "stance_favour")
_AT = ["paragraph_id", *SERIES]
_SAME = 1e-5  # the features edition keeps six decimals


def has_audit(results: Results) -> bool:
    """Whether every paragraph shown has been read again with its names changed."""
    return set(results.paragraphs["paragraph_id"]) <= set(results.audit["paragraph_id"])


def audited(results: Results, comparison: Comparison) -> pd.DataFrame:
    """One row per audited measure and key: a difference as it is, with names exchanged, and with names masked.

    Measures that the comparison counts in another voice than the audit have no row, nor has one text's voice against
    another; without an audit of every paragraph there is none at all.

    Returns
    -------
    comparison, measure, key, voice; difference, exchanged, masked (target less reference; unknown where a side has
    nothing to count); moved (the larger of the two changes, from 0); turns (True where one of them has the other
    sign); by_names (True where it turns, or half of it or more moves, by LEAST at least); paragraph_ids (of those
    whose own value changes, in reading order).
    """
    voices = _voices(results, comparison) if has_audit(results) else {}
    if not voices or any(side.paragraph_ids.empty for side in comparison.sides):
        return pd.DataFrame(columns=["comparison", "measure", "key", "voice", "difference", *VARIANTS])
    narrowed = replace(comparison, voices={measure: (voice, voice) for measure, voice in voices.items()})
    as_is = pair_of(narrowed, tallies_by_voice(results, voices.items()))
    frame = as_is.series.to_frame(index=False)[SERIES].assign(difference=as_is.difference)
    frame.insert(0, "comparison", comparison.id)
    frame.insert(3, "voice", frame["measure"].map(voices))
    frame["target"], frame["reference"] = as_is.target.value, as_is.reference.value
    for variant in VARIANTS:
        pair = pair_of(narrowed, _of_variant(results, variant, voices))
        changed = pd.Series(pair.difference, index=pair.series)
        frame[variant] = changed.reindex(as_is.series).to_numpy()
    ids = pd.Index(np.concatenate([side.paragraph_ids for side in comparison.sides]))
    return _with_moves(frame).assign(paragraph_ids=_changing(results, voices, ids, frame))


def audited_paragraphs(results: Results) -> pd.DataFrame:
    """One row per paragraph, measure and key that can be counted in the text as it is or in a variant of it.

    Columns: as_is, exchanged, masked (its own value; unknown where nothing can be counted), moved (the larger change;
    unknown where a variant is).
    """
    audit = results.audit
    voices = dict(audit[["measure", "voice"]].drop_duplicates().itertuples(index=False))
    parts = {"as_is": pd.concat([*tallies_by_voice(results, voices.items()).values()])} if voices else {"as_is": audit}
    parts |= {variant: audit[audit["variant"] == variant] for variant in VARIANTS}
    values = {name: _own_values(rows) for name, rows in parts.items()}
    frame = pd.concat(values, axis=1).dropna(how="all")
    ids = results.paragraphs["paragraph_id"]
    frame = frame[frame.index.get_level_values("paragraph_id").isin(ids)]
    moves = [(frame[variant] - frame["as_is"]).abs() for variant in VARIANTS]
    return frame.assign(moved=np.maximum(*moves)).reset_index()


def summary(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """One row per measure and variant, from `audited_paragraphs`: how far the values of single paragraphs move.

    Columns: n (values known both ways), mean_change and largest_change (absolute, in the measure's unit), largest_at
    (the paragraph) and largest_key; n_lost (values known in one of the two only); codes_changed (of stance: the share
    of the paragraphs' codes that change, a code that is lost counted among them; unknown for other measures).
    """
    rows = [
        _summed(own, measure, variant) | {"codes_changed": _codes_changed(paragraphs, variant, measure)}
        for measure, own in paragraphs.groupby("measure", sort=False)
        for variant in VARIANTS
        if measure not in _CODES
    ]
    return pd.DataFrame(rows)


def _voices(results: Results, comparison: Comparison) -> dict[str, str]:
    """The audited measures that the comparison counts, on both sides, in the voice of the audit."""
    audit = dict(results.audit[["measure", "voice"]].drop_duplicates().itertuples(index=False))
    return {measure: voice for measure, voice in audit.items() if comparison.voices.get(measure) == (voice, voice)}


def _of_variant(results: Results, variant: str, voices: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """What `tally` gives, of one variant, by voice; what a numerator rests on is not kept and not needed."""
    rows = results.audit[(results.audit["variant"] == variant) & results.audit["measure"].isin(list(voices))]
    return {voice: rows[rows["voice"] == voice].assign(n_counted=0) for voice in set(voices.values())}


def _with_moves(frame: pd.DataFrame) -> pd.DataFrame:
    changed = frame[list(VARIANTS)].to_numpy(float)
    difference = frame[["difference"]].to_numpy(float)
    moves = np.abs(changed - difference)
    moved = np.fmax(moves[:, 0], moves[:, 1])
    far = (moved >= LEAST) & (moved >= HALF * np.abs(difference[:, 0]))
    turns = ((changed * difference < 0) & (moves >= LEAST)).any(axis=1)
    return frame.assign(moved=moved, turns=turns, by_names=turns | far)


def _changing(results: Results, voices: Mapping[str, str], ids: pd.Index, frame: pd.DataFrame) -> list[list[str]]:
    """The paragraphs whose own value changes, for each row of the frame."""
    own = audited_paragraphs(results)
    own = own[own["paragraph_id"].isin(ids) & own["measure"].isin(list(voices))]
    lost = own[["as_is", *VARIANTS]].isna().any(axis=1)
    moving = own[(own["moved"] >= LEAST) | lost].groupby(SERIES)["paragraph_id"].agg(set)
    found = [moving.get(tuple(at), set()) for at in frame[SERIES].itertuples(index=False)]
    return [[name for name in results.paragraphs["paragraph_id"] if name in each] for each in found]


def _own_values(rows: pd.DataFrame) -> pd.Series:
    rows = rows[rows["denominator"] > 0].set_index(_AT)
    return rows["numerator"] / rows["denominator"]


def _summed(own: pd.DataFrame, measure: str, variant: str) -> dict:
    change = (own[variant] - own["as_is"]).abs()
    change = change.where(change > _SAME, 0.0).where(change.notna())
    at = change.idxmax() if change.notna().any() else None
    moving = at is not None and change[at] > 0
    return {
        "measure": measure,
        "variant": variant,
        "n": int(change.notna().sum()),
        "mean_change": change.mean(),
        "largest_change": change.max(),
        "largest_at": own.loc[at, "paragraph_id"] if moving else "",
        "largest_key": own.loc[at, "key"] if moving else "",
        "n_lost": int((own[variant].isna() ^ own["as_is"].isna()).sum()),
    }


def _codes_changed(paragraphs: pd.DataFrame, variant: str, measure: str) -> float:
    if measure != "stance":
        return float("nan")
    codes = paragraphs[paragraphs["measure"].isin(_CODES)].dropna(subset="as_is")
    differs = (codes["as_is"] != codes[variant]).groupby([codes["paragraph_id"], codes["key"]]).any()
    return float(differs.mean()) if len(differs) else float("nan")
