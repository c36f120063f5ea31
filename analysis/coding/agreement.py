"""How far coders agree with each other and with the machine: Krippendorff's alpha, confusion, two rates a label."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.coding.codings import EVENT, NOT_REFERRED, QUESTION, SETTLED, STANCE, TOPIC, VOICE, standing
from analysis.contrast.positions import AGAINST, FAVOUR, NEUTRAL, UNSURE
from analysis.contrast.shares import wilson

MACHINE, HAND = "machine", "hand"
DRAWS = 1000
SEED = 20210318
RELIABLE, TENTATIVE = 0.800, 0.667  # Krippendorff (2019), Content Analysis, 4th ed., ch. 12
_MIDDLE = (2.5, 97.5)
_ORDER = (AGAINST, NEUTRAL, FAVOUR)
REFERRED = "referred"
# What alpha is taken of: its name, the variable, and whether its codes have an order.
MEASURED = ((TOPIC, TOPIC, False), (EVENT, EVENT, False), (VOICE, VOICE, False), (STANCE, STANCE, True))
MEASURED += ((REFERRED, STANCE, False),)


def readings(codings: pd.DataFrame, machine: pd.DataFrame) -> pd.DataFrame:
    """One row per question that a coder answered, one column per coder and one for the machine, its codes as text.

    `codings` are standing rows, one for each coder and question; `machine` is what `machine_codes` gives. What nobody
    answered is missing. The index has paragraph_id, variable and key.
    """
    last = codings[~codings.duplicated([*QUESTION, "coder"], keep="last")]
    answered = last.pivot_table(index=QUESTION, columns="coder", values="code", aggfunc="first")
    answered.columns.name = None
    said = machine.set_index(QUESTION)["code"].reindex(answered.index)
    return answered.assign(**{MACHINE: said}).astype(object)


def hand_codes(codings: pd.DataFrame, settled: pd.DataFrame) -> pd.Series:
    """The code of each question on which all who answered agree, or on which they settled; else missing.

    `codings` are standing blind answers; `settled`, the standing rows of that origin, count where there are any.
    """
    grouped = codings.groupby(QUESTION, sort=False)["code"]
    agreed = grouped.first().where(grouped.min() == grouped.max())
    chosen = settled.set_index(QUESTION)["code"].reindex(agreed.index)
    return chosen.where(chosen.notna(), agreed).astype(object)


def settled_of(codings: pd.DataFrame) -> pd.DataFrame:
    """The standing rows of what coders settled."""
    held = standing(codings)
    return held[(held["origin"] == SETTLED) & ~held.duplicated(QUESTION, keep="last")]


def agreement_table(read: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of readers, and of all coders where there are more than two, and thing that alpha is taken of.

    Columns: measured (topic, event, voice, stance, referred), readers, n (questions that all of them answered),
    n_paragraphs, n_agree, share with low and high (Wilson), alpha with alpha_low and alpha_high, unsure (questions
    left out since the machine is not sure).

    alpha is nominal; of stance ordinal, over the paragraphs where all find the actor referred to. Its interval is a
    percentile bootstrap over paragraphs with all of their answers (DRAWS draws, SEED): Zapf et al. (2016), BMC Medical
    Research Methodology 16:93. Hayes & Krippendorff (2007) resample pairs of answers instead, holding the expected
    disagreement fixed; answers about one paragraph hang together, so here paragraphs are drawn.
    alpha is unknown where all answers are one and the same code, its interval where every draw is alike.
    """
    coders = [name for name in read.columns if name != MACHINE]
    groups = [(MACHINE, name) for name in coders] + list(combinations(coders, 2))
    groups += [tuple(coders)] if len(coders) > 2 else []
    rows = [
        row
        for measured, variable, ordered in MEASURED
        for group in groups
        if (row := _agreement(_comparable(read, measured, variable, group), measured, group, ordered))
    ]
    columns = ["measured", "readers", "n", "n_paragraphs", "n_agree", "share", "low", "high"]
    return pd.DataFrame(rows, columns=[*columns, "alpha", "alpha_low", "alpha_high", "unsure"])


def alpha_of(counts: np.ndarray, *, ordered: bool = False) -> float:
    """Krippendorff's alpha of questions × codes, each cell how many readers gave the code; unknown without two codes.

    Questions that fewer than two answered are passed over. Codes stand in their order, which counts only if `ordered`.
    Krippendorff (2011), Computing Krippendorff's alpha-reliability.
    """
    return float(_alphas(_coincidences(counts)[None], ordered=ordered)[0])


def confusion(read: pd.DataFrame, variable: str, across: str, down: str) -> pd.DataFrame:
    """How often one reader's code met another's: a row per code of `down`, a column per code of `across`, counts.

    Codes stand in the order of the codebook; only those that one of them gave.
    """
    both = read[read.index.get_level_values("variable") == variable][[down, across]].dropna()
    codes = _in_order({*both[down], *both[across]})
    return pd.crosstab(both[down], both[across]).reindex(index=codes, columns=codes, fill_value=0)


def label_rates(hand: pd.Series, machine: pd.DataFrame) -> pd.DataFrame:
    """One row per variable, key and code: how often hand and machine meet on it, each share with Wilson's interval.

    Columns: variable, key, code, n_machine (the machine gave it), n_hand, n_both; precision (of those of the machine,
    also by hand) with precision_low and precision_high; recall (of those by hand, also of the machine) with its own.
    A share is unknown where nothing was counted. Stance and topics are row by row of their actor or topic.
    """
    said = machine.set_index(QUESTION)["code"].reindex(hand.index)
    pairs = pd.DataFrame({HAND: hand, MACHINE: said}).dropna().reset_index()
    rows = []
    for (variable, key), own in pairs.groupby(["variable", "key"], sort=False):
        for code in _in_order({*own[HAND], *own[MACHINE]}):
            by_hand, by_machine = own[HAND] == code, own[MACHINE] == code
            rows.append((variable, key, code, by_machine.sum(), by_hand.sum(), (by_hand & by_machine).sum()))
    rates = pd.DataFrame(rows, columns=["variable", "key", "code", "n_machine", "n_hand", "n_both"])
    for name, of in (("precision", "n_machine"), ("recall", "n_hand")):
        rates = rates.assign(**_with_interval(name, rates["n_both"], rates[of]))
    return rates


def _with_interval(name: str, counted: pd.Series, n: pd.Series) -> dict[str, np.ndarray]:
    of, counted = n.where(n > 0).to_numpy(float), counted.to_numpy(float)
    low, high = wilson(counted, of)
    return {name: counted / of, f"{name}_low": low, f"{name}_high": high}


def _comparable(read: pd.DataFrame, measured: str, variable: str, group: Sequence[str]) -> pd.DataFrame:
    """The questions of one variable that all of the group answered, their codes as alpha compares them."""
    own = read.loc[read.index.get_level_values("variable") == variable, list(group)].dropna()
    if measured == REFERRED:
        return own.where(own == NOT_REFERRED, REFERRED)
    return own[(own != NOT_REFERRED).all(axis=1)] if measured == STANCE else own


def _agreement(own: pd.DataFrame, measured: str, group: Sequence[str], ordered: bool) -> tuple | None:
    doubted = (own == UNSURE).any(axis=1)
    own = own[~doubted]
    if own.empty:
        return None
    agree, n = int(own.eq(own.iloc[:, 0], axis=0).all(axis=1).sum()), len(own)
    (low,), (high,) = wilson(np.array([agree]), np.array([n]))
    paragraphs = own.index.get_level_values("paragraph_id")
    counts = _counted(own)
    alpha = alpha_of(counts, ordered=ordered)
    ends = _interval(counts, paragraphs, ordered=ordered)
    return (
        measured,
        " and ".join(group),
        n,
        paragraphs.nunique(),
        agree,
        agree / n,
        low,
        high,
        alpha,
        *ends,
        doubted.sum(),
    )


def _counted(own: pd.DataFrame) -> np.ndarray:
    """Questions × codes, each cell how many readers gave it."""
    codes = _in_order(set(own.to_numpy().ravel()))
    return np.stack([(own == code).sum(axis=1).to_numpy() for code in codes], axis=1)


def _coincidences(counts: np.ndarray) -> np.ndarray:
    """Codes × codes: how often one answer to a question met another one, each question weighing as its answers."""
    paired = counts[counts.sum(axis=1) > 1].astype(float)
    met = paired[:, :, None] * paired[:, None, :]
    met -= paired[:, :, None] * np.eye(counts.shape[1])  # an answer does not meet itself
    return (met / (paired.sum(axis=1) - 1)[:, None, None]).sum(axis=0)


def _alphas(coincidences: np.ndarray, *, ordered: bool) -> np.ndarray:
    """The alpha of each of several tables of coincidences: 1 minus observed over expected disagreement."""
    given = coincidences.sum(axis=2)
    apart = _ordinal(given) if ordered else np.broadcast_to(1.0 - np.eye(given.shape[1]), coincidences.shape)
    observed = (coincidences * apart).sum(axis=(1, 2))
    expected = (given[:, :, None] * given[:, None, :] * apart).sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - (given.sum(axis=1) - 1) * observed / expected, np.nan)


def _ordinal(given: np.ndarray) -> np.ndarray:
    """How far codes lie apart in their order, squared: the answers between two codes, with half of those to each."""
    middle = np.cumsum(given, axis=1) - given / 2
    return (middle[:, :, None] - middle[:, None, :]) ** 2


def _interval(counts: np.ndarray, paragraphs: pd.Index, *, ordered: bool) -> tuple[float, float]:
    """The middle 95 % of alpha over resampled paragraphs; unknown with fewer than two, or where no draw differs."""
    names = paragraphs.unique()
    of_paragraph = np.stack([_coincidences(counts[paragraphs == name]) for name in names])
    n = len(names)
    weights = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=DRAWS)
    drawn = _alphas(np.tensordot(weights, of_paragraph, axes=1), ordered=ordered)
    drawn = drawn[~np.isnan(drawn)]
    if n < 2 or not len(drawn) or np.ptp(drawn) == 0:
        return float("nan"), float("nan")
    return tuple(float(end) for end in np.percentile(drawn, _MIDDLE))


def _in_order(codes: Iterable[str]) -> list[str]:
    """Codes that have an order in it, then the others by alphabet, what is no code of a coder last."""
    known = [*_ORDER, "present", "absent", "author", "mixed", "quoted"]
    last = ["both", "none", NOT_REFERRED, REFERRED, UNSURE]
    place = {code: at for at, code in enumerate(known)} | {code: 1000 + at for at, code in enumerate(last)}
    return sorted(codes, key=lambda code: (place.get(code, 500), code))
