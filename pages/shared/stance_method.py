"""The Method page's section on stance: what it is, how it was made, how far it agrees, on what it fails."""

import html
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.contrast.findings import upper_first
from analysis.evidence.examples import examples_table, read_answers, read_examples
from analysis.evidence.figures import say_failures
from analysis.exchange.builtin import CORPUS
from pages.shared.labels import plain
from pages.shared.method_parts import benchmarks
from pages.shared.printed import listed, prose
from pages.shared.said_stance import CODERS, EXAMPLES, MADE, NAMES, OWN_CODING, WHAT

_ANSWERED, _SWAPPED = "stance_examples", "names"  # results that have a place of their own
CARD = CORPUS / "models" / "stance" / "CARD.md"
_ANSWERS = Path(__file__).parents[2] / "benchmarks" / "results" / f"{_ANSWERED}.json"


def of_stance(name: str) -> bool:
    """Whether a benchmark is one of stance: those stand in this section."""
    return name == _SWAPPED or name.startswith("stance")


def stance_section() -> None:
    """The whole section; figures are read from the committed results."""
    prose(WHAT)
    listed(MADE)
    _card()
    shown = benchmarks(lambda name: of_stance(name) and name not in (_ANSWERED, _SWAPPED))
    prose(CODERS)
    st.code(OWN_CODING, language=None)
    st.subheader("On what it fails", anchor="stance-fails")
    failures = say_failures(part for benchmark in shown for part in benchmark.parts)
    prose([*filter(None, [failures]), *EXAMPLES])
    _examples(examples_table(read_examples(CORPUS / "examples.toml"), read_answers(_ANSWERS)))
    st.subheader("If the names were others", anchor="stance-names")
    prose(NAMES)
    if not benchmarks(lambda name: name == _SWAPPED):
        prose(["No result is committed yet."])


def _examples(rows: pd.DataFrame) -> None:
    """Each sentence with its codes under it: a phone has no room for a table of sentences."""
    parts = []
    for row in rows.to_dict("records"):
        coded = [f"{name}: {row[name]}" for name in ("Reader", "Model") if row.get(name)]
        said = " · ".join([upper_first(row["What is hard"]), row["Whose stance"], *coded])
        parts.append(
            f"<dt>{html.escape(row['Sentence'])}</dt><dd><b>{html.escape(said)}</b><br>{html.escape(row['Why'])}</dd>"
        )
    st.html(f'<dl class="examples">{"".join(parts)}</dl>')


def _card() -> None:
    if CARD.is_file():
        with st.expander(plain(f"The model’s card ({CARD.relative_to(CORPUS.parent)})")):
            # Without its title, and its parts below the page's own: a page has one heading of the first rank.
            body = CARD.read_text(encoding="utf-8").partition("\n")[2]
            st.markdown(body.replace("\n## ", "\n#### "))
