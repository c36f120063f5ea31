"""The caution under every chart of stance, read from the committed results."""

from functools import cache

import pandas as pd

from analysis.evidence.standing import say_caution, standings
from pages.shared.method_parts import RESULTS
from pages.shared.results import is_built_in


def caution() -> str:
    """How far the model agrees with readers of the built-in articles; empty where it does so often enough."""
    return _said(elsewhere=not is_built_in())


@cache
def readers() -> pd.DataFrame:
    """What it rests on: the lowest agreement with a coding by readers."""
    return pd.DataFrame({"alike": [standing.alike for standing in standings(RESULTS)]}).nsmallest(1, "alike")


@cache
def _said(*, elsewhere: bool) -> str:
    return say_caution(RESULTS, elsewhere=elsewhere)
