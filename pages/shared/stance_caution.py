"""The caution under every chart of stance, read from the committed results."""

from functools import cache

from analysis.evidence.standing import say_caution
from pages.shared.method_parts import RESULTS


@cache
def caution() -> str:
    """How far the model agrees with readers of the articles; empty where it does so often enough."""
    return say_caution(RESULTS)
