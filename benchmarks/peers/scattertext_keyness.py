"""scattertext's keyness: scaled F-scores of every word of two sides, texts split at spaces and signs.

With its own splitter that needs no model (`whitespace_nlp_with_sentences`), single words only.
"""

LABEL = "scattertext, scaled F-scores"
DOES = "`CorpusFromPandas` split by `whitespace_nlp_with_sentences`, then `get_scaled_f_scores` of its single words"
NEEDS = ("scattertext", "pandas", "scikit-learn")


def start():
    """A comparison of the two sides."""
    import pandas as pd
    import scattertext

    def compare(texts) -> int:
        frame = pd.DataFrame({"side": ["target" if each.target else "reference" for each in texts]})
        frame["text"] = [each.text for each in texts]
        corpus = scattertext.CorpusFromPandas(
            frame, category_col="side", text_col="text", nlp=scattertext.whitespace_nlp_with_sentences
        ).build()
        return len(corpus.get_unigram_corpus().get_scaled_f_scores("target"))

    return compare
