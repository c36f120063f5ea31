"""The arc of tone through each text: paragraph by paragraph, with the running mean over three."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.contrast.counts import well_covered
from analysis.contrast.findings import upper_first
from analysis.contrast.groups import Side, by_document, by_telling
from analysis.contrast.rollup import tally
from analysis.results import Results

WINDOW = 3
_IN_VOICE = {"author": "In the author’s own words,", "quoted": "In quoted words,", "reported": "In reported words,"}


def tone_arc(results: Results, voice: str) -> pd.DataFrame:
    """One row per paragraph in reading order.

    paragraph_id, doc_id, perspective (its telling), position, n_paragraphs, place (0 beginning to 1 end of its
    article, at the paragraph's middle), polarity (-1 hostile to +1 favourable words of `voice`; unknown without a
    scored word), n_scored, and running: the polarity of the paragraph and its two neighbours taken together, each
    scored word counting once; unknown at either end of the article, where a neighbour is missing from `results`, and
    where fewer than two of the three have a scored word.
    """
    frame = results.paragraphs[["paragraph_id", "position"]].copy()
    lengths = results.documents.set_index("doc_id")["n_paragraphs"]
    ids = frame["paragraph_id"]
    frame["n_paragraphs"] = ids.map(by_document(results)).map(lengths)
    frame.insert(1, "perspective", ids.map(by_telling(results)))
    frame.insert(1, "doc_id", ids.map(by_document(results)))
    frame["place"] = (frame["position"] - 0.5) / frame["n_paragraphs"]
    counted = tally(results, voice, ("polarity",)).set_index("paragraph_id")
    sums = counted.reindex(ids)[["numerator", "denominator"]].reset_index(drop=True).set_index(frame.index)
    frame["polarity"] = sums["numerator"] / sums["denominator"].where(sums["denominator"] > 0)
    frame["n_scored"] = sums["denominator"].astype(int)
    frame["running"] = _running(sums, ids.map(by_document(results)), frame["position"])
    return frame.reset_index(drop=True)


def _running(sums: pd.DataFrame, documents: pd.Series, positions: pd.Series) -> pd.Series:
    windows = sums.groupby(documents).rolling(WINDOW, center=True).sum().droplevel(0).reindex(sums.index)
    span = positions.groupby(documents).shift(-1) - positions.groupby(documents).shift(1)
    known = (sums["denominator"] > 0).groupby(documents).rolling(WINDOW, center=True).sum().droplevel(0)
    whole = (span == WINDOW - 1) & (known.reindex(sums.index) > 1)
    return (windows["numerator"] / windows["denominator"]).where(whole)


def arc_finding(arc: pd.DataFrame, voice: str, sides: Iterable[Side]) -> str:
    """The most favourable and the most hostile paragraph of each side in this voice, as a sentence."""
    held = [(side, arc[arc["paragraph_id"].isin(side.paragraph_ids)]) for side in sides]
    parts = [_extremes(side.phrase, rows, side.titles) for side, rows in held if len(rows)]
    said = " ".join(parts)
    return f"{_IN_VOICE[voice]} {said[:1].lower()}{said[1:]}" if voice in _IN_VOICE else said


def _extremes(phrase: str, rows: pd.DataFrame, titles: Mapping[str, str]) -> str:
    known = rows.dropna(subset="polarity")
    whose = upper_first(phrase)
    if known.empty:
        return f"{whose} has no scored word here."
    known = well_covered(known, "n_scored")
    high, low = known.loc[known["polarity"].idxmax()], known.loc[known["polarity"].idxmin()]
    if len(known) == 1:
        return f"{whose} has scored words in paragraph {_which(high, titles)} only ({_signed(high['polarity'])})."
    if high["polarity"] == low["polarity"]:
        return f"{whose} sounds the same ({_signed(high['polarity'])}) wherever tone is known."
    up = "most favourable" if high["polarity"] > 0 else "least hostile"
    down = "most hostile" if low["polarity"] < 0 else "least favourable"
    return f"{whose} sounds {up} in paragraph {_where(high, titles)}, {down} in paragraph {_where(low, titles)}."


def _where(row: pd.Series, titles: Mapping[str, str]) -> str:
    return f"{_which(row, titles)} ({_signed(row['polarity'])})"


def _which(row: pd.Series, titles: Mapping[str, str]) -> str:
    return f"{row['position']} of “{titles[row['doc_id']]}”" if row["doc_id"] in titles else str(row["position"])


def _signed(value: float) -> str:
    return "0.00" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")
