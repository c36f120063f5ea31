"""The front of a memo: what was found, and the figures, each with its counts and doubt."""

import re
from collections.abc import Iterator, Sequence

from analysis.briefing.briefing import Briefing
from analysis.briefing.citing.fields import link_back
from analysis.briefing.exhibit import FACT, PASSAGES, Behind, Exhibit
from analysis.briefing.memo.articles import Article, paragraph_named
from analysis.briefing.memo.blocks import SMALL, Beside, Block, Caption, Heading, Numbered, Quotation, Text
from analysis.briefing.memo.pictures import shown_picture
from analysis.briefing.memo.tables import fitted_table
from analysis.briefing.memo.words import figures_named, plain, sentences
from analysis.briefing.quoting import shown_quote

_MOST_NAMED = 6  # articles in the opening; the references have them all
# How a chart is to be read stands beside the chart, not beside the finding. Only what says it in these words, and has
# no number in it, is passed over.
_OF_THE_CHART = re.compile(
    r"(Pale|Full|Full dot|Hatched|Filled|Low|Grey|Ring|Dot|Diamond|Cross|Bar|Short lines|Tone|Voice|A|In a cell"
    r"|After each word|At the right, paragraphs|Paragraphs|[◆●○▼].{0,12}|Words of tone|Words of stance): \D*"
)


def opening(briefing: Briefing, articles: Sequence[Article]) -> Iterator[Block]:
    """What was compared."""
    named = [article.described for article in articles[:_MOST_NAMED]]
    more = len(articles) - len(named)
    further = f"; and {more:,} more, which the references list" if more > 0 else ""
    corpus = f"{plain(briefing.corpus)}. " if briefing.corpus else ""
    if named:
        yield Text(f"{corpus}{'; '.join(named)}{further}.", lead="What was compared.")


def findings(briefing: Briefing) -> Iterator[Block]:
    """The findings as a numbered list, each with its doubt."""
    yield Heading("Findings")
    if not briefing.exhibits:
        yield Text("No figure is in this briefing.")
    for number, exhibit in enumerate(briefing.exhibits, 1):
        yield Numbered(number, plain(exhibit.heading), doubt_of(exhibit), figures_named([number]), target_of(number))


def doubt_of(exhibit: Exhibit) -> str:
    """The counts and the doubt of a figure, without what only tells how its chart is read."""
    said = [sentence for sentence in sentences(exhibit.counts) if not _OF_THE_CHART.fullmatch(sentence)]
    return plain(" ".join(said))


def target_of(number: int) -> str:
    """The name of the place of a figure in the memo."""
    return f"figure-{number}"


def figures(briefing: Briefing, articles: Sequence[Article]) -> Iterator[Block]:
    """Every figure: caption, picture or numbers or passages, counts and doubt, and its ID."""
    if briefing.exhibits:
        yield Heading("Figures")
    for number, exhibit in enumerate(briefing.exhibits, 1):
        yield Caption(figures_named([number]), plain(exhibit.heading), target_of(number))
        yield from _body(exhibit, briefing, articles)
        if exhibit.counts:
            yield Text(plain(exhibit.counts), size=SMALL)
        yield Text(_id_line(exhibit, briefing), size=SMALL)


def _body(exhibit: Exhibit, briefing: Briefing, articles: Sequence[Article]) -> Iterator[Block]:
    if exhibit.kind in (PASSAGES, FACT) and exhibit.behind:
        yield tellings(exhibit, briefing, articles)
        return
    picture = briefing.pictures.get(exhibit.id)
    if shown := picture and shown_picture(exhibit, picture.png):
        yield shown
    elif fitted := fitted_table(exhibit):
        yield fitted.table
        if fitted.note:
            yield Text(fitted.note, size=SMALL)
    else:
        yield Text("No number is behind this figure.", size=SMALL)


def tellings(exhibit: Exhibit, briefing: Briefing, articles: Sequence[Article]) -> Beside:
    """The passages behind a figure, article by article."""
    by_article: dict[str, list[Quotation]] = {}
    for behind in exhibit.behind:
        article = article_of(articles, behind)
        called = article.called if article else behind.paragraph_id.rpartition("/")[0] or behind.paragraph_id
        said = [quotation(behind, articles, quotes=briefing.quotes)]
        if said[0].is_quoted and behind.gist:
            said.append(quotation(behind, articles, quotes=False))
        by_article.setdefault(called, []).extend(said)
    return Beside(tuple((called, tuple(said)) for called, said in by_article.items()))


def quotation(behind: Behind, articles: Sequence[Article], *, quotes: bool) -> Quotation:
    """What a paragraph says: in its words where they are at hand and wanted, else in ours."""
    article = article_of(articles, behind)
    where = paragraph_named(articles, behind.paragraph_id)
    is_quoted = bool(quotes and behind.quote.strip())
    citation = f"{article.cited}, {where.rpartition(', ')[2]}" if article and is_quoted else where
    return Quotation(plain(shown_quote(behind) if is_quoted else behind.gist), citation, is_quoted)


def article_of(articles: Sequence[Article], behind: Behind) -> Article | None:
    """The article that a paragraph is of."""
    doc_id = behind.paragraph_id.rpartition("/")[0]
    return next((article for article in articles if article.id == doc_id), None)


def _id_line(exhibit: Exhibit, briefing: Briefing) -> str:
    edited = f" The dashboard’s own finding: {exhibit.title}" if exhibit.caption else ""
    address = link_back(exhibit, briefing.address)
    return plain(f"Figure ID {exhibit.id}{f', {address}' if address else ''}.{edited}")
