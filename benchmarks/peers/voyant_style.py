"""Voyant-style counts: how often each word stands in each paragraph and over all, less the stop words, and how often.

Voyant Tools itself is a web server in Java that gives no figures without a browser; its term counts and relative
frequencies are what scikit-learn's CountVectorizer counts.
"""

LABEL = "Voyant-style counts (CountVectorizer)"
DOES = "`CountVectorizer(stop_words='english')` over all paragraphs, then counts and rates per million of each word"
NEEDS = ("scikit-learn", "scipy", "numpy")


def start():
    """A count of all paragraphs."""
    from sklearn.feature_extraction.text import CountVectorizer

    def count(texts) -> int:
        cells = CountVectorizer(stop_words="english").fit_transform([each.text for each in texts])
        totals = cells.sum(axis=0)
        return int((1e6 * totals / totals.sum() > 0).sum())

    return count
