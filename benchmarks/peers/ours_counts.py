"""Our counts, alone: content words of every paragraph, then counts and rates over all."""

LABEL = "Parallax: content_words"
DOES = "the content words of each paragraph with their counts, then counts and rates per million of each word"
NEEDS = ("pandas", "numpy")


def start():
    """A count of all paragraphs."""
    from analysis.measures.content_words import content_words
    from benchmarks.peers.ours_frames import paragraphs_of, read_common_words

    common = read_common_words()

    def count(texts) -> int:
        totals = content_words(paragraphs_of(texts), common).groupby("word")["n"].sum()
        return int((1e6 * totals / totals.sum() > 0).sum())

    return count
