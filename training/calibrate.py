"""Calibration: probabilities that mean what they say, by vector scaling (Guo et al. 2017, ICML)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize


class Scaling(NamedTuple):
    """How a head's scores are read: divided by the temperature, then a bias added for against, neutral, favour."""

    temperature: float = 1.0
    bias: tuple[float, float, float] = (0.0, 0.0, 0.0)


def scaling(chances: np.ndarray, labels: Sequence[int]) -> Scaling:
    """The scaling under which items kept back are least surprising; the bias for neutral is 0.

    `chances` are N x 3 probabilities as the head gives them; labels -1, 0 or 1. A temperature above 1 is that of a
    head too sure of itself.
    """
    scores, places = np.log(np.clip(chances, 1e-9, 1)), np.array(labels) + 1

    def surprise(weights: np.ndarray) -> float:
        scaled = scores / np.exp(weights[0]) + np.array([weights[1], 0.0, weights[2]])
        return float(np.mean(np.logaddexp.reduce(scaled, axis=1) - scaled[np.arange(len(places)), places]))

    warmth, against, favour = minimize(surprise, np.zeros(3), method="Nelder-Mead").x
    return Scaling(float(np.exp(warmth)), (float(against), 0.0, float(favour)))
