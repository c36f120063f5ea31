"""The back of a memo: how the numbers were made, what they cannot say, and whence they come."""

from collections.abc import Callable, Iterator, Sequence

from analysis.briefing.briefing import Briefing
from analysis.briefing.citing.fields import web_address
from analysis.briefing.citing.references import apa, references_of
from analysis.briefing.exhibit import Exhibit
from analysis.briefing.memo.articles import Article
from analysis.briefing.memo.blocks import SMALL, Block, Caption, Heading, Reference, Text
from analysis.briefing.memo.tables import table_of
from analysis.briefing.memo.words import figures_named, listed, plain, said_once

_MOST_SIDES = 4  # articles with a column of their own in a table


def method(briefing: Briefing) -> Iterator[Block]:
    """How each measure is made, each text once, with the figures that it holds for."""
    if not briefing.exhibits:
        return
    yield Heading("Method note")
    yield from _part("What is measured", briefing, lambda exhibit: exhibit.made.formula)
    yield from _part("What was chosen", briefing, lambda exhibit: exhibit.made.settings, by_sentence=True)
    yield from _part("What is masked", briefing, lambda exhibit: exhibit.made.mask, by_sentence=True)
    yield Heading("How to check it", 2)
    yield Text(
        "A figure ID, typed on the Briefing page of the dashboard, reopens the figure with its filters; an ID changes "
        "with the articles, the codebooks and the numbers."
    )
    if briefing.versions:
        yield Text(
            f"Made with {plain(listed([f'{name} {of}' for name, of in briefing.versions.items()]))}.", size=SMALL
        )


def limits(briefing: Briefing, articles: Sequence[Article]) -> Iterator[Block]:
    """What the numbers cannot say, with the numbers: how much was read, and how much stands behind each figure."""
    yield Heading("Limits")
    yield from _of_the_texts(briefing, articles)
    yield Caption("", "How much was read.")
    yield table_of(
        ("Article", "Paragraphs", "Words", "Language", "Translation"),
        [_read(article) for article in articles],
        "How many paragraphs and words of each article were read.",
        (False, True, True, False, False),
    )
    if briefing.exhibits:
        yield from _behind_each(briefing.exhibits, articles)
        yield from _part("What the measures cannot say", briefing, lambda exhibit: exhibit.made.limits)


def references(briefing: Briefing) -> Iterator[Block]:
    """The articles, the tool, and the sources of the measures."""
    yield Heading("References")
    for item in references_of(briefing):
        if item["type"] != "graphic":
            yield Reference(plain(apa(item)), web_address(str(item.get("URL", ""))))
    yield from _part("Sources of the figures and their measures", briefing, lambda of: of.made.source, by_sentence=True)


def _part(
    title: str, briefing: Briefing, text_of: Callable[[Exhibit], str], *, by_sentence: bool = False
) -> Iterator[Block]:
    """One heading, and below it each distinct text with its figures; nothing where no figure says anything."""
    said = said_once({at: text_of(exhibit) for at, exhibit in enumerate(briefing.exhibits, 1)}, by_sentence)
    if said:
        yield Heading(title, 2)
    for numbers, text in said:
        every = len(numbers) == len(briefing.exhibits) > 1
        yield Text(text, lead="All figures." if every else f"{figures_named(numbers)}.")


def _of_the_texts(briefing: Briefing, articles: Sequence[Article]) -> Iterator[Block]:
    one_each = not briefing.documents["perspective"].dropna().duplicated().any()
    drawn = "each author is here with one article" if one_each else "each side is here with these articles alone"
    read = "1 article is" if len(articles) == 1 else f"{len(articles):,} articles are"
    yield Text(
        f"{read} read here, and {drawn}: nothing is said of what an author, an outlet or a country thinks, or would "
        "write next."
    )
    if any("nterval" in exhibit.counts + exhibit.made.settings for exhibit in briefing.exhibits):
        yield Text("Intervals come from drawing the paragraphs of these texts anew: they speak of these texts only.")
    translated = [article.called for article in articles if article.is_translated]
    if translated:
        its = (
            "is a translation: its words, and so its tone, are"
            if len(translated) == 1
            else ("are translations: their words, and so their tone, are")
        )
        yield Text(
            f"The text{'s' if len(translated) > 1 else ''} of {listed(translated)} {its} partly the translator’s."
        )


def _read(article: Article) -> tuple[str, ...]:
    language = article.record.get("language")
    return (
        article.called,
        article.count("n_paragraphs"),
        article.count("n_words"),
        language if isinstance(language, str) else "",
        "yes" if article.is_translated else "no",
    )


def _behind_each(exhibits: Sequence[Exhibit], articles: Sequence[Article]) -> Iterator[Block]:
    sides = articles if len(articles) <= _MOST_SIDES else ()
    heads = ("Figure", "Rows of data", "Paragraphs behind", *(article.called for article in sides), "Fewest of a row")
    rows = [(str(at), *_counts(exhibit, sides)) for at, exhibit in enumerate(exhibits, 1)]
    yield Caption("", "How much stands behind each figure.")
    yield table_of(heads, rows, "How many paragraphs stand behind each figure.", (False, *(True,) * (len(heads) - 1)))
    yield Text(
        "Paragraphs behind: those that its marks or rows open. Fewest of a row: on how many paragraphs the row rests "
        "that rests on fewest; empty where the rows do not say.",
        size=SMALL,
    )


def _counts(exhibit: Exhibit, sides: Sequence[Article]) -> tuple[str, ...]:
    behind = {paragraph_id for _, ids in exhibit.anchors for paragraph_id in ids}
    behind |= {each.paragraph_id for each in exhibit.behind}
    of_sides = (sum(each.rpartition("/")[0] == article.id for each in behind) for article in sides)
    fewest = exhibit.frame["n_units"].dropna() if "n_units" in exhibit.frame else ()
    return (
        f"{len(exhibit.frame):,}",
        *(f"{number:,}" for number in (len(behind), *of_sides)),
        f"{int(min(fewest)):,}" if len(fewest) else "",
    )
