"""Shares of paragraphs estimated again: the machine's over all of them, corrected by hand over a random sample.

Only blind answers about a random sample can correct a total. Corrections of labels that somebody came upon cannot:
whoever corrects looks where an error shows, so that the corrected are not like the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd

from analysis.coding.codings import NOT_REFERRED, PRESENT, QUESTION, STANCE, TOPIC
from analysis.contrast.positions import AGAINST, FAVOUR

_Z = 1.959963984540054  # the normal deviate of 95 %


@dataclass(frozen=True)
class Estimate:
    """A share estimated from a sample: its value, standard error (unknown: NaN), and degrees of freedom.

    The value may come to lie a little outside 0 to 1, as it may with any estimator that adds a correction.
    machine: the share by the machine's labels alone. hand: by the sample's answers alone. n of N paragraphs were coded.
    """

    machine: float
    hand: float
    value: float
    error: float
    freedom: int
    n: int
    N: int

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval, inside 0 to 1; unknown where the error is."""
        low, high = _reach(self.value, self.error, self.freedom)
        return float(np.clip(low, 0, 1)), float(np.clip(high, 0, 1))


@dataclass(frozen=True)
class Answers:
    """What was counted, one place per paragraph of a population: the machine's numerator and denominator, the hand's.

    The hand's are missing (NaN) where a paragraph was not coded. strata: the stratum of each paragraph.
    """

    machine_top: np.ndarray
    machine_base: np.ndarray
    hand_top: np.ndarray
    hand_base: np.ndarray
    strata: np.ndarray


def corrected_share(answers: Answers) -> Estimate:
    """The share (sum of tops over sum of bases) in the whole population, corrected by a random sample of it.

    Each sum is the machine's sum over all paragraphs plus, stratum by stratum, the mean of hand minus machine over the
    coded ones times the stratum's size: the difference estimator (Särndal, Swensson & Wretman 1992, Model Assisted
    Survey Sampling, 6.3), which is design-based supervised learning without covariates (Egami, Hinck, Stewart & Wei
    2023, NeurIPS) and prediction-powered inference with weight 1 (Angelopoulos et al. 2023, Science 382:669) for a
    finite population. The error is linearised (Särndal et al., 5.6), with the finite population's correction.
    Where the machine was never found wrong, one error each way among two more paragraphs is supposed, since an error
    that was not met may still be there. Unknown where a stratum has no coded paragraph, or nothing is left of the base.
    """
    coded = ~np.isnan(answers.hand_top)
    n, N = int(coded.sum()), len(coded)
    machine = _over(answers.machine_top.sum(), answers.machine_base.sum())
    hand = _over(answers.hand_top[coded].sum(), answers.hand_base[coded].sum())
    members = [np.flatnonzero(answers.strata == name) for name in np.unique(answers.strata)]
    unknown = Estimate(machine, hand, float("nan"), float("nan"), 0, n, N)
    if not n or any(not coded[own].any() for own in members):
        return unknown

    top = sum(_corrected_sum(answers.machine_top, answers.hand_top, own) for own in members)
    base = sum(_corrected_sum(answers.machine_base, answers.hand_base, own) for own in members)
    if base <= 0:
        return unknown
    value = top / base
    left = (answers.hand_top - answers.machine_top) - value * (answers.hand_base - answers.machine_base)
    variance = _variance(left, members)
    error = sqrt(variance) / base if variance >= 0 else float("nan")
    return Estimate(machine, hand, float(value), error, n - len(members), n, N)


def difference(one: Estimate, other: Estimate) -> tuple[float, float, float]:
    """The difference of two shares of apart populations with its 95 % interval: value, low, high.

    Degrees of freedom after Welch and Satterthwaite.
    """
    value, squares = one.value - other.value, (one.error**2, other.error**2)
    if np.isnan(sum(squares)):
        return value, float("nan"), float("nan")
    parts = [square**2 / each.freedom for square, each in zip(squares, (one, other), strict=True) if each.freedom > 0]
    freedom = int(sum(squares) ** 2 / sum(parts)) if sum(parts) > 0 else 0
    low, high = _reach(value, sqrt(sum(squares)), freedom)
    return value, float(np.clip(low, -1, 1)), float(np.clip(high, -1, 1))


def shares(held: pd.DataFrame, coded: pd.DataFrame, settled: pd.DataFrame, machine: pd.DataFrame) -> pd.DataFrame:
    """One row per perspective, variable, key and code that the sample speaks of, with its share before and after.

    Columns: perspective, variable, key, code, machine, hand, value, low, high, error, freedom, n, N.
    held: the population, with perspective and stratum. coded: standing blind answers of one sample; where coders differ
    and did not settle it, each counts in part. machine: what `machine_codes` gives for the actors that were asked.

    A topic's share is of all paragraphs; against and in favour of an actor are shares of those that refer to it.
    """
    weights = _hand_weights(coded, settled)
    said = {at: own.set_index("paragraph_id")["code"] for at, own in machine.groupby(["variable", "key"])}
    rows = []
    for (variable, key), hand in weights.groupby(["variable", "key"], sort=False):
        own = said[variable, key].reindex(held["paragraph_id"])
        for code in _codes_of(variable, {*own.dropna(), *hand["code"]}):
            for perspective, places in held.groupby("perspective", sort=False).indices.items():
                answers = _answers(held.iloc[places], own.iloc[places], hand, variable, code)
                rows.append({"perspective": perspective, "variable": variable, "key": key, "code": code}
                            | _row(corrected_share(answers)))  # fmt: skip
    return pd.DataFrame(rows, columns=["perspective", "variable", "key", "code", *_ROW])


def differences(table: pd.DataFrame, pair: tuple[str, str]) -> pd.DataFrame:
    """One row per variable, key and code of `shares`: how far the first perspective's share lies above the second's.

    Columns: variable, key, code, machine (the difference of the machine's shares), value, low, high.
    """
    sides = [table[table["perspective"] == name].set_index(["variable", "key", "code"]) for name in pair]
    rows = []
    for at in sides[0].index:
        if at in sides[1].index:
            one, other = (_estimate(side.loc[at]) for side in sides)
            rows.append((*at, one.machine - other.machine, *difference(one, other)))
    return pd.DataFrame(rows, columns=["variable", "key", "code", "machine", "value", "low", "high"])


_ROW = ["machine", "hand", "value", "low", "high", "error", "freedom", "n", "N"]


def _row(estimate: Estimate) -> dict[str, float]:
    low, high = estimate.interval
    known = {name: getattr(estimate, name) for name in _ROW if name not in ("low", "high")}
    return {**known, "low": low, "high": high}


def _estimate(row: pd.Series) -> Estimate:
    return Estimate(**{name: row[name] for name in ("machine", "hand", "value", "error", "freedom", "n", "N")})


def _hand_weights(coded: pd.DataFrame, settled: pd.DataFrame) -> pd.DataFrame:
    """One row per question and code: the part of those who answered that gave it; all of it where it was settled."""
    chosen = settled.set_index(QUESTION)["code"]
    rows = coded[~coded.duplicated([*QUESTION, "coder"], keep="last")].set_index(QUESTION)
    rows["code"] = chosen.reindex(rows.index).where(lambda code: code.notna(), rows["code"])
    parts = rows.reset_index().groupby([*QUESTION, "code"], sort=False).size().rename("part").reset_index()
    return parts.assign(part=parts["part"] / parts.groupby(QUESTION)["part"].transform("sum"))


def _answers(held: pd.DataFrame, said: pd.Series, hand: pd.DataFrame, variable: str, code: str) -> Answers:
    ids = held["paragraph_id"]
    coded = ids.isin(hand["paragraph_id"]).to_numpy()

    def part(rows: pd.DataFrame) -> np.ndarray:
        given = rows.groupby("paragraph_id")["part"].sum().reindex(ids).fillna(0.0).to_numpy(float)
        return np.where(coded, given, np.nan)

    based = variable != STANCE
    return Answers(
        machine_top=(said == code).to_numpy(float),
        machine_base=np.ones(len(ids)) if based else (said.notna() & (said != NOT_REFERRED)).to_numpy(float),
        hand_top=part(hand[hand["code"] == code]),
        hand_base=np.where(coded, 1.0, np.nan) if based else part(hand[hand["code"] != NOT_REFERRED]),
        strata=held["stratum"].to_numpy(object).astype(str),
    )


def _codes_of(variable: str, found: set[str]) -> list[str]:
    """The codes whose share is of interest: of a topic that it is present, of a stance the two that take a side."""
    fixed: Mapping[str, tuple[str, ...]] = {TOPIC: (PRESENT,), STANCE: (AGAINST, FAVOUR)}
    return list(fixed.get(variable, sorted(found)))


def _corrected_sum(machine: np.ndarray, hand: np.ndarray, own: np.ndarray) -> float:
    return machine[own].sum() + len(own) * np.nanmean(hand[own] - machine[own])


def _variance(left: np.ndarray, members: list[np.ndarray]) -> float:
    """The variance of the corrected sum: `left` is what the correction leaves of each coded paragraph."""
    seen = left[~np.isnan(left)]
    supposed = 2 / (len(seen) + 2) if np.ptp(seen) == 0 else None
    total = 0.0
    for own in members:
        of_stratum = left[own][~np.isnan(left[own])]
        n, N = len(of_stratum), len(own)
        if n == N:
            continue
        spread = supposed if supposed is not None else of_stratum.var(ddof=1) if n > 1 else float("nan")
        total += N**2 * (1 - n / N) * spread / n
    return total


def _over(top: float, base: float) -> float:
    return float(top / base) if base > 0 else float("nan")


def _reach(value: float, error: float, freedom: int) -> tuple[float, float]:
    """The ends of a 95 % interval; an error of 0 (everything was coded) gives the value itself."""
    if error == 0:
        return value, value
    reach = t_deviate(freedom) * error if freedom > 0 else float("nan")
    return value - reach, value + reach


def t_deviate(freedom: int) -> float:
    """Student's 97.5 % deviate, by the expansion of Abramowitz & Stegun (1964), 26.7.5; to 1 % from 3 degrees on."""
    z, v = _Z, freedom
    terms = (
        (z**3 + z) / (4 * v),
        (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2),
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3),
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4),
    )
    return z + sum(terms)
