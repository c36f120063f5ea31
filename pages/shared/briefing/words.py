"""Passages, facts, and the tables of facts and questions, put aside for the briefing."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd

from analysis.briefing.exhibit import FACT, PASSAGES, TABLE, Exhibit, Making, Place
from analysis.briefing.figure_id import figure_id, part_of_numbers
from analysis.briefing.plain import plain_frame
from analysis.briefing.told import Told, fact_numbers, fact_told, pair_told, passage_numbers, passage_told
from analysis.facts.frames import beside_frame
from analysis.facts.rows import Row
from analysis.results import Results
from pages.shared.briefing.adding import offer_to_add
from pages.shared.briefing.here import place_here
from pages.shared.briefing.taking import inputs_here
from pages.shared.ledger.columns import columns_told
from pages.shared.making import source

_EVIDENCE, _FACTS = "reading/evidence", "reading/facts"
_OPENED = ("fact", "question")  # parameters of what stands open below a table, which is no part of it


def offer_passage(results: Results, paragraph_id: str, widget: str) -> None:
    """The button that puts a paragraph aside; it belongs to the Evidence page, wherever it is read."""
    place = Place(_EVIDENCE, {"paragraph": (paragraph_id,)})
    numbers, told = passage_numbers(results, paragraph_id), partial(passage_told, results, paragraph_id, source())
    _offer(f"passage-{paragraph_id}", PASSAGES, numbers, told, place, widget)


def offer_fact(row: Row, results: Results, widget: str) -> None:
    """The button that puts a fact of the ledger aside, with how each article tells it."""
    place = Place(_FACTS, {"fact": (row.fact.id,)})
    numbers, told = fact_numbers(row, results), partial(fact_told, row, results, source())
    _offer(f"fact-{row.fact.id}", FACT, numbers, told, place, widget)


def offer_pair(pair: dict, reasons: str, results: Results, widget: str) -> None:
    """The button that puts two passages aside that may tell the same."""
    ids = (pair["sentence_id"], pair["other_id"])
    told = pair_told(results, ids, reasons, float(pair["score"]), source())
    _offer(f"pair-{'|'.join(ids)}", PASSAGES, told.frame, lambda: told, place_here(), widget)


def offer_facts(
    key: str, rows: Sequence[Row], title: str, counts: str, made: Making, rests_on: Sequence[pd.DataFrame] = ()
) -> None:
    """The button that puts these facts aside as a table, a column an article, as the page shows them."""
    offer_rows(key, beside_frame(rows, columns_told()), title, counts, made, rests_on)


def offer_rows(
    key: str, frame: pd.DataFrame, title: str, counts: str, made: Making, rests_on: Sequence[pd.DataFrame] = ()
) -> None:
    """The button that puts a table aside which the page draws in a way of its own: `frame`, with its finding.

    rests_on: further frames that the finding and the counts take numbers from.
    """
    here = place_here()
    place = Place(here.page, {name: held for name, held in here.asked.items() if name not in _OPENED})
    headings = {name: name[:1].upper() + name[1:] for name in frame.columns}
    told = Told(title, counts, title, made, plain_frame(frame), ())
    _offer(key, TABLE, told.frame, lambda: told, place, key, headings, rests_on)


def _offer(
    key: str,
    kind: str,
    numbers: pd.DataFrame,
    told: Callable[[], Told],
    place: Place,
    widget: str,
    headings: Mapping[str, str] | None = None,
    rests_on: Sequence[pd.DataFrame] = (),
) -> None:
    """The button of a figure with these numbers, which make its ID; `told` says the rest of it when it is wanted."""
    named = figure_id(key, place, inputs_here(), part_of_numbers(numbers))
    taken: Callable[[], Exhibit] = partial(_taken, named, key, kind, told, place, headings or {}, rests_on)
    offer_to_add(key, named, taken, place, widget)


def _taken(
    named: str,
    key: str,
    kind: str,
    says: Callable[[], Told],
    place: Place,
    headings: Mapping[str, str],
    rests_on: Sequence[pd.DataFrame],
) -> Exhibit:
    told = says()
    anchors = tuple((each.said_of, (each.paragraph_id,)) for each in told.behind)
    parts = {name: getattr(told, name) for name in ("title", "counts", "alt", "made", "frame", "behind")}
    parts |= {"anchors": anchors, "headings": headings, "rests_on": tuple(map(plain_frame, rests_on))}
    return Exhibit(id=named, kind=kind, key=key, place=place, inputs=inputs_here(), **parts)
