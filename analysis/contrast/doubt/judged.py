"""Every difference judged: estimate, interval, chance, floor, single paragraphs, instruments, and the badge."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.contrast.doubt.chance import false_discovery, floor, p_values, same_direction
from analysis.contrast.doubt.checks import AGREEING, CHECKS, FEW, RARE, badges, is_covered
from analysis.contrast.doubt.computed import computed_doubt, is_steady
from analysis.contrast.doubt.pairs import Comparison, Pair, pair_of
from analysis.contrast.doubt.resampling import halved, relabelled, resampled, without_each
from analysis.contrast.doubt.unbroken import with_intervals_of_unbroken_shares
from analysis.contrast.moments import MANY, Moments
from analysis.contrast.rollup import SERIES, interval, moments_of, tallies_by_voice, units_of, words_by_voice
from analysis.results import Results

INSTRUMENT = "instrument"  # the measure whose keys are the other lexicons of tone
TOLD_BY_LEXICONS = "polarity"


def judge(
    results: Results, comparisons: Sequence[Comparison], agreements: Mapping[str, bool | None] | None = None
) -> pd.DataFrame:
    """One row per comparison, measure and key: a difference and all that is known of its doubt.

    Parameters
    ----------
    comparisons
        What is compared; a comparison with an empty side has no rows. Where both sides have more than MANY paragraphs,
        interval, likely, p and floor are computed from sums (`computed_doubt`) and not drawn.
    agreements
        For measures that readers have checked, whether the measure agrees with them; None or no entry: unknown.
        Tone is checked by the other lexicons instead.

    Returns
    -------
    comparison, family, measure, key, voice (of the target) and voice_reference; target, reference (values of the
    two sides), difference (target less reference: above 0 means more in the target), low, high (95 % percentile
    bootstrap over paragraphs; Agresti & Caffo's where a share is all or none), spread; likely (how probable the
    direction is, 0 to 1: the share of resamples that point the same way, and no more than 1 - q / 2; unknown where
    q is); p (permutation, two-sided), q (its false-discovery rate among all rows with enough text; unknown for
    others); floor (the difference that 95 % of split halves of one side stay below); least and most (the difference
    without the paragraph that holds it up, and without the one that holds it down most); flips (ids of the
    paragraphs without which it would turn or its interval meet zero); against (ids of the paragraphs that pull it
    the other way, the strongest first); lexicons (of tone: how many others point the same way, as "3 of 4"); counts
    of both sides: n_units, n_words, n_counted, and n_able (paragraphs that have something to count in); few;
    unbroken; one column a check (True, False, or None where it cannot be made); n_passed; badge.
    """
    tallies, words = _tallies(results, comparisons), words_by_voice(results)
    pairs = [(each, pair_of(each, tallies)) for each in comparisons if _has_both(each)]
    return judge_pairs(pairs, words, agreements)


def judge_pairs(
    pairs: Sequence[tuple[Comparison, Pair]], words: pd.DataFrame, agreements: Mapping[str, bool | None] | None = None
) -> pd.DataFrame:
    """As `judge`, from the sums of each comparison and the words of each paragraph by voice (`words_by_voice`)."""
    if not pairs:
        return pd.DataFrame(columns=["comparison", "measure", "key", "badge"])
    return among_all(pd.concat([_judged(*each, words) for each in pairs], ignore_index=True), agreements)


def judge_sums(
    comparison: Comparison,
    sides: tuple[Moments, Moments],
    words: tuple[Mapping[str, int], Mapping[str, int]],
    agreements: Mapping[str, bool | None] | None = None,
) -> pd.DataFrame:
    """As `judge`, of one comparison whose paragraphs are not at hand, only what those of each side add up to.

    words: of each side, by voice. flips is empty where no one paragraph can decide, else None: which do is not known;
    against is None. The check “no one paragraph decides” is passed where bounds show it.
    """
    target, reference = sides
    frame = _named(comparison, target.series)
    doubt = computed_doubt(target, reference)
    frame = frame.assign(
        target=target.value, reference=reference.value, **{name: doubt[name].to_numpy() for name in doubt}
    )
    for place, (name, side) in enumerate(zip(("target", "reference"), sides, strict=True)):
        frame[f"n_units_{name}"], frame[f"n_able_{name}"] = side.n.astype(int), side.able.astype(int)
        frame[f"n_words_{name}"] = [int(words[place][comparison.voices[m][place]]) for m in frame["measure"]]
        frame[f"n_counted_{name}"] = side.counted.astype(int)
    frame["few"] = frame[["n_units_target", "n_units_reference"]].min(axis=1) < FEW
    frame = with_intervals_of_unbroken_shares(frame)
    frame["flips"] = [[] if steady else None for steady in is_steady(frame)]
    return among_all(_told_by_lexicons(frame.assign(against=None)), agreements)


def among_all(judged: pd.DataFrame, agreements: Mapping[str, bool | None] | None = None) -> pd.DataFrame:
    """The differences with what needs all of them: their q, the checks, the badges."""
    judged["q"] = false_discovery(judged["p"].where(is_covered(judged)).to_numpy(float))
    # Of those believed up to it, q are false, and half of these point the right way by luck.
    judged["likely"] = np.minimum(judged["likely"], 1 - judged["q"] / 2)
    return _with_checks(judged, agreements or {})


def _has_both(comparison: Comparison) -> bool:
    return all(len(side.paragraph_ids) for side in comparison.sides)


def _tallies(results: Results, comparisons: Sequence[Comparison]) -> dict[str, pd.DataFrame]:
    """What paragraphs add to each measure asked for, by voice: counted once for all comparisons."""
    return tallies_by_voice(
        results,
        ((measure, voice) for each in comparisons for measure, voices in each.voices.items() for voice in voices),
    )


def _judged(comparison: Comparison, pair: Pair, words: pd.DataFrame) -> pd.DataFrame:
    """The differences of one comparison, before what needs all of them is known."""
    frame = _named(comparison, pair.series)
    frame["target"], frame["reference"] = pair.target.value, pair.reference.value
    frame["difference"] = pair.difference
    frame = frame.assign(**(_computed if _are_many(pair) else _drawn)(pair))
    frame = with_intervals_of_unbroken_shares(_with_counts(frame, pair, comparison, words))
    return _told_by_lexicons(_with_single_paragraphs(frame, pair))


def _named(comparison: Comparison, series: pd.MultiIndex) -> pd.DataFrame:
    """A row for each series, with what it is: comparison, family, measure, key and the voices of both sides."""
    frame = series.to_frame(index=False)[SERIES]
    frame.insert(0, "comparison", comparison.id)
    frame.insert(1, "family", comparison.family)
    for place, name in enumerate(("voice", "voice_reference")):
        frame[name] = [comparison.voices[measure][place] for measure in frame["measure"]]
    return frame


def _are_many(pair: Pair) -> bool:
    """Whether both sides have so many paragraphs that their doubt is computed and not drawn."""
    return not pair.paired and min(len(pair.target_ids), len(pair.reference_ids)) > MANY


def _computed(pair: Pair) -> dict[str, pd.Series]:
    doubt = computed_doubt(moments_of(pair.target), moments_of(pair.reference))
    return {name: doubt[name].to_numpy() for name in ("low", "high", "spread", "likely", "p", "floor")}


def _drawn(pair: Pair) -> dict[str, np.ndarray]:
    drawn = resampled(pair)
    drawn[:, _alone(pair)] = np.nan
    low, high = interval(drawn)
    return {
        "low": low,
        "high": high,
        "spread": _spread(drawn),
        "likely": same_direction(pair.difference, drawn),
        "p": p_values(pair.difference, relabelled(pair)),
        "floor": np.fmax(floor(halved(pair.target)), floor(halved(pair.reference))),
    }


def _alone(pair: Pair) -> np.ndarray:
    """The series that fewer than two paragraphs of a side have something to count for: no spread can be known."""
    return np.logical_or(*[(side.denominator > 0).sum(axis=0) < 2 for side in (pair.target, pair.reference)])


def _spread(drawn: np.ndarray) -> np.ndarray:
    several = (~np.isnan(drawn)).sum(axis=0) > 1
    spread = np.full(drawn.shape[1], np.nan)
    spread[several] = np.nanstd(drawn[:, several], axis=0, ddof=1)
    return spread


def _with_counts(frame: pd.DataFrame, pair: Pair, comparison: Comparison, words: pd.DataFrame) -> pd.DataFrame:
    parts = (("target", pair.target, pair.target_ids, 0), ("reference", pair.reference, pair.reference_ids, 1))
    counts: dict[str, object] = {}
    for name, sums, ids, place in parts:
        of_side = words.reindex(ids).sum()
        counts[f"n_units_{name}"] = units_of(sums)
        counts[f"n_able_{name}"] = (sums.denominator > 0).sum(axis=0)
        counts[f"n_words_{name}"] = [int(of_side[comparison.voices[m][place]]) for m in frame["measure"]]
        counts[f"n_counted_{name}"] = sums.counted.sum(axis=0).astype(int)
    frame = frame.assign(**counts)
    return frame.assign(few=frame[["n_units_target", "n_units_reference"]].min(axis=1) < FEW)


def _with_single_paragraphs(frame: pd.DataFrame, pair: Pair) -> pd.DataFrame:
    """What single paragraphs do: least, most, flips, against."""
    less_one = without_each(pair)
    ids = (pair.target_ids if pair.paired else pair.target_ids.append(pair.reference_ids)).to_numpy(object)
    sign = np.sign(pair.difference)
    known = np.where(np.isnan(less_one), -np.inf, less_one * sign)
    with np.errstate(invalid="ignore"):
        low, high = (frame[end].to_numpy(float) + (less_one - pair.difference) for end in ("low", "high"))
        meets_zero = ~((low > 0) | (high < 0)) & _clear(frame).to_numpy()
    turned = (known <= 0) | meets_zero
    pulled = (less_one - pair.difference) * sign
    frame["least"], frame["most"] = _ends(less_one * sign, sign)
    frame["flips"] = [list(ids[column]) for column in turned.T]
    frame["against"] = [_strongest(ids, column) for column in pulled.T]
    return frame


def _ends(sized: np.ndarray, sign: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The smallest and the largest of each column, seen in the direction of the difference; unknown where all are."""
    some = ~np.isnan(sized).all(axis=0)
    least, most = np.full((2, sized.shape[1]), np.nan)
    if some.any():
        least[some], most[some] = np.nanmin(sized[:, some], axis=0), np.nanmax(sized[:, some], axis=0)
    return least * sign, most * sign


def _strongest(ids: np.ndarray, pulled: np.ndarray) -> list[str]:
    """The paragraphs without which the difference would be larger, the strongest first."""
    pulling = np.flatnonzero(pulled > 1e-12)
    return ids[pulling[np.argsort(-pulled[pulling], kind="stable")]].tolist()


def _told_by_lexicons(frame: pd.DataFrame) -> pd.DataFrame:
    """Whether the other lexicons give a difference of tone the same direction; their own rows are taken out."""
    own, others = frame["measure"] == TOLD_BY_LEXICONS, frame["measure"] == INSTRUMENT
    told = frame.loc[others, "difference"].dropna()
    frame = frame[~others].assign(lexicons="", agreeing=np.nan)
    if own.any() and len(told):
        sign = np.sign(frame.loc[own[~others], "difference"].iloc[0])
        alike = int((np.sign(told) == sign).sum())
        frame.loc[own[~others], "lexicons"] = f"{alike} of {len(told)}"
        frame.loc[own[~others], "agreeing"] = (alike + 1) / (len(told) + 1)
    return frame


def _with_checks(judged: pd.DataFrame, agreements: Mapping[str, bool | None]) -> pd.DataFrame:
    known = judged["low"].notna()
    by_readers = judged["measure"].map(lambda measure: agreements.get(measure)).astype(object)
    by_lexicons = _told(judged["agreeing"] >= AGREEING, judged["agreeing"].notna())
    checks = {
        "clear": _told(_clear(judged), known),
        "rare": _told(judged["q"] <= RARE, judged["q"].notna()),
        "beyond": _told(
            judged["difference"].abs() > judged["floor"], judged[["difference", "floor"]].notna().all(axis=1)
        ),
        "steady": _told(judged["flips"].map(lambda flips: flips is not None and len(flips) == 0), known),
        "agree": by_lexicons.where(judged["measure"] == TOLD_BY_LEXICONS, by_readers),
        "covered": is_covered(judged),
    }
    judged = judged.assign(**{check.id: checks[check.id] for check in CHECKS}).drop(columns="agreeing")
    passed = judged[[check.id for check in CHECKS]].eq(True).sum(axis=1)
    judged = judged.assign(n_passed=passed)
    return judged.assign(badge=badges(judged))


def _told(passed: pd.Series, able: pd.Series) -> pd.Series:
    """A check as True or False; None where it cannot be made."""
    return passed.astype(object).where(able, None)


def _clear(frame: pd.DataFrame) -> pd.Series:
    return (frame["low"] > 0) | (frame["high"] < 0)


def sums_of(comparison: Comparison, results: Results, measure: str, key: str) -> Pair:
    """The sums of one difference alone: for the page that shows how it is judged."""
    alone = replace(comparison, voices={measure: comparison.voices[measure]})
    pair = pair_of(alone, _tallies(results, [alone]))
    series = pair.series[pair.series.get_indexer([(measure, key)])]
    return replace(pair, target=pair.target.only(series), reference=pair.reference.only(series))
