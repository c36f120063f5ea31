"""The first sheet of a workbook: what the briefing is, of which articles and filters it speaks, what it cannot say."""

from collections.abc import Iterable, Iterator

from analysis.briefing.briefing import Briefing
from analysis.briefing.limits import cautions_of, filters_of
from analysis.exchange.about import say_article

_TOLD = (
    "The numbers behind the figures of a briefing. Each figure has a sheet; “Figures” lists them, with how each was "
    "made; “Passages” has the paragraphs that they show, “Columns” what every column means, “References” how to cite."
)
_EMPTY = "An empty cell is unknown and not 0; what it says stands on “Columns”."
_WHOLE = "Cells hold more digits than they show."


def about_lines(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """The lines of the sheet: a name where something new begins, and what is said."""
    yield "Title", briefing.title
    known = {"Author": briefing.author, "Made": briefing.made, "Corpus": briefing.corpus, "What this is": _TOLD}
    yield from ((name, said) for name, said in known.items() if said)
    yield from _under("Articles", map(say_article, briefing.documents.itertuples()))
    yield from _under("Filters", filters_of(briefing))
    yield from _under("Cautions", [_EMPTY, _WHOLE, *cautions_of(briefing)])
    versions = [f"{name} {version}" for name, version in briefing.versions.items()]
    yield from _under("Made with", versions)


def _under(name: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(lines):
        yield "" if at else name, line
