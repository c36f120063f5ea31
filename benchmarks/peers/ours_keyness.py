"""Our measures of keyness, alone: log-odds, log-likelihood and Log Ratio of every content word of two sides."""

LABEL = "Parallax: count_units and measures"
DOES = "content words of each paragraph, then log-odds with their z, G2 and Log Ratio of every word of the two sides"
NEEDS = ("pandas", "numpy")


def start():
    """A comparison of the two sides."""
    import numpy as np

    from analysis.contrast.keyness.measures import log_likelihood, log_odds, log_ratio
    from analysis.contrast.keyness.units import count_units
    from benchmarks.peers.ours_frames import contrast_of, read_common_words, worded_results

    common = read_common_words()

    def compare(texts) -> int:
        results = worded_results(texts, common)
        counts = count_units(results)
        sides = [counts.of(side.paragraph_ids) for side in contrast_of(texts, results).sides]
        totals = tuple(float(side.sum()) for side in sides)
        found = [*log_odds(*sides, totals), log_likelihood(*sides, totals), log_ratio(*sides, totals)]
        return sum(int(np.isfinite(each).sum()) for each in found)

    return compare
