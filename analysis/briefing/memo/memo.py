"""A briefing as a memo: its blocks in their order, the same for Word and for PDF."""

from dataclasses import dataclass

from analysis.briefing.briefing import Briefing
from analysis.briefing.house.house import House
from analysis.briefing.memo.annex import annex
from analysis.briefing.memo.articles import articles_of
from analysis.briefing.memo.blocks import Block, Shown
from analysis.briefing.memo.method import limits, method, references
from analysis.briefing.memo.parts import figures, findings, opening
from analysis.briefing.memo.pictures import shown_logo
from analysis.briefing.memo.words import day_in_words, plain, shortened

_MOST_OF_FOOT = 110  # signs: one line


@dataclass(frozen=True)
class Memo:
    """A memo: its title, who wrote it and when, its blocks, and how it looks. made: as in the briefing, in ISO."""

    title: str
    author: str
    date: str
    made: str
    paper: str
    house: House
    logo: Shown | None
    blocks: tuple[Block, ...]

    @property
    def byline(self) -> str:
        """Who and when, below the title."""
        return " · ".join(part for part in (self.author, self.house_name, self.date) if part)

    @property
    def house_name(self) -> str:
        """The organisation, at the head of every page."""
        return shortened(plain(self.house.name), _MOST_OF_FOOT)

    @property
    def foot(self) -> str:
        """What stands at the foot of every page, before its number."""
        return shortened(plain(self.house.footer) or self.title, _MOST_OF_FOOT)


def memo_of(briefing: Briefing) -> Memo:
    """The memo of a briefing: findings, figures, method, limits, evidence, references."""
    articles = articles_of(briefing.documents)
    return Memo(
        title=plain(briefing.title),
        author=plain(briefing.author),
        date=day_in_words(briefing.made),
        made=briefing.made,
        paper=briefing.paper,
        house=briefing.house,
        logo=shown_logo(briefing.house),
        blocks=(
            *opening(briefing, articles),
            *findings(briefing),
            *figures(briefing, articles),
            *method(briefing),
            *limits(briefing, articles),
            *annex(briefing, articles),
            *references(briefing),
        ),
    )


def words_of(memo: Memo) -> list[str]:
    """Every text of a memo in its order: what both formats must say."""
    return [memo.title, memo.byline, *(text for block in memo.blocks for text in block.words if text)]
