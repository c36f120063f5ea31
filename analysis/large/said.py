"""What a large corpus is, in sentences: how many articles, whose, and which of them are translations."""

from analysis.contrast.contrasts import AUTHORS, Contrast
from analysis.contrast.overview import corpus_lead
from analysis.contrast.phrases import listed
from analysis.contrast.tone_findings import say_translated, say_translations
from analysis.large.results import LargeResults

_FEW = 4  # tellings that a sentence lists


@corpus_lead.register
def _corpus_lead(results: LargeResults, kind: str = "article") -> str:
    corpus = results.corpus
    lead = f"{corpus.n_articles:,} {kind}s of {corpus.n_paragraphs:,} paragraphs"
    told = [results.scope.of(name) for name in results.scope.names]
    if not 0 < len(told) <= _FEW:
        return f"{lead}." if not told else f"{lead}, {len(told)} tellings."
    n = corpus.articles_by_telling
    return f"{lead}: {listed([f'{each.label} ({n.get(each.name, 0):,})' for each in told])}."


@say_translated.register
def _say_translated(results: LargeResults, contrast: Contrast | None = None) -> str:
    names = results.scope.names
    if contrast is not None and contrast.id == AUTHORS:
        names = [name for name in names if name in {side.id for side in contrast.sides}]
    documents = results.documents
    translated = {name: documents.loc[documents["perspective"] == name, "translated"].astype(bool) for name in names}
    return say_translations(translated, results.scope)
