"""What the instruments of tone say of two texts, where they part, and how far they agree: sentences with doubt."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.contrasts import Contrast
from analysis.contrast.counts import amount
from analysis.contrast.findings import Finding, stated
from analysis.contrast.groups import Side
from analysis.contrast.instruments import FEWEST_PAIRED, Agreement, directions
from analysis.contrast.phrases import listed

_TENTATIVE = 0.667  # Krippendorff: the least alpha that carries even tentative conclusions
_NOT_COMPARABLE = "Lexicons weigh on scales of their own: compare directions, not levels."


def say_instruments(values: pd.DataFrame, authors: Contrast, agreed: Agreement, measure: Measure) -> Finding:
    """Which text each instrument scores as the more favourable; of one text alone, how far its tone ranges.

    `values` is "tone_by_instrument", `agreed` its paragraphs' agreement.
    """
    doubt = " ".join(
        part for part in (_overlapping(values, authors.noun), say_agreement(agreed), _NOT_COMPARABLE) if part
    )
    target, reference = authors.sides
    told, agreeing = directions(values, target.id, reference.id), _agreement_stated(values, agreed)
    if told.empty:
        ends = stated(lowest=values["value"].min(), highest=values["value"].max())
        return Finding(_ranges(values, authors.filled, measure), doubt, measure.id, "", (*agreeing, ends))
    parted = [(target, told[told["difference"] > 0]), (reference, told[told["difference"] < 0])]
    (more, most), (less, fewer) = sorted(parted, key=lambda part: -len(part[1]))
    if not len(most):
        return Finding(f"No instrument tells the two {authors.noun}s apart.", doubt, measure.id, "", agreeing)
    rests_on = (*agreeing, stated(n_more=len(most), n_instruments=len(told)))
    if len(most) == len(told):
        sentence = f"{_all(most, more, authors.noun)} the more favourable of the two."
        return Finding(sentence, doubt, measure.id, "", rests_on)
    sentence = f"{len(most)} of {amount(len(told), 'instrument')} score {more.phrase} as the more favourable"
    against = f"; {listed(list(fewer['label']))} {_score(fewer)} {less.phrase} so" if len(fewer) else ""
    return Finding(f"{sentence}{against}.", doubt, measure.id, "", rests_on)


def say_agreement(agreed: Agreement) -> str:
    """Krippendorff's alpha as a sentence."""
    if pd.isna(agreed.alpha):
        return "Too few paragraphs are scored by two instruments to say how far they agree."
    span = f", 95 % interval {agreed.low:.2f} to {agreed.high:.2f}" if pd.notna(agreed.low) else ""
    value = (
        f"Krippendorff’s alpha over {amount(agreed.n, 'paragraph')} is {agreed.alpha:.2f} (1 is full agreement{span})"
    )
    enough = (
        "" if agreed.alpha >= _TENTATIVE else f", below the {_TENTATIVE} that would carry even tentative conclusions"
    )
    return f"{value}{enough}.".replace("-", "−")


def say_spread(spread: pd.DataFrame, labels: Mapping[str, str], sides: Sequence[Side], measure: Measure) -> Finding:
    """How far a paragraph's tone moves with the instrument, and where it moves most; `spread` as its frame."""
    several = spread[spread["n_instruments"] > 1]
    silent = int((spread["n_instruments"] == 0).sum())
    doubt = f"No instrument scores a word of {amount(silent, 'paragraph')}." if silent else ""
    if several.empty:
        return Finding("No paragraph is scored by two instruments.", doubt, measure.id, "")
    parted = int(((several["low"] < 0) & (several["high"] > 0)).sum())
    widest = several.loc[several["spread"].idxmax()]
    where = next(side for side in sides if side.id == widest["group"])
    ends = " to ".join(f"{measure.show(widest[end])} ({labels[widest[who]]})" for end, who in _ENDS)
    sentence = (
        f"In the median paragraph the instruments lie {several['spread'].median():.2f} apart on a scale from −1 to +1; "
        f"in {parted} of {len(several)} one finds it hostile that another finds favourable."
    )
    place = where.place(widest["paragraph_id"], widest["position"])
    doubt = f"Widest: {place}, {ends}. {doubt} Most paragraphs have few scored words for any lexicon."
    counted = stated(
        median=several["spread"].median(), n_parted=parted, n_several=len(several), n_paragraphs_silent=silent,
    )  # fmt: skip
    ends = stated(position=widest["position"], bottom=widest["low"], top=widest["high"])
    return Finding(sentence, " ".join(doubt.split()), measure.id, widest["mark"], (counted, ends))


def say_pairs(pairs: pd.DataFrame, labels: Mapping[str, str]) -> Finding:
    """Which two instruments order the paragraphs most alike and which least; `pairs` as "pairwise"."""
    known = pairs.dropna(subset="rho")
    if known.empty:
        return Finding(f"No two instruments both score {FEWEST_PAIRED} paragraphs.", "", "instrument", "")
    best, worst = known.loc[known["rho"].idxmax()], known.loc[known["rho"].idxmin()]
    most = f"Most alike in how they order the paragraphs are {_pair(best, labels)} (rank correlation {_rho(best)})"
    least = f", least {_pair(worst, labels)} ({_rho(worst)})" if len(known) > 1 else ""
    return Finding(f"{most}{least}.", "", "instrument", "", (stated(most=best["rho"], least=worst["rho"]),))


_ENDS = (("low", "lowest"), ("high", "highest"))


def _all(told: pd.DataFrame, side: Side, noun: str) -> str:
    if len(told) == 1:
        return f"Only {told['label'].iloc[0]} scores both {noun}s, and finds {side.phrase}"
    return f"{'Both' if len(told) == 2 else f'All {len(told)}'} instruments score {side.phrase} as"


def _score(rows: pd.DataFrame) -> str:
    return "scores" if len(rows) == 1 else "score"


def _agreement_stated(values: pd.DataFrame, agreed: Agreement) -> tuple[pd.DataFrame, ...]:
    n, of = _overlaps(values)
    alpha = stated(alpha=agreed.alpha, low=agreed.low, high=agreed.high, n_paragraphs=agreed.n)
    return alpha, stated(n_overlapping=n, n_instruments=of)


def _overlaps(values: pd.DataFrame) -> tuple[int, int]:
    """For how many instruments the intervals of the two texts overlap, of how many that have both."""
    pairs = [rows for _, rows in values.dropna(subset=["low", "high"]).groupby("instrument") if len(rows) == 2]
    return sum(rows["low"].max() <= rows["high"].min() for rows in pairs), len(pairs)


def _overlapping(values: pd.DataFrame, noun: str) -> str:
    """For how many instruments the intervals of the two texts overlap: a difference may then be none."""
    n, of = _overlaps(values)
    return f"The intervals of the two {noun}s overlap for {n} of {amount(of, 'instrument')}." if of else ""


def _ranges(values: pd.DataFrame, sides: Sequence[Side], measure: Measure) -> str:
    """From which to which value the instruments range, for a text that has nothing to be compared with."""
    known = values.dropna(subset="value")
    if known.empty:
        return "No instrument scores a word here: there is no signal."
    low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
    ends = " to ".join(f"{measure.show(row['value'])} ({row['label']})" for row in (low, high))
    return f"The tone of {sides[0].phrase} ranges with the instrument from {ends}."


def _pair(row: pd.Series, labels: Mapping[str, str]) -> str:
    return f"{labels[row['one']]} and {labels[row['other']]}"


def _rho(row: pd.Series) -> str:
    return f"{row['rho']:+.2f}".replace("-", "−")
