"""The annex of a memo: which paragraphs stand behind each figure, and what each of them says, once."""

from collections.abc import Iterator, Sequence

from analysis.briefing.briefing import Briefing
from analysis.briefing.exhibit import Behind, Exhibit
from analysis.briefing.memo.articles import Article, paragraph_named, paragraphs_named
from analysis.briefing.memo.blocks import SMALL, Block, Caption, Heading, Quotation, Text
from analysis.briefing.memo.parts import quotation
from analysis.briefing.memo.tables import table_of
from analysis.briefing.memo.words import figures_named, plain, shortened
from analysis.briefing.quoting import QUOTED_WORDS
from analysis.briefing.quoting_bounds import MOST_OF_AN_ARTICLE

_MOST_MARKS = 16  # of a figure


def annex(briefing: Briefing, articles: Sequence[Article]) -> Iterator[Block]:
    """By figure the paragraphs behind its marks; then the paragraphs, with their words where they may be quoted."""
    behind = [(at, each) for at, exhibit in enumerate(briefing.exhibits, 1) for each in exhibit.behind]
    if not behind and not any(exhibit.anchors for exhibit in briefing.exhibits):
        return
    yield Heading("Evidence annex")
    yield Heading("The marks of each figure and the paragraphs behind them", 2)
    for number, exhibit in enumerate(briefing.exhibits, 1):
        if exhibit.anchors:
            yield from _marks(number, exhibit, articles)
    if behind:
        yield Heading("The paragraphs", 2)
        yield Text(_how_to_read(briefing))
        yield from _paragraphs(behind, briefing, articles)


def _marks(number: int, exhibit: Exhibit, articles: Sequence[Article]) -> Iterator[Block]:
    """The marks of a figure with their paragraphs; where each mark is a paragraph, the paragraphs alone."""
    caption = shortened(plain(exhibit.heading), 140)
    marks = _by_label(exhibit)
    if all(len(ids) == 1 for ids in marks.values()):
        yield Caption(figures_named([number]), caption)
        behind = paragraphs_named(articles, sorted({paragraph_id for ids in marks.values() for paragraph_id in ids}))
        yield Text(f"Each mark or row rests on one paragraph. They are: {behind}.", size=SMALL)
        return
    shown = list(marks.items())[:_MOST_MARKS]
    more = (
        f" ({len(shown):,} of {len(marks):,} marks; the data of the figure have them all)"
        if len(marks) > len(shown)
        else ""
    )
    rows = [(shortened(label, 120), paragraphs_named(articles, ids) if ids else "no paragraph") for label, ids in shown]
    yield Caption(figures_named([number]), f"{caption}{more}")
    yield table_of(("Mark", "Paragraphs"), rows, f"The paragraphs behind the marks of figure {number}.")


def _by_label(exhibit: Exhibit) -> dict[str, list[str]]:
    """The paragraphs behind a figure, by what their mark is called; marks that are called the same are one."""
    marks: dict[str, list[str]] = {}
    for label, ids in exhibit.anchors:
        held = marks.setdefault(plain(label), [])
        held.extend(each for each in ids if each not in held)
    return marks


def _how_to_read(briefing: Briefing) -> str:
    quoted = briefing.quotes and any(each.quote.strip() for exhibit in briefing.exhibits for each in exhibit.behind)
    told = (
        "Each paragraph once, with the figures that it stands behind. “In our words”: what it says, in one sentence of "
        "the project’s own."
    )
    if not quoted:
        return f"{told} No article is quoted here."
    most = (
        f"at most {QUOTED_WORDS} of a passage and {100 * MOST_OF_AN_ARTICLE:.0f} % of an article in all, or one passage"
    )
    return f"{told} “Quotation”: the article’s own words, {most}."


def _paragraphs(
    behind: Sequence[tuple[int, Behind]], briefing: Briefing, articles: Sequence[Article]
) -> Iterator[Block]:
    together: dict[str, list[tuple[int, Behind]]] = {}
    for number, each in behind:
        together.setdefault(each.paragraph_id, []).append((number, each))
    places = {article.id: at for at, article in enumerate(articles)}
    for paragraph_id in sorted(together, key=lambda of: (places.get(of.rpartition("/")[0], len(places)), of)):
        yield from _paragraph(paragraph_id, together[paragraph_id], briefing, articles)


def _paragraph(
    paragraph_id: str, of: Sequence[tuple[int, Behind]], briefing: Briefing, articles: Sequence[Article]
) -> Iterator[Block]:
    figures = figures_named(number for number, _ in of)
    named = f"{paragraph_named(articles, paragraph_id)} ({plain(paragraph_id)})."
    yield Text(f"Behind {figures[0].lower()}{figures[1:]}.", lead=named, held=True)
    gist = next((each.gist for _, each in of if each.gist.strip()), "")
    quoted = {
        each.quote: quotation(each, articles, quotes=True) for _, each in of if briefing.quotes and each.quote.strip()
    }
    if gist:
        yield Quotation(plain(gist), "", False)
    yield from quoted.values()
    if not gist and not quoted:
        yield Text("What it says is on the Evidence page of the dashboard.")
