"""Tables and lists of terms as HTML, as a book prints them; every cell is escaped."""

import html
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

_STYLES = """<style>
.sheet { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.45; margin: .25rem 0 .75rem; }
.sheet th { text-align: left; font-weight: 600; color: var(--muted); font-size: .8125rem; white-space: nowrap; }
.sheet th, .sheet td { border: 0; border-bottom: 1px solid var(--line); padding: .4rem 1rem .4rem 0;
  vertical-align: top; }
.sheet td.n, .sheet th.n { text-align: right; font-variant-numeric: tabular-nums; }
.sheet-frame { overflow-x: auto; }
dl.facts { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: .3rem 1rem;
  margin: .25rem 0 .5rem !important; padding: 0 !important; font-size: .9375rem; line-height: 1.5; max-width: 52rem; }
.facts dt { color: var(--muted); } .facts dd { margin: 0 !important; overflow-wrap: anywhere; }
.facts a, .contents a { color: inherit; text-underline-offset: .15em; }
dl.examples { max-width: 46rem; margin: .25rem 0 .75rem !important; padding: 0 !important; }
.examples dt { font: 400 1.0625rem/1.5 var(--serif); margin-top: .8rem; }
.examples dd { margin: .1rem 0 0 !important; font-size: .9375rem; line-height: 1.5; color: var(--muted); }
.examples dd b { font-weight: 600; color: var(--ink); }
.prose { max-width: 46rem; line-height: 1.6; } .prose p { margin: 0 0 .75rem; } .prose li { margin: 0 0 .4rem; }
.prose ol, .prose ul { padding-left: 1.25rem; margin: 0 0 .75rem; }
@media (max-width: 640px) {
  dl.facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem !important; }
}
</style>"""


def write_table_styles() -> None:
    """The styles of tables and lists: once on a page that uses them."""
    st.html(_STYLES)


def table(frame: pd.DataFrame, caption: str) -> None:
    """The frame as a printed table; `caption` is read out for those who do not see it."""
    numeric = [pd.api.types.is_numeric_dtype(frame[name]) for name in frame.columns]
    head = "".join(_cell("th", name, n) for name, n in zip(frame.columns, numeric, strict=True))
    body = "".join(
        f"<tr>{''.join(_cell('td', value, n) for value, n in zip(row, numeric, strict=True))}</tr>"
        for row in frame.itertuples(index=False)
    )
    label = html.escape(caption, quote=True)
    st.html(
        f'<div class="sheet-frame"><table class="sheet" aria-label="{label}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


class Address(str):
    """An address of the web, shown as a link; one of another kind stays text."""


def facts(pairs: Mapping[str, str | Iterable[str]]) -> None:
    """Names and what they hold, one under the other; an empty one is left out, several are joined by commas."""
    rows = "".join(f"<dt>{html.escape(name)}</dt><dd>{_said(value)}</dd>" for name, value in pairs.items() if value)
    st.html(f'<dl class="facts">{rows}</dl>')


def prose(paragraphs: Iterable[str]) -> None:
    """Plain paragraphs at reading width."""
    st.html(f'<div class="prose">{"".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)}</div>')


def listed(items: Iterable[str]) -> None:
    """A numbered list at reading width."""
    st.html(f'<div class="prose"><ol>{"".join(f"<li>{html.escape(text)}</li>" for text in items)}</ol></div>')


def source_html(source: str) -> str:
    """A source as HTML, escaped; made a link where an address of the web stands last in it."""
    said, _, address = source.rpartition(" ")
    if urlsplit(address).scheme not in ("http", "https"):
        return html.escape(source)
    named = html.escape(said.rstrip(", ") or address)
    return f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">{named}</a>'


def _said(value: str | Iterable[str]) -> str:
    text = html.escape(value if isinstance(value, str) else ", ".join(value))
    if isinstance(value, Address) and urlsplit(value).scheme in ("http", "https"):
        return f'<a href="{text}" target="_blank" rel="noopener noreferrer">{text}</a>'
    return text


def _cell(tag: str, value: object, numeric: bool) -> str:
    shown = f"{value:,}" if numeric and isinstance(value, int) else "" if pd.isna(value) else str(value)
    return f"<{tag}{' class=n' if numeric else ''}>{html.escape(shown)}</{tag}>"
