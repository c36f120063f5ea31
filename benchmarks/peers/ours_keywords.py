"""Our whole keyness: the measures, dispersion, and what chance would do, by dealing the paragraphs a thousand times."""

LABEL = "Parallax: keywords, with chance"
DOES = "the same, dispersion, 1,000 deals of the paragraphs to the sides, and 200 splits of either side in half"
NEEDS = ("pandas", "numpy")


def start():
    """A comparison of the two sides."""
    from analysis.contrast.keyness.keywords import keywords
    from benchmarks.peers.ours_frames import contrast_of, read_common_words, worded_results

    common = read_common_words()

    def compare(texts) -> int:
        results = worded_results(texts, common)
        return len(keywords(results, contrast_of(texts, results)).frame)

    return compare
