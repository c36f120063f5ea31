"""Taking the questions away as they stand on the screen: CSV, or a spreadsheet with the anchors of each answer."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.contrast.selection import Filters
from analysis.exchange.about import About, about_ledger
from analysis.exchange.ledger_files import sheets_bytes
from analysis.exchange.writing import csv_bytes
from analysis.facts.answers import SAYS, grid_frame
from analysis.facts.frames import answers_frame
from analysis.facts.questions import Question
from analysis.results import Results
from pages.shared.downloads import Download, offer
from pages.shared.labels import VOICE_LABELS
from pages.shared.ledger.columns import columns_told
from pages.shared.making import said_filters


def export_row(shown: Sequence[Question], states: pd.DataFrame, filters: Filters, held: Results) -> None:
    """The downloads: each is made when it is asked for, of the questions as shown."""
    table = grid_frame(shown, states, columns_told())
    files = [
        Download("CSV", lambda: csv_bytes(table), "csv", "The questions shown, a column an article"),
        Download("XLSX", lambda: _sheets(shown, states, table, filters, held), "xlsx",
                 "The same as a spreadsheet, with the sentences that each answer rests on"),
    ]  # fmt: skip
    offer(files, "questions")


def _sheets(
    shown: Sequence[Question], states: pd.DataFrame, table: pd.DataFrame, filters: Filters, held: Results
) -> bytes:
    answers = answers_frame(shown, list(dict.fromkeys(states["doc_id"])))
    answers = answers.merge(states, on=["question_id", "doc_id"], validate="one_to_one")
    answers.loc[answers["state"] != SAYS, ["says", "sentence_ids"]] = None
    return sheets_bytes({"grid": table, "answers": answers}, _about(shown, filters, held))


def _about(shown: Sequence[Question], filters: Filters, held: Results) -> About:
    voice = f"Only answers that rest on {VOICE_LABELS[filters.voice].lower()}." if filters.voice else ""
    told = [said for said in (said_filters(filters) if filters.narrows else "", voice) if said]
    return replace(
        about_ledger((), held),
        title="Questions",
        told="A row is a question put to every article; a column is what an article answers, in our own words.",
        filters=tuple(told) or ("None: every question",),
        counts=(f"Questions: {len(shown):,}",),
        cautions=(
            "Answers were read out of the articles; another reader would word some otherwise.",
            "“Does not say” means that no sentence of the article was found that answers it. It is no verdict.",
            "“Not answered yet” means that nobody has put the questions to the article.",
        ),
    )
