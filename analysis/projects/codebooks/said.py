"""What a page says of a codebook, of an entry as it stands in a form, and of what a save costs."""

from collections.abc import Mapping

import pandas as pd

from analysis.projects.codebooks.amounts import amount, few
from analysis.projects.codebooks.kinds import EVENT_KIND, PHRASE_KIND, Kind
from analysis.projects.codebooks.opened import Opened
from analysis.projects.codebooks.preview import Preview
from analysis.projects.codebooks.searched import Searched

_LISTED = 12  # terms in a sentence
_MINUTE = 60


def say_codebook(opened: Opened, found: Mapping[str, int] | None) -> str:
    """A codebook as a heading: "10 topics with 812 terms: Europe is found most, 42 times."."""
    kind, entries = opened.kind, opened.entries
    terms = sum(len(kind.terms_of(entry)) for entry in entries.values())
    said = f"{amount(len(entries), kind.noun)} with {amount(terms, 'term')}".capitalize()
    if not entries:
        return f"No {kind.noun} yet."
    if not found or not any(found.values()) or kind is PHRASE_KIND:
        return f"{said}."
    most = max(found, key=found.get)
    times = f"in {amount(found[most], 'paragraph')}" if kind is EVENT_KIND else amount(found[most], "time")
    return f"{said}: {kind.label_of(entries[most])} is found most, {times}."


def say_paragraphs_of(opened: Opened, found: Mapping[str, int], n_paragraphs: int) -> str:
    """How many paragraphs are about each event: "Of 55 paragraphs, 14 are about Lisbon summit, 12 about Geneva."."""
    each = [f"{found[entry_id]} about {opened.kind.label_of(entry)}" for entry_id, entry in opened.entries.items()]
    return f"Of {amount(n_paragraphs, 'paragraph')}: {', '.join(each)}." if each else ""


def say_found(seen: Preview, kind: Kind, text: Searched, *, is_new: bool) -> str:
    """What an entry finds as it stands in its form, and what of that is new or gone."""
    n = len(seen.does["now"])
    if kind is EVENT_KIND:
        said = f"{_of(n, len(text.frames.paragraphs), 'paragraph')} about it"
    elif kind is PHRASE_KIND:
        said = f"It hides {amount(n, 'scored word')}, in {amount(len(seen.now), 'place')}"
    else:
        where = f"{_articles(seen.now)} of {len(text.frames.documents)} articles"
        said = f"Found {amount(n, 'time')}, in {where}" if n else "Not found"
    if is_new:
        return f"{said}."
    return f"{said}: {_changed(len(seen.does['new']), len(seen.does['gone']))}."


def say_idle(seen: Preview) -> str:
    """Which terms find nothing, as a sentence, those just written first; empty where each finds something."""
    idle = seen.terms[seen.terms["n"] == 0].sort_values("added", ascending=False, kind="stable")["term"].tolist()
    if not idle:
        return ""
    if len(seen.terms) == 1:
        return f"It finds nothing here: {idle[0]}."
    return f"{len(idle)} of {amount(len(seen.terms), 'term')} find nothing here: {few(idle, _LISTED)}."


def say_also(seen: Preview) -> str:
    """Which terms another entry has too, as a sentence; empty where none is."""
    shared = seen.terms[seen.terms["also"] != ""]
    said = [f"{row.term} ({row.also})" for row in shared.itertuples(index=False)]
    return f"Other entries have too: {few(said, _LISTED)}." if said else ""


def say_hidden(seen: Preview, kind: Kind) -> str:
    """Which scored words set phrases hide, with their polarity; empty where they hide none."""
    if kind is not PHRASE_KIND or seen.does["now"].empty:
        return ""
    words = seen.does["now"].assign(word=seen.does["now"]["surface"].str.lower())
    counts = words.groupby(["word", "polarity"], sort=False).size().sort_values(ascending=False, kind="stable")
    return f"Hidden: {few([f'{word} {polarity:+.2f} ({n})' for (word, polarity), n in counts.items()], _LISTED)}."


def say_company(entry: Mapping) -> str:
    """That some terms count only in company, which no form shows; empty where none do."""
    n = sum(len(rule.get(name, ())) for rule in entry.get("together", ()) for name in ("terms", "hints"))
    if not n:
        return ""
    counts = "counts" if n == 1 else "count"
    return f"{amount(n, 'more term')} {counts} only beside other words. To edit them, save the codebook as CSV."


def say_cost(n_articles: int, seconds: float) -> str:
    """What a save of a codebook does: "12 articles are scored anew, in about 20 seconds."."""
    if not n_articles:
        return "There is no article to score yet."
    short = seconds < 2 * _MINUTE
    took = f"{max(5, 5 * round(seconds / 5))} seconds" if short else f"{round(seconds / _MINUTE)} minutes"
    are = "article is" if n_articles == 1 else "articles are"
    return f"{n_articles:,} {are} scored anew, in about {took}."


def term_table(seen: Preview, kind: Kind) -> pd.DataFrame:
    """Each term with its field, how often it is found, and who else has it, most found first, for readers."""
    labels = {part.name: part.label for part in kind.term_parts}
    rows = seen.terms.sort_values("n", ascending=False, kind="stable")
    named = rows.assign(field=rows["field"].map(labels))[["term", "field", "n", "also"]]
    return named.set_axis(["Term", "Field", "Found", "Also in"], axis=1)


def _of(n: int, total: int, noun: str) -> str:
    return f"{n} of {amount(total, noun)} {'is' if n == 1 else 'are'}" if n else f"None of {amount(total, noun)} is"


def _articles(places: pd.DataFrame) -> int:
    return places["sentence_id"].str.split("/").str[0].nunique()


def _changed(new: int, gone: int) -> str:
    if not new and not gone:
        return "the same as saved"
    return ", ".join(f"{n:,} {word}" for n, word in ((new, "newly"), (gone, "no longer")) if n)
