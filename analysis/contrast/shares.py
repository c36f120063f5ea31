"""Intervals for shares of paragraphs that are an unbroken 0 or 100 %.

Resampled, such a share never moves: the bootstrap would draw an interval of no width, and pass ignorance for
certainty. Two textbook intervals that stay honest there take its place.
"""

import numpy as np

# Measures that count each paragraph as in or out.
PARAGRAPH_SHARES = ("topic_share", "actor_share", "stance_against", "stance_favour")
_Z = 1.959963984540054  # the normal deviate of 95 %


def unbroken(counted: np.ndarray, n: np.ndarray) -> np.ndarray:
    """True where none or all of n paragraphs count."""
    return (counted == 0) | (counted == n)


def wilson(counted: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """95 % interval of a share of n paragraphs. Wilson (1927), JASA 22(158), 209-212."""
    share = counted / n
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    reach = _Z / (1 + _Z**2 / n) * np.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return np.clip(middle - reach, 0, 1), np.clip(middle + reach, 0, 1)


def agresti_caffo(
    counted: np.ndarray, n: np.ndarray, counted_reference: np.ndarray, n_reference: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """95 % interval of the difference of two shares (low, high), and its standard error.

    One paragraph that counts and one that does not are added to each side. Agresti & Caffo (2000), The American
    Statistician 54(4), 280-288.
    """
    share, other = (counted + 1) / (n + 2), (counted_reference + 1) / (n_reference + 2)
    error = np.sqrt(share * (1 - share) / (n + 2) + other * (1 - other) / (n_reference + 2))
    low, high = share - other - _Z * error, share - other + _Z * error
    return np.clip(low, -1, 1), np.clip(high, -1, 1), error
