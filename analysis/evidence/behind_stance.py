"""Which paragraphs stand behind a stance: of a text, of a voice, of a holder, of one paragraph."""

from collections.abc import Mapping
from functools import singledispatch

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import say_paragraphs
from analysis.contrast.phrases import in_telling
from analysis.contrast.positions import positions
from analysis.contrast.stance import say_codes
from analysis.evidence.behind import say_places
from analysis.results import Results

_SAID = {"against": "against", "neutral": "neutral", "favour": "in favour", "unsure": "unsure"}


@singledispatch
def behind_stances(results: Results, stances: pd.DataFrame, panels: Mapping[str, tuple[Contrast, str]]) -> pd.DataFrame:
    """One row per row of "stance_of_actors" with a paragraph: label, mark, the paragraphs that name the actor.

    `panels` gives the contrast and the voice of each panel of `stances`.
    """
    held = {voice: positions(results, voice) for voice in {voice for _, voice in panels.values()}}
    rows = []
    for row in stances[stances["n_units"] > 0].to_dict("records"):
        contrast, voice = panels[row["panel"]]
        side = next(side for side in contrast.sides if side.id == row["group"])
        named = held[voice].loc[held[voice]["actor"] == row["key"], "paragraph_id"]
        ids = list(named[named.isin(side.paragraph_ids)])
        where = ", ".join(part for part in (row["panel"], row["label"], side.label) if part)
        rows.append((f"{where}: {say_paragraphs(len(ids))}, {say_codes(row)}", row["mark"], ids))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def behind_who(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per row of "who_to_whom": label, mark, the paragraphs in which the holder judges the target."""
    rows = frame.to_dict("records")
    told = ["" if row["own"] else f", in {in_telling(row['side'])}" for row in rows]
    labels = [
        f"{row['holder']} of {row['target']}{where}: {say_paragraphs(row['n_units'])}, {say_codes(row)}"
        for row, where in zip(rows, told, strict=True)
    ]
    return frame[["mark", "paragraph_ids"]].assign(label=labels)


def behind_arc(arc: pd.DataFrame) -> pd.DataFrame:
    """One row per row of "stance_arc" that names the actor: label with code and value, mark, the paragraph."""
    judged = arc[arc["code"] != ""]
    rows = [
        (f"{row.actor}, {place}: {_SAID[row.code]} ({_signed(row.value)})", row.mark, [row.paragraph_id])
        for place, row in zip(say_places(judged), judged.itertuples(index=False), strict=True)
    ]
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def behind_disagreements(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per row of "tone_against_stance": label with both numbers, mark, the paragraph."""
    rows = [
        (
            f"{place}, on {row.actor}: tone {_signed(row.polarity)}, stance {_signed(row.value)} ({_SAID[row.code]})",
            row.mark,
            [row.paragraph_id],
        )
        for place, row in zip(say_places(frame), frame.itertuples(index=False), strict=True)
    ]
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def _signed(value: float) -> str:
    if pd.isna(value):
        return "unknown"
    return "0.00" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")
