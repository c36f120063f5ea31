"""Tables to take away: the agreement in words, and the coded text with one row per answer."""

import pandas as pd

from analysis.coding.agreement import MACHINE
from analysis.coding.codings import QUESTION, standing
from analysis.results import Results


def coded_text(results: Results, codings: pd.DataFrame, machine: pd.DataFrame) -> pd.DataFrame:
    """One row per standing answer, and per answer of the machine to the same question: document, paragraph, text,
    variable, key, label, coder, origin; as tools of annotation exchange them. In reading order.

    text is empty where the article is not attached.
    """
    held = standing(codings)[[*QUESTION, "code", "coder", "origin"]]
    asked = held[QUESTION].drop_duplicates()
    said = asked.merge(machine, on=QUESTION, validate="one_to_one").assign(coder=MACHINE, origin=MACHINE)
    rows = pd.concat([held, said], ignore_index=True)
    of = results.paragraphs[["paragraph_id", "doc_id", "position", "text"]]
    rows = of.merge(rows, on="paragraph_id", validate="one_to_many")
    names = {"doc_id": "document", "position": "paragraph", "code": "label"}
    columns = ["document", "paragraph", "text", "variable", "key", "label", "coder", "origin"]
    return rows.rename(columns=names)[columns]
