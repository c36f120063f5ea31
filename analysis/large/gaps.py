"""The sums of `gap_intervals` asked of the tables: of two ratios over the same paragraphs, as of two voices."""

from analysis.contrast.gaps import ABLE, PRODUCTS, RATIOS


def gap_sums() -> str:
    """The sums of `gap_intervals` over rows that have a, d, b and e, as SQL."""
    able = ", ".join(f"count(*) FILTER ({ratio[1]} > 0) AS {name}" for name, ratio in zip(ABLE, RATIOS, strict=True))
    singly = ", ".join(f"sum({name}) AS {name}" for ratio in RATIOS for name in ratio)
    return f"{able}, {singly}, " + ", ".join(f"sum({one} * {two}) AS {one}{two}" for one, two in PRODUCTS)
