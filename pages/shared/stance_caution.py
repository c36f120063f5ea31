"""The caution under every chart of stance, read from the committed results."""

from functools import cache

from analysis.evidence.standing import say_caution
from pages.shared.method_parts import RESULTS
from pages.shared.project import the_project


def caution() -> str:
    """How far the model agrees with readers of the built-in articles; empty where it does so often enough."""
    return _said(elsewhere=the_project() is not None)


@cache
def _said(*, elsewhere: bool) -> str:
    return say_caution(RESULTS, elsewhere=elsewhere)
