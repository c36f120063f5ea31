"""What the corpus is, in a sentence or two computed from its articles."""

import pandas as pd

from analysis.contrast.phrases import in_words, listed


def corpus_lead(documents: pd.DataFrame) -> str:
    """Who wrote the articles, for whom, in how many paragraphs; a translation is said to be one."""
    number = in_words(len(documents)) if len(documents) else "no"
    n = int(documents["n_paragraphs"].sum())
    plural = "article" if len(documents) == 1 else "articles"
    tellers = [_teller(document) for document in documents.itertuples(index=False)]
    return f"{number.capitalize()} opinion {plural} of {n} paragraphs: {listed(tellers)}."


def _teller(document) -> str:
    outlet = f", {document.outlet}" if pd.notna(document.outlet) else ""
    translated = ", in translation" if document.translated else ""
    whose = f"{document.perspective} author" if pd.notna(document.perspective) else "author"
    author = f"{document.author} ({whose}{outlet}{translated})" if pd.notna(document.author) else whose
    return f"{document.n_paragraphs} by {author}"
