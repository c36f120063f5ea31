"""What a page says about a concordance, and the concordance as readers see it."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.contrast.phrases import listed
from analysis.evidence.concordance import WordCounts, is_counted
from analysis.evidence.judgements import said_code
from analysis.results import Results
from analysis.schemas import VOICES
from analysis.scope import Scope

MOST_NAMED = 4  # tellings that a sentence names

BEFORE, AFTER = 31, 50  # characters of context in a line of the table; on a phone the mention is still in sight
HEADINGS = {
    "left": "Before",
    "mention": "Found",
    "right": "After",
    "code": "Stance",
    "stance": "Value",
    "holder": "Whose stance",
    "gist": "Gist of the paragraph",
    "times": "Times",
    "perspective": "Author",
    "position": "¶",
    "voice": "Voice",
}


def as_table(rows: pd.DataFrame, telling: str = "author") -> pd.DataFrame:
    """The rows as readers see them: short contexts, gists only where there is none, empty columns left out.

    `telling` is what those who tell are called: "author", "telling".
    """
    table = rows.assign(
        left=rows["left"].map(_end, na_action="ignore"),
        right=rows["right"].map(_beginning, na_action="ignore"),
        gist=rows["gist"].where(rows["left"].isna()),
        perspective=rows["perspective"].fillna(rows["doc_id"]),
    )
    if "code" in table:
        table["code"] = table["code"].map(said_code, na_action="ignore")
    shown = [name for name in HEADINGS if name in table and (name != "times" or (rows["times"] > 1).any())]
    table = table[shown]
    table = table.rename(columns=HEADINGS | {"perspective": telling.capitalize()}).dropna(axis="columns", how="all")
    return table.fillna({"Voice": "unknown"} | dict.fromkeys(["Before", "After", "Gist of the paragraph"], ""))


def _end(context: str) -> str:
    """The last whole words of a context; the spaces at its edge cannot be seen."""
    context = context.strip()
    return context if len(context) <= BEFORE else "… " + context[-BEFORE:].partition(" ")[2]


def _beginning(context: str) -> str:
    context = context.strip()
    return context if len(context) <= AFTER else context[:AFTER].rpartition(" ")[0] + " …"


def count_by_document(results: Results, rows: pd.DataFrame) -> pd.DataFrame:
    """One row per article of the results: its perspective, times (places), n_found and n_paragraphs (paragraphs)."""
    found = rows.groupby("doc_id").agg(times=("times", "sum"), n_found=("paragraph_id", "nunique"))
    held = results.paragraphs.groupby("doc_id", sort=False).agg(n_paragraphs=("paragraph_id", "size"))
    counts = held.join(found).fillna(0).astype(int).reset_index()
    return counts.merge(results.documents[["doc_id", "perspective"]], on="doc_id", validate="one_to_one")


def say_counts(what: str, counts: pd.DataFrame, scope: Scope, *, at_least: bool = False) -> str:
    """Where it stands, as a sentence: how often, and in how many paragraphs of each telling; of many, of all together.

    Parameters
    ----------
    what
        Subject and verb: `“sanction*” is found`, `China is mentioned`.
    at_least
        True where places may be missing.
    """
    total = int(counts["times"].sum())
    if not total:
        read = int(counts["n_paragraphs"].sum())
        return f"{what} nowhere in {_these_paragraphs(read)}."
    often = {1: "once", 2: "twice"}.get(total, f"{total} times")
    return f"{what} {'at least ' if at_least else ''}{often}: in {_where(counts, scope)}."


def _where(counts: pd.DataFrame, scope: Scope) -> str:
    """The paragraphs that hold it, telling by telling; of many tellings those of all, and how many articles hold it."""
    tellings = counts["doc_id"] if scope.by_article else counts["perspective"].fillna(counts["doc_id"])
    sums = counts.groupby(tellings, sort=False)[["n_found", "n_paragraphs"]].sum()
    if len(sums) > MOST_NAMED:
        held = int((counts["n_found"] > 0).sum())
        return (
            f"{sums['n_found'].sum()} of {sums['n_paragraphs'].sum()} paragraphs, in {held} of {len(counts)} articles"
        )
    known = [scope.of(name) for name in sums.index]
    named = len(sums) - 1 if all(each.phrase.endswith("’s text") for each in known) else 0  # where the noun stands
    rows = zip(known, sums.itertuples(index=False), strict=True)
    said = [
        each.says_of(row.n_found, row.n_paragraphs, "" if at != named else _unit(row.n_paragraphs))
        for at, (each, row) in enumerate(rows)
    ]
    return listed(said)


def _unit(n: int) -> str:
    return "paragraph" if n == 1 else "paragraphs"


def _how_found(term: str, shipped: WordCounts) -> str:
    if is_counted(term, shipped):
        return (
            "Without its text, an article’s words are looked up in unordered counts per paragraph, which know neither "
            "capitals nor voice."
        )
    return (
        "Without its text, a phrase or a function word is found in an article only inside the terms of the "
        "codebooks and the scored words: there may be more places."
    )


def _these_paragraphs(n: int) -> str:
    return "this paragraph" if n == 1 else f"these {n} paragraphs"


def say_context(results: Results, rows: pd.DataFrame, term: str | None, shipped: WordCounts) -> str:
    """Why some rows lack the words around them; empty where none does. `term`: what a reader wrote, if so."""
    without = int(rows["left"].isna().sum())
    lacking = results.paragraphs["text"].isna()
    if not (without or (term and lacking.any())):
        return ""
    why = "The words around a mention are shown for attached articles only"
    said = f"{why}; {without} of {len(rows)} rows show the paragraph’s gist instead." if without else f"{why}."
    return " ".join(part for part in (said, _how_found(term, shipped) if term else "") if part)


def say_codes(rows: pd.DataFrame, codes: Sequence[str]) -> str:
    """How many rows the choice of stances has left out, as a sentence; empty where nothing was chosen."""
    if not codes:
        return ""
    kept = int(rows["code"].isin(codes).sum())
    return f"Only {' or '.join(map(said_code, codes))}: {len(rows) - kept} of {len(rows)} mentions left out."


def say_voice(rows: pd.DataFrame, voice: str | None, labels: Mapping[str, str]) -> str:
    """What the choice of a voice has left out, as a sentence; empty where it left out nothing."""
    if voice not in VOICES:
        return ""
    unknown, other = int(rows["voice"].isna().sum()), int((rows["voice"].notna() & (rows["voice"] != voice)).sum())
    lacking = f" and {unknown} whose voice is unknown without the text" if unknown else ""
    return f"{labels[voice]} only: {other} in other voices{lacking} left out."
