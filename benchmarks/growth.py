"""How a cost grows with the work: the slope of its logarithm over the logarithm of the size."""

from collections.abc import Mapping

import numpy as np

FASTER = 1.15  # a slope above this counts as growing faster than the work
_SETTLED = 0.02  # seconds: below it, what is paid once hides how the rest grows


def exponent(seconds: Mapping[int, float]) -> float | None:
    """The slope of a straight line through the points, both axes logarithmic: 1 grows as the work, 2 as its square.

    `seconds` has the cost of each size. Sizes that take less than a fiftieth of a second are left out; None where
    fewer than two are left.
    """
    points = [(size, cost) for size, cost in sorted(seconds.items()) if cost >= _SETTLED]
    if len(points) < 2:
        return None
    sizes, costs = np.log10(np.array(points, float)).T
    return float(np.polyfit(sizes, costs, 1)[0])


def last_step(seconds: Mapping[int, float]) -> float | None:
    """The same between the two largest sizes alone, where what is paid once weighs least."""
    return exponent(dict(sorted(seconds.items())[-2:]))


def grows_faster(seconds: Mapping[int, float]) -> bool:
    """Whether the cost grows faster than the work, over all sizes or at the last step."""
    return any(slope is not None and slope > FASTER for slope in (exponent(seconds), last_step(seconds)))
