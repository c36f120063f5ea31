"""What the mask does to the tone of whole sides, as a sentence with its doubt."""

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.findings import Finding, stated
from analysis.contrast.groups import Side

_DOUBT = "Both are means over the same paragraphs, on other words: each dot has its own interval."


def say_mask_of_sides(masked: pd.DataFrame, unmasked: pd.DataFrame, sides: list[Side], measure: Measure) -> Finding:
    """The side whose tone the mask moves most, from where to where.

    masked, unmasked: one row per side with group and value, with the mask on and off.
    """
    on, off = (frame.set_index("group")["value"] for frame in (masked, unmasked))
    moved = (on - off).dropna()
    if moved.empty:
        return Finding("No side has a scored word both with the mask on and off.", measure.unknown, measure.id, "")
    group = moved.abs().idxmax()
    side = next(side for side in sides if side.id == group)
    rests_on = (stated(value=on[group], value_unmasked=off[group]),)
    if measure.show(on[group]) == measure.show(off[group]):
        return Finding("The mask moves the tone of no side as a whole.", _DOUBT, measure.id, "", rests_on)
    ends = f"from {measure.show(off[group])} with it off to {measure.show(on[group])} with it on"
    return Finding(f"The mask moves the tone of {side.phrase} most: {ends}.", _DOUBT, measure.id, "", rests_on)
