"""What the corpus is, in a sentence or two computed from its articles."""

from functools import singledispatch

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side, by_document, by_telling
from analysis.contrast.phrases import in_words, listed
from analysis.results import Results
from analysis.scope import REST

_FEW = 4  # articles or tellings that a sentence lists
HOUSE = "Parallax"


@singledispatch
def corpus_lead(results: Results, kind: str = "article") -> str:
    """Who wrote the articles, for whom, in how many paragraphs; a translation is said to be one. Of many: how many."""
    documents = results.documents
    number = in_words(len(documents)) if len(documents) else "no"
    n = int(documents["n_paragraphs"].sum())
    lead = f"{number.capitalize()} {kind}{'' if len(documents) == 1 else 's'} of {n} paragraphs"
    if len(documents) <= _FEW:
        tellers = [_teller(document, results) for document in documents.itertuples(index=False)]
    else:
        tellers = _tellers(results)
    return f"{lead}: {listed(tellers)}." if tellers else f"{lead}."


def say_source(documents: pd.DataFrame) -> str:
    """The articles as a source line names them: who and where, when; of many, how many and of which outlets."""
    if len(documents) <= _FEW:
        names = [_name(document) for document in documents.itertuples(index=False)]
    else:
        outlets = list(documents["outlet"].dropna().unique())
        names = [f"{len(documents):,} articles" + (f" ({', '.join(outlets)})" if 0 < len(outlets) <= _FEW else "")]
    dates = documents["published"].dropna().astype(str).str[:7]
    first, last = (dates.min(), dates.max()) if len(dates) else ("", "")
    when = f", {first}{f' to {last}' if last != first else ''}" if first else ""
    return f"{listed(names)}{when}; {HOUSE}" if names else HOUSE


def title_of_overview(n_tellings: int) -> str:
    """The question of the page that opens first."""
    if n_tellings < 2:
        return "What does the article say?"
    return f"Where do the {'two ' if n_tellings == 2 else ''}tellings differ most?"


def title_of_words(n_tellings: int) -> str:
    """The question of the page of words."""
    return "Which words set a text apart?" if n_tellings < 2 else "Which words set the two apart?"


def title_of_events(contrast: Contrast, word: str) -> str:
    """The question of a page that sets two events side by side."""
    if not contrast.target.id:
        return f"How are {word}s told?"
    other = contrast.reference.label
    if contrast.reference.id == REST:
        other = f"the other {word}s"
    elif contrast.reference.phrase.endswith(f"about no {word}"):
        other = f"the paragraphs about no {word}"
    return f"How is {contrast.target.label} told against {other}?"


def title_of_authors(contrast: Contrast) -> str:
    """The question of a page that sets two tellings side by side."""
    one, other = contrast.sides
    if other.id == REST and other in contrast.empty:
        return f"How does {_told(one)} tell it?"
    against = "all others" if other.id == REST else _told(other)
    return f"How does {_told(one)} tell it against {against.removesuffix(' author')}?"


def _told(side: Side) -> str:
    """A telling as a title names it: "the Russian author", "Harbour Post", “The title of an article”."""
    if side.phrase.startswith("“"):
        return side.phrase
    return f"the {side.label}" if side.label.endswith(" author") else side.label


def _teller(document, results: Results) -> str:
    outlet = f", {document.outlet}" if pd.notna(document.outlet) else ""
    translated = ", in translation" if document.translated else ""
    whose = results.scope.of(document.perspective).label if pd.notna(document.perspective) else ""
    told = f"{whose}{outlet if outlet != f', {whose}' else ''}{translated}".removeprefix(", ")
    if pd.isna(document.author):
        return f"{document.n_paragraphs} in “{document.title}”{f' ({told})' if told else ''}"
    return f"{document.n_paragraphs} by {document.author}{f' ({told})' if told else ''}"


def _tellers(results: Results) -> list[str]:
    """Each telling with its articles; of many tellings only how many there are."""
    if results.scope.by_article:
        return []
    articles = by_telling(results).groupby(by_document(results)).first().value_counts()
    told = [results.scope.of(name) for name in results.scope.names if name in articles]
    if len(told) > _FEW:
        return [f"{in_words(len(told))} tellings"]
    return [f"{each.label} ({articles[each.name]})" for each in told]


def _name(document) -> str:
    surname = document.author.split()[-1] if pd.notna(document.author) and document.author.split() else ""
    outlet = document.outlet if pd.notna(document.outlet) else ""
    if not surname:
        return outlet or f"“{document.title}”"
    return f"{surname} ({outlet})" if outlet else surname
