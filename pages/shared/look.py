"""The look of the pages that config.toml cannot set, and the figure theme that goes with the reader's choice."""

import streamlit as st

from analysis.charts.theme import Theme, painted, theme_named
from pages.shared.results import results


def theme() -> Theme:
    """The figure theme of this reader's page, light or dark, in the colours of what is open."""
    return painted(_plain_theme(), results().scope)


def print_theme() -> Theme:
    """The theme of exports, in the same colours."""
    return painted(theme_named("print"), results().scope)


def _plain_theme() -> Theme:
    return theme_named("dark" if st.context.theme.type == "dark" else "light")


def write_styles() -> None:
    """Put the styles on the page: once a run, in the frame."""
    st.html(f"<style>{_variables(_plain_theme())}{_STYLES}</style>")


def _variables(look: Theme) -> str:
    return (
        f":root {{ --ink: {look.ink}; --muted: {look.muted}; --line: {look.grid}; --rule: {look.quiet}; "
        f"--paper: {look.paper}; --hostile: {look.hostile}; --favourable: {look.favourable}; "
        f"--serif: 'Source Serif', Georgia, serif; }}"
    )


_STYLES = """
/* The page is a column of reading width, as a printed page is. */
[data-testid="stMainBlockContainer"] { max-width: 1120px; padding-top: 3rem; }
[data-testid="stHeader"] { background: transparent; }
h1, h2, h3 { letter-spacing: -.01em; text-wrap: balance; }

/* Small print as dark as our own, and dark words on the light blue of the dark theme: at least 4.5 to 1 */
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: var(--muted); opacity: 1; }
[data-testid^="stBaseButton-primary"], .stMultiSelect [data-tag] :is(span, svg) { color: var(--paper); }
/* All that was chosen is seen, and not the first of it alone */
.stForm [data-testid="stMultiSelectTagsContainer"] { flex-wrap: wrap; overflow: hidden auto; min-width: 0; height: auto;
  row-gap: .25rem; }
.stForm [role="group"]:has(> [data-testid="stMultiSelectTagsContainer"]) { height: auto; max-height: 12rem; }

/* Chart card */
.finding { font: 600 1.5rem/1.28 var(--serif); letter-spacing: -.01em; text-wrap: pretty; margin: 0; max-width: 46rem;
  padding: 0; color: var(--ink); }
.counts { font-size: .875rem; line-height: 1.45; color: var(--muted); margin: 0; }
.limits { font-size: .9375rem; line-height: 1.5; border-left: 4px solid var(--zero, var(--muted));
  padding: .1rem 0 .1rem .9rem;
  margin: 0; max-width: 46rem; }
[class*="st-key-card-"] { border-top: 1px solid var(--rule); padding-top: 1.1rem; margin-bottom: 1.5rem; }
[class*="st-key-card-"] .stPlotlyChart .point path, [class*="st-key-card-"] .stPlotlyChart .nsewdrag { cursor:
  pointer; }
.making { font-size: .9375rem; line-height: 1.5; display: grid; grid-template-columns: 8rem 1fr; gap: .4rem 1rem;
  margin: 0; max-width: 46rem; }
.making dt { color: var(--muted); } .making dd { margin: 0; }

/* Evidence pane */
.passage { border-left: 4px solid var(--side, var(--rule)); padding: .25rem 0 .25rem 1.25rem; margin: 0;
  max-width: 46rem; }
.passage .who { font-size: .9375rem; line-height: 1.45; margin: 0; }
.passage .who b { font-weight: 600; }
.passage .title { color: var(--muted); font-size: .875rem; line-height: 1.4; margin: .1rem 0 0; }
.passage blockquote { font: 400 1.125rem/1.75 var(--serif); margin: .75rem 0 .5rem; padding: 0; border: 0;
  color: var(--ink);
  overflow-wrap: anywhere; }
.passage .gist { font-style: normal; }
.passage .note { font-size: .875rem; line-height: 1.5; color: var(--muted); margin: .35rem 0; }
.tag { display: inline-block; font-size: .8125rem; line-height: 1.35; border: 1px solid var(--rule);
  border-radius: 99px;
  padding: 0 .6rem; margin: .15rem .3rem .15rem 0; color: var(--ink); }
.strip { display: flex; gap: 2px; margin: .6rem 0 .2rem; max-width: 24rem; }
.strip i { flex: 1 1 0; height: 7px; background: var(--rule); opacity: .6; border-radius: 1px; }
.strip i.here { background: var(--side, var(--ink)); opacity: 1; height: 13px; margin-top: -3px; }
.tone { text-decoration: underline 2px; text-underline-offset: .22em; text-decoration-skip-ink: none;
  white-space: nowrap; }
.tone.favourable { text-decoration-color: var(--favourable); }
.tone.hostile { text-decoration-color: var(--hostile); text-decoration-style: dashed; }
.tone.even { text-decoration-color: var(--muted); text-decoration-style: dotted; }
.weight { font: 600 .68em/1 "Source Sans", sans-serif; font-variant-numeric: tabular-nums; margin-left: .12em; }
.weight { vertical-align: super; }
.weight.favourable { color: var(--favourable); } .weight.hostile { color: var(--hostile);
  } .weight.even { color: var(--muted); }
.masked { text-decoration: underline dotted 1.5px var(--muted); text-underline-offset: .22em; }
.topic { background: color-mix(in srgb, var(--ink) 9%, transparent); border-radius: 2px; box-shadow: 0 0 0 2px
  color-mix(in srgb, var(--ink) 9%, transparent); }
.stance { text-decoration: overline 2px var(--ink); }
.framing { border-bottom: 3px double var(--ink); }
.passage ol.judged { padding-left: 1.4rem; margin: .35rem 0; font-size: .9375rem; line-height: 1.5; }
.passage .judged li { margin: 0 0 .35rem; padding: 0; } .judged li::marker { color: var(--muted); }
.judged span { display: block; font-size: .8125rem; color: var(--muted); }
.speech { background: none; font-style: italic; color: inherit; }
.speaker { font: 400 .75rem/1 "Source Sans", sans-serif; color: var(--muted); border: 1px solid var(--rule);
  border-radius: 3px; padding: .05rem .3rem; margin-right: .25rem; white-space: nowrap; }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1rem; font-size: .8125rem; line-height: 1.7; color: var(--muted);
  margin: .25rem 0 0; }
.passage ul.receipts { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: .35rem 0;
  font-size: .9375rem; }
.passage .receipts li { margin: 0; padding: 0; }
.receipts em { color: var(--muted); font-style: normal; font-size: .8125rem; }
.instruments { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.45; }
.instruments :is(th, td) { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border: 0;
  border-bottom: 1px solid var(--line); background: none; color: inherit; }
.instruments thead th { color: var(--muted); font-weight: 400; }
.instruments tbody th { font-weight: 600; white-space: nowrap; }
.instruments td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.passage details.by { margin: .4rem 0; }
.passage details.by summary { cursor: pointer; font-size: .875rem; line-height: 1.75; }
dl.told { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .9rem 2rem;
  margin: .75rem 0 0; padding: 0 !important; font-size: .9375rem; line-height: 1.45; }
.told dt { font-weight: 600; } .told dd { margin: 0 0 .2rem; }
.told .source { color: var(--muted); font-size: .8125rem; overflow-wrap: anywhere; }

/* The name of the house, beside its mark */
:has(> [data-testid="stHeaderLogo"]), :has(> [data-testid="stSidebarLogo"]) { display: flex; align-items: center;
  gap: .45rem; }
:has(> [data-testid="stHeaderLogo"])::after, :has(> [data-testid="stSidebarLogo"])::after { content: "Parallax";
  color: var(--ink); font: 600 1.2rem/1 var(--serif); letter-spacing: -.01em; }

/* Filters: one row of a steady height, two on a small screen, three on phones. What is set is inked and underlined. */
.st-key-filters { border-bottom: 1px solid var(--line); padding-bottom: .75rem; margin-bottom: .25rem; }
.st-key-filters .stSelectbox [role="group"] { background: transparent; }
.st-key-filters [data-testid="stPopoverButton"] > div { width: 100%; justify-content: space-between; }
.st-key-filters [data-testid="stPopoverButton"] > div > div:first-child { flex: 1 1 auto; min-width: 0;
  justify-content: flex-start; }
.st-key-filters [data-testid="stPopoverButton"] p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
:is(.st-key-topics-unset, .st-key-actors-unset) [data-testid="stPopoverButton"] { color: var(--muted); }
.st-key-filters .stSelectbox:has([aria-label="Clear value"]) [role="group"],
:is(.st-key-topics-set, .st-key-actors-set) [data-testid="stPopoverButton"] { border-color: var(--ink);
  box-shadow: inset 0 -2px 0 var(--ink); }
.st-key-filters .stSelectbox:has([aria-label="Clear value"]) input,
:is(.st-key-topics-set, .st-key-actors-set) p { font-weight: 600; }

/* Which two are compared: a line of selects, two by two on a phone. */
.st-key-pairs { display: grid; grid-template-columns: repeat(4, minmax(0, 14rem)); align-items: end; }
.st-key-pairs > * { min-width: 0 !important; width: auto !important; }
.st-key-pairs label p { font-size: .875rem; color: var(--muted); }
.st-key-pairs .stSelectbox [role="group"] { background: transparent; }

@media (max-width: 1340px) {
  .st-key-filters { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: .5rem; align-items: center; }
  .st-key-filters > * { min-width: 0 !important; width: auto !important; }
}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding: 4.25rem 1rem 2rem; }
  [data-testid="stHeader"] { background: var(--paper); border-bottom: 1px solid var(--line); }
  h1 { font-size: 1.75rem !important; }
  .finding { font-size: 1.25rem; }
  .passage { padding-left: .8rem; } .passage blockquote { font-size: 1.0625rem; line-height: 1.7; }
  .making { grid-template-columns: 1fr; gap: 0; } .making dd { margin-bottom: .5rem; }
  .st-key-filters { grid-template-columns: 1fr 1fr; }
  .st-key-pairs { grid-template-columns: 1fr 1fr; }
  .st-key-filters input, .st-key-filters p { font-size: .8125rem !important; }
  .st-key-filters input { padding-left: .6rem !important; padding-right: 0 !important; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; animation-duration: .01ms !important; } }
"""
