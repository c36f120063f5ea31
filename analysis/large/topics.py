"""Topics of a large corpus: which stand together, and by which terms each was counted."""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from analysis.contrast.cooccurrence import pairs_frame, pairs_of, topic_pairs
from analysis.contrast.findings import say_paragraphs
from analysis.contrast.groups import Side
from analysis.contrast.topics import topic_terms
from analysis.evidence.behind_topics import behind_pairs, pair_label
from analysis.large.behind import asking
from analysis.large.cells import CELL, ask_sums, passing
from analysis.large.places import Places
from analysis.large.results import LargeResults
from analysis.large.sides import cells_of
from analysis.large.sums import in_voice


@topic_pairs.register
def _topic_pairs(results: LargeResults, labels: Mapping[str, str]) -> pd.DataFrame:
    counted = _together(results)
    bits = {topic: 1 << number for number, topic in enumerate(results.corpus.names.topics)}

    def n_with(one: str, other: str) -> int:
        wanted = bits[one] | bits[other]
        return sum(n for topics, n in counted.items() if topics & wanted == wanted)

    places = {topic: place for place, topic in enumerate(labels)}
    in_order = sorted(bits, key=lambda topic: places.get(topic, len(places)))
    order = sorted(in_order, key=lambda topic: -n_with(topic, topic))
    return pairs_frame(order, {pair: n_with(*pair) for pair in pairs_of(order)}, results.n_paragraphs, labels)


def _together(shown: LargeResults) -> dict[int, int]:
    """How many paragraphs carry the same topics, by their bits."""
    filters = shown.filters
    where = passing(shown.corpus, filters.topics, filters.actors)
    asked = f"SELECT {', '.join(CELL)}, topics, count(*) AS n FROM paragraphs WHERE {where} GROUP BY ALL"
    question = "topics together", tuple(sorted(filters.topics)), tuple(sorted(filters.actors))
    cells = shown.passing(shown.corpus.remembered(question, lambda: shown.corpus.ask(asked)))
    return {int(topics): int(n) for topics, n in cells.groupby("topics")["n"].sum().items()}


@topic_terms.register
def _topic_terms(results: LargeResults, topic: str, sides: Iterable[Side], voice: str = "all") -> pd.DataFrame:
    sides = list(sides)
    names = [side.label for side in sides]
    terms, spelled = (_of_sides(results, table, topic, sides, voice) for table in ("term_sums", "spelling_sums"))
    counted = terms.pivot_table(index="term", columns="side", values="n", aggfunc="sum", fill_value=0)
    counted = counted.reindex(columns=names, fill_value=0).astype(int).rename_axis(columns=None)
    found_as = pd.Series({term: _spellings(rows) for term, rows in spelled.groupby("term")}, dtype=object)
    counted = counted.assign(mentions=counted.sum(axis=1), found_as=found_as)
    counted = counted.sort_values("mentions", ascending=False, kind="stable")
    n = terms.groupby("term")["n_paragraphs"].sum()
    places = [Places(int(n[term]), _asking_term(results, sides, topic, term, voice)) for term in counted.index]
    return counted.assign(paragraph_ids=places).reset_index()[["term", "found_as", *names, "mentions", "paragraph_ids"]]


def _of_sides(shown: LargeResults, table: str, topic: str, sides: list[Side], voice: str) -> pd.DataFrame:
    """The rows of a topic in a table of sums, side by side."""
    filters, topics = shown.filters, shown.corpus.names.topics
    cells = shown.passing(ask_sums(shown.corpus, table, voice, filters.topics, filters.actors))
    cells = cells[cells["topic"] == (topics.index(topic) if topic in topics else -1)]
    parts = [cells_of(shown, cells, side).assign(side=side.label) for side in sides]
    return pd.concat([cells.iloc[:0].assign(side=""), *parts])


def _spellings(rows: pd.DataFrame) -> str:
    """The spellings of one term, the most frequent first, of equals the one that stands first."""
    first = rows.sort_values("first_row", kind="stable")
    spelled = first.groupby(first["surface"].str.casefold(), sort=False).agg(
        n=("n", "sum"), surface=("surface", "first")
    )
    return ", ".join(spelled.sort_values("n", ascending=False, kind="stable")["surface"])


def _asking_term(shown: LargeResults, sides: list[Side], topic: str, term: str, voice: str) -> Callable[[], list[str]]:
    cells = frozenset().union(*(side.paragraph_ids.cells for side in sides))
    one = f"topic = {shown.corpus.names.topics.index(topic)} AND term = $term AND {in_voice('n', voice)} > 0"
    return lambda: asking(shown, cells, ("terms", one), {"term": term})()


@behind_pairs.register
def _behind_pairs(results: LargeResults, pairs: pd.DataFrame) -> pd.DataFrame:
    met = pairs[pairs["n_both"] > 0].sort_values("n_both", ascending=False, kind="stable")
    topics, cells = results.corpus.names.topics, results.members(results.words).cells

    def shared(row) -> Places:
        bits = 1 << topics.index(row.first) | 1 << topics.index(row.second)
        return Places(row.n_both, asking(results, cells, ("paragraphs", f"(topics & {bits}::UBIGINT) = {bits}")))

    rows = list(met.itertuples(index=False))
    labels = [f"{pair_label(row)}: {say_paragraphs(row.n_both)}" for row in rows]
    return pd.DataFrame({"label": labels, "mark": list(met["mark"]), "paragraph_ids": [shared(row) for row in rows]})
