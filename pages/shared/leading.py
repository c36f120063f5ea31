"""The largest differences as sentences, each with its doubt below it and the way to its paragraphs."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from analysis.contrast.compared import rankable
from analysis.contrast.doubt.checks import CHECKS, SIGNS
from analysis.contrast.doubt.words import say_against, say_flips
from analysis.contrast.findings import Finding, describe, largest, say_paragraphs, within
from analysis.contrast.stance_counts import say_stance_counts
from analysis.evidence.behind import behind_contrast
from analysis.evidence.standing import is_trusted
from pages.shared.contrasts import VIEWS_REMEMBERED, View, compared, in_sentence, tallied
from pages.shared.evidence import evidence_pane
from pages.shared.export import csv_bytes
from pages.shared.markup import printed
from pages.shared.method_parts import RESULTS
from pages.shared.results import measures

_OPEN = "leading-open"
_MOST_AGAINST = 3  # paragraphs shown of those that cut the other way
_STYLE = """<style>
.leading { display: grid; grid-template-columns: 2.25rem 1fr; max-width: 50rem; }
.leading b { font: 400 1.75rem/1.25 var(--serif); color: var(--muted); }
.leading p { margin: 0; }
.leading .sentence { font: 600 1.6rem/1.3 var(--serif); letter-spacing: -.01em; text-wrap: pretty; }
.leading .badge { grid-column: 2; display: flex; flex-wrap: wrap; gap: 0 .9rem; margin-top: .35rem;
  font-size: .9375rem; line-height: 1.6; }
.leading .badge span { white-space: nowrap; color: var(--muted); }
.leading .doubt { grid-column: 2; font-size: 1rem; line-height: 1.5; color: var(--muted); margin-top: .3rem; }
[class*="st-key-leading-way-"] { padding-left: 2.25rem; margin: -.6rem 0 .5rem; }
[class*="st-key-leading-"]:not([class*="way"]):not([class*="evidence"]) p {
  text-decoration: underline; text-underline-offset: .2em; }
@media (max-width: 640px) { .leading, .leading b { grid-template-columns: 1.5rem 1fr; }
  .leading b, .leading .sentence { font-size: 1.25rem; } [class*="st-key-leading-way-"] { padding-left: 1.5rem; } }
</style>"""


@dataclass(frozen=True)
class Lead:
    """One of the largest differences: its sentences, its badge and checks, and the paragraphs that made it.

    checks: the name of each and whether it is passed (None: it cannot be made). against: the paragraphs that cut the
    other way, the strongest first.
    """

    finding: Finding
    badge: str
    checks: dict[str, bool | None]
    paragraph_ids: Sequence[str]
    against: list[str]


def leads_of(view: View, n: int = 3) -> list[Lead]:
    """The n differences that stand out most against their own spread, the clearest first."""
    return _leads(view.key, view, n)


@st.cache_resource(show_spinner=False, max_entries=VIEWS_REMEMBERED)
def _leads(key: tuple, _view: View, n: int) -> list[Lead]:
    ranked = rankable(compared(_view))
    if not is_trusted(RESULTS):
        ranked = ranked[ranked["measure"] != "stance"]
    return [_lead(_view, row) for _, row in largest(ranked, n).iterrows()]


def _lead(view: View, row) -> Lead:
    measure = measures()[row["measure"]]
    finding = describe(row, measure, *view.whole.sides, in_sentence(row["measure"], row["key"]))
    counts = f"{_counts(view, row)} " if row["measure"] == "stance" else ""
    doubt = f"{counts}{finding.doubt} {say_flips(row)} {say_against(row)}"
    finding = replace(finding, sentence=within(finding.sentence, view.filters), doubt=doubt)
    behind = behind_contrast(tallied(view, row["voice"]), row["measure"], row["key"], view.whole)
    checks = {check.name: row[check.id] for check in CHECKS}
    return Lead(finding, row["badge"], checks, behind, list(row["against"] or [])[:_MOST_AGAINST])


def _counts(view: View, row) -> str:
    return say_stance_counts(view.shown, view.whole, row["voice"], row["key"])


@st.fragment
def draw_leads(view: View, leads: list[Lead]) -> None:
    """The sentences, numbered; each opens the passages behind it."""
    st.html(_STYLE)
    if not leads:
        counts = " against ".join(str(len(side.paragraph_ids)) for side in view.whole.sides)
        st.html('<h2 class="finding">Too few paragraphs are left to tell which difference is largest.</h2>')
        st.html(f'<p class="counts">{counts} paragraphs: no interval can be drawn. Choose fewer filters above.</p>')
    for place, lead in enumerate(leads, 1):
        st.html(
            f'<div class="leading"><b>{place}</b><p class="sentence">{printed(lead.finding.sentence)}</p>'
            f'{_badge(lead)}<p class="doubt">{printed(lead.finding.doubt)}</p></div>'
        )
        with st.container(key=f"leading-way-{place}"):
            _ways_to(view, lead, f"{view.whole.id}-{lead.finding.measure}-{lead.finding.key}")
    st.download_button(
        "All differences as CSV",
        lambda: csv_bytes(compared(view)),
        f"parallax-differences-{view.whole.id}.csv",
        "text/csv",
        on_click="ignore",
        key="leading-csv",
        type="tertiary",
    )


def _badge(lead: Lead) -> str:
    """The badge, with a tick for each check: passed, not passed, or not to be told."""
    marks = {True: "✓", False: "✗"}
    ticks = "".join(
        f"<span>{'?' if passed is None else marks[bool(passed)]} {html.escape(name)}</span>"
        for name, passed in lead.checks.items()
    )
    return f'<p class="badge"><strong>{SIGNS[lead.badge]} {html.escape(lead.badge)}</strong>{ticks}</p>'


def _ways_to(view: View, lead: Lead, name: str) -> None:
    """Two buttons: the paragraphs behind the sentence, and those that cut the other way."""
    ways = {
        name: (f"Read the {say_paragraphs(len(lead.paragraph_ids))} behind this", lead.paragraph_ids),
        f"{name}-against": ("Read what cuts the other way", lead.against),
    }
    opened = st.session_state.get(_OPEN)
    with st.container(horizontal=True, gap="medium"):
        for key, (label, paragraph_ids) in ways.items():
            if paragraph_ids:
                st.button(
                    "Close" if opened == key else label,
                    on_click=_toggle,
                    args=(key,),
                    key=f"leading-{key}",
                    type="tertiary",
                )
    if opened in ways:
        evidence_pane(view.shown, ways[opened][1], key=f"leading-{opened}-evidence")


def _toggle(name: str) -> None:
    st.session_state[_OPEN] = None if st.session_state.get(_OPEN) == name else name
