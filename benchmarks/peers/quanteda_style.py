"""quanteda-style keyness: `textstat_keyness` with chi-square and G2, by its formulas, over counts of scikit-learn.

quanteda is a package of R that Debian does not carry; what its function computes is published (2 × 2 table of word and
other words by side, signed by which side has more), and is computed here with numpy.
"""

LABEL = "quanteda-style keyness (CountVectorizer, numpy)"
DOES = "document-feature matrix, then signed chi-square (Yates) and G2 of every word of the two sides"
NEEDS = ("scikit-learn", "scipy", "numpy")


def start():
    """A comparison of the two sides."""
    import numpy as np
    from scipy.special import xlogy
    from sklearn.feature_extraction.text import CountVectorizer

    def compare(texts) -> int:
        cells = CountVectorizer(stop_words="english").fit_transform([each.text for each in texts])
        sides = np.array([each.target for each in texts])
        one, other = (np.asarray(cells[side].sum(axis=0)).ravel().astype(float) for side in (sides, ~sides))
        observed = np.array([[one, other], [one.sum() - one, other.sum() - other]])
        rows, columns = observed.sum(axis=1, keepdims=True), observed.sum(axis=0, keepdims=True)
        expected = rows * columns / observed.sum(axis=(0, 1))
        apart = np.maximum(np.abs(observed - expected) - 0.5, 0)
        sign = np.sign(observed[0, 0] - expected[0, 0])
        chi2 = sign * (apart**2 / expected).sum(axis=(0, 1))
        g2 = sign * 2 * (xlogy(observed, observed) - xlogy(observed, expected)).sum(axis=(0, 1))
        return int(np.isfinite(chi2).sum() + np.isfinite(g2).sum())

    return compare
