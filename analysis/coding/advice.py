"""How many more paragraphs to code by hand, so that a corrected share is known twice as well."""

from math import ceil

import pandas as pd

from analysis.coding.shown import Names

_WHY = (
    "An interval narrows with the square root of the number coded: half the width takes four times as many "
    "paragraphs, and fewer where few are left to code."
)


def say_more(table: pd.DataFrame, names: Names) -> str:
    """How wide the widest interval of `shares` is, and about how many more paragraphs would halve it; or nothing.

    Nothing where no interval is known, or none has a width, since everything is coded.
    """
    widths = (table["high"] - table["low"]).dropna()
    if widths.empty or widths.max() <= 0:
        return ""
    row = table.loc[widths.idxmax()]
    what = f"{names.question(row['variable'], row['key'])}: {names.code(row['variable'], row['code'])}"
    where = f" in {names.scope.of(row['perspective']).label}" if row["perspective"] else ""
    n, total = int(row["n"]), int(row["N"])
    more = number_to_halve(n, total) - n
    return (
        f"The widest interval spans {100 * widths.max():.0f} percentage points ({what}{where}, {n} of {total:,} "
        f"paragraphs coded). About {more:,} more of them would halve it. {_WHY}"
    )


def number_to_halve(n: int, total: int) -> int:
    """How many paragraphs of a total are to be coded, where n are, for a standard error half as large.

    The error goes with √(1/n − 1/total): simple random sampling without replacement (Cochran 1977, Sampling
    Techniques, 2.6). Of an endless total that makes four times n.
    """
    return min(total, ceil(4 * n * total / (total + 3 * n)))
