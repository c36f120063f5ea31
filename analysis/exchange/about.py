"""What an export says of itself: what a row is, what was chosen, how many there are, and what they cannot say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.facts.findings import count_statuses
from analysis.facts.rows import CHRONOLOGY, Row
from analysis.facts.said import status_label, title_of_ledger
from analysis.results import Results

BUILT_IN = "built in"  # origin of a fact of the ledger that ships
EVERYTHING = "None: every fact of the ledger and every entry of the chronology"

_FEW_DRAWN = "Each author is here with one article: nothing is said of what either author, side or country thinks."
_SOME_DRAWN = "Each side is here with these articles alone: nothing is said of what its author or country thinks."


@dataclass(frozen=True)
class About:
    """The words that travel with an export, so that it says what the screen says, doubts included."""

    title: str
    told: str
    articles: tuple[str, ...] = ()
    filters: tuple[str, ...] = (EVERYTHING,)
    counts: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


def about_ledger(rows: Sequence[Row], results: Results, filters: Iterable[str] = (), maker: str = "") -> About:
    """What a ledger with these rows says of itself; `filters` (what was chosen) and `maker` are in words."""
    return About(
        title=title_of_ledger(len(results.documents)),
        told="A row is a fact: an act, a statement or a state of affairs, in our own words, and how each article tells "
        "it. Status says which articles tell it, and whether they tell it apart.",
        articles=tuple(map(say_article, results.documents.itertuples())),
        filters=tuple(filters) or (EVERYTHING,),
        counts=_counts(rows, len(results.documents)),
        cautions=_cautions(rows, results, maker),
    )


def say_article(document: tuple) -> str:
    """An article, a row of "documents", and how long it is, as a line."""
    parts = (document.author, document.title, document.outlet, document.published)
    named = ", ".join(part for part in parts if isinstance(part, str) and part)
    return f"{document.doc_id}: {named}; {document.n_paragraphs:,} paragraphs, {document.n_words:,} words"


def _counts(rows: Sequence[Row], n_articles: int) -> tuple[str, ...]:
    told = [f"{status_label(status, n_articles)}: {n:,}" for status, n in count_statuses(rows).items()]
    tellings = sum(len(row.cells) for row in rows)
    return (f"Rows: {len(rows):,}", *told, f"Tellings: {tellings:,}")


def _cautions(rows: Sequence[Row], results: Results, maker: str) -> tuple[str, ...]:
    """What holds of every ledger, then what holds of this one."""
    documents, cells = results.documents, [cell for row in rows for cell in row.cells.values()]
    translated = ", ".join(documents.loc[documents["translated"], "doc_id"])
    without = ", ".join(_without_text(results))
    scored = sum(cell.tone is not None for cell in cells)
    lost = sum(cell.lost for cell in cells)
    own = sum(row.fact.origin not in (BUILT_IN, CHRONOLOGY) for row in rows)
    said = (
        "What counts as a fact, and as the same fact, was decided by a reader; another would cut some otherwise.",
        f"{maker}." if maker else "",
        "That an article has no passage for a fact says that the makers of the ledger found none.",
        "Status compares texts. It does not say what happened or who is right, and an article that leaves a fact out "
        "may have had no call to tell it.",
        say_drawn(documents),
        f"Tone is known for {scored:,} of {len(cells):,} tellings and rests on few words; where no word is scored "
        "there is none, which is not a neutral one.",
        "Stance is the judgement of a small model that is often wrong: read the passage before using it.",
        f"A translation, so that its words and its tone are partly the translator’s: {translated}."
        if translated
        else "",
        f"Text not at hand, so that its passages have no words and no place: {without}." if without else "",
        f"Facts that a reader of this machine added or changed: {own:,}." if own else "",
        f"Tellings of which sentences are no longer in the articles at hand: {lost:,}." if lost else "",
    )
    return tuple(filter(None, said))


def say_drawn(documents: pd.DataFrame) -> str:
    """Of whom articles that were not drawn by chance say nothing, as a sentence."""
    return _SOME_DRAWN if documents["perspective"].dropna().duplicated().any() else _FEW_DRAWN


def _without_text(results: Results) -> list[str]:
    held: pd.Series = results.paragraphs["text"].notna().groupby(results.paragraphs["doc_id"], sort=False).all()
    return list(held.index[~held])
