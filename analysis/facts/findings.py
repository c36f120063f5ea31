"""What the ledger says in one sentence, and the signs of its statuses. Of texts, never of nations."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.contrast.phrases import listed
from analysis.facts.ledger import BOTH, CONTRADICTED, FRAMED, NEITHER, ONE, STATUSES
from analysis.facts.rows import Row
from analysis.scope import Scope

MOST_NAMED = 3  # articles that a sentence tells apart by name; of more it says how many

STATUS_SIGNS = {BOTH: "●", FRAMED: "◐", CONTRADICTED: "✕", ONE: "◧", NEITHER: "○"}


def tellers(documents: pd.DataFrame, scope: Scope | None = None) -> dict[str, str]:
    """What a reader calls each article, by id: as its side is called, "Russian author", where it is the only one of it.

    Those that share a side, or have none, go by their authors where these tell them apart, else by their titles.
    """
    documents = documents.set_index("doc_id")
    sides = documents["perspective"]
    shared = sides.isna() | sides.duplicated(keep=False)
    names = sides.map((scope or Scope()).of, na_action="ignore").map(lambda side: side.label, na_action="ignore")
    return names.astype(object).mask(shared, _own_names(documents[shared])).to_dict()


def _own_names(documents: pd.DataFrame) -> pd.Series:
    """What tells these articles apart: all by author, else all by title; where they share one, by their ids too."""
    authors, titles = documents["author"].astype(object), "“" + documents["title"].astype(object) + "”"
    if authors.notna().all() and not authors.duplicated().any():
        return authors
    return titles.mask(titles.duplicated(keep=False), titles + " (" + documents.index + ")")


def count_statuses(rows: Iterable[Row]) -> dict[str, int]:
    """How many of the rows have each status, in the order of STATUSES."""
    counts = dict.fromkeys(STATUSES, 0)
    for row in rows:
        counts[row.status] += 1
    return counts


def say_ledger(rows: Sequence[Row], names: Mapping[str, str], n_all: int | None = None) -> str:
    """The ledger as a sentence: how many facts both articles tell, how many one alone, and what neither tells.

    `names` are the articles as `tellers` calls them, in their order. `n_all` is how many facts articles tell without
    filters, where filters may have left some out.
    """
    counts = count_statuses(rows)
    n_untold, n_told = counts[NEITHER], len(rows) - counts[NEITHER]
    alone = _say_alone(rows, names) if len(names) <= MOST_NAMED else _say_how_many_alone(counts[ONE])
    parts = [_say_shared(counts, len(names)), alone]
    told = f"{_say_how_many(n_told, n_all)}: {'; '.join(part for part in parts if part)}." if n_told else ""
    return " ".join(part for part in (told, _say_untold(n_untold, len(names))) if part)


def ledger_stated(
    rows: Sequence[Row], names: Mapping[str, str], n_all: int | None, n_shown: int
) -> tuple[pd.DataFrame, ...]:
    """What `say_ledger` states, and how many rows are shown; then one row per article, with what it alone tells."""
    counts, alone = count_statuses(rows), [next(iter(row.cells)) for row in rows if row.status == ONE]
    told = {
        "n_told_several": counts[BOTH] + counts[FRAMED] + counts[CONTRADICTED],
        "n_in_different_light": counts[FRAMED],
        "n_contradicted": counts[CONTRADICTED],
        "n_one_alone": counts[ONE],
        "n_further_entries": counts[NEITHER],
        "n_facts": len(rows) - counts[NEITHER],
    }
    sized = {"n_facts": n_all, "n_pass": told["n_facts"]}
    tellers = {
        "teller": [say_teller(name) for name in names.values()],
        "n_alone": [alone.count(each) for each in names],
    }
    frames = [pd.DataFrame([each]) for each in (told, sized, {"n_rows": len(rows), "n_shown": n_shown})]
    return *frames, pd.DataFrame(tellers)


def count_told(rows: Iterable[Row]) -> int:
    """How many of the rows an article tells; the others stand in the chronology alone."""
    return sum(row.status != NEITHER for row in rows)


def _say_how_many(n: int, n_all: int | None) -> str:
    if n_all is None:
        return f"{n} {'fact' if n == 1 else 'facts'}"
    return f"{n} of {n_all} facts {'passes' if n == 1 else 'pass'} the filters"


def _say_shared(counts: Mapping[str, int], n_articles: int) -> str:
    n = counts[BOTH] + counts[FRAMED] + counts[CONTRADICTED]
    apart = [
        f"{counts[FRAMED]} in a different light" if counts[FRAMED] else "",
        f"{counts[CONTRADICTED]} contradicted" if counts[CONTRADICTED] else "",
    ]
    apart = [part for part in apart if part]
    by = "both" if n_articles == 2 else "two or more"
    return f"{n or 'none'} told by {by}{f', of them {listed(apart)}' if apart else ''}"


def _say_how_many_alone(n: int) -> str:
    return f"{n} by one article alone" if n else ""


def _say_alone(rows: Iterable[Row], names: Mapping[str, str]) -> str:
    alone = [next(iter(row.cells)) for row in rows if row.status == ONE]
    told = [(alone.count(doc_id), name) for doc_id, name in names.items() if doc_id in alone]
    return ", ".join(f"{n} by {say_teller(name)} alone" for n, name in told)


def _say_untold(n: int, n_articles: int) -> str:
    if n == 0:
        return ""
    entries = "one further entry" if n == 1 else f"{n} further entries"
    return f"{'Neither' if n_articles == 2 else 'None'} tells {entries} of the chronology."


def say_teller(name: str) -> str:
    """A teller inside a sentence: "the Russian author", "Yana Leksyutina"."""
    return f"the {name}" if name.endswith(" author") else name
