"""The blocks of a memo: what stands in it, in order, without a word on how Word or PDF set it."""

from dataclasses import dataclass

SMALL, BODY = "small", "body"
_MOST_BESIDE = 3  # tellings in columns


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order."""
        return (self.text,)


@dataclass(frozen=True)
class Text:
    """A paragraph. lead: bold words that open it. size: "body" or "small". held: it stays with what follows."""

    text: str
    lead: str = ""
    size: str = BODY
    held: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order."""
        return (self.lead, self.text)


@dataclass(frozen=True)
class Numbered:
    """One of a numbered list: a finding, its doubt, and where it is shown. target: the name of that place."""

    number: int
    text: str
    doubt: str
    where: str
    target: str

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order."""
        return (self.text, self.doubt, self.where)


@dataclass(frozen=True)
class Caption:
    """What stands above a figure or table. target: the name of the place, empty where nothing points to it."""

    label: str
    text: str
    target: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order."""
        return (self.label, self.text)


@dataclass(frozen=True)
class Shown:
    """A picture across the page: a PNG, and what it says to those who do not see it. wide: width in heights."""

    png: bytes
    alt: str
    wide: float

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order."""
        return ()


@dataclass(frozen=True)
class DataTable:
    """A table: one text a cell. numeric: which columns are set to the right. widths: what part of the page each takes.

    groups: what stands above the headings, each label with how many columns it spans. colours: of each cell its ground
    (`#RRGGBB`, or none); a table reads without them. whole: no page break goes through it.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...]
    alt: str
    groups: tuple[tuple[str, int], ...] = ()
    colours: tuple[tuple[str, ...], ...] = ()
    whole: bool = False

    @property
    def is_of_cells(self) -> bool:
        """Whether it is a figure of cells, set tight: signs under numbers, after the label of their row."""
        return bool(self.colours)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order."""
        return (*(label for label, _ in self.groups), *self.headings, *(each for row in self.rows for each in row))


@dataclass(frozen=True)
class Quotation:
    """What a paragraph says: its own words, or, where they are not at hand, what it says in ours; and where."""

    text: str
    citation: str
    is_quoted: bool

    @property
    def label(self) -> str:
        """What it is, so that nobody takes our words for the article’s."""
        return "Quotation:" if self.is_quoted else "In our words:"

    @property
    def said(self) -> str:
        """The text, between quotation marks where it is quoted."""
        return f"“{self.text}”" if self.is_quoted else self.text

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order."""
        return (self.label, self.said, self.citation)


@dataclass(frozen=True)
class Beside:
    """Tellings side by side, or below each other where they are many: of each its name and what it says."""

    tellings: tuple[tuple[str, tuple[Quotation, ...]], ...]

    @property
    def is_stacked(self) -> bool:
        """Whether they are too many for columns."""
        return len(self.tellings) > _MOST_BESIDE

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order: of columns their headings first."""
        told = [(name, [words for each in said for words in each.words]) for name, said in self.tellings]
        if self.is_stacked:
            return tuple(words for name, said in told for words in (name, *said))
        return (*(name for name, _ in told), *(words for _, said in told for words in said))


@dataclass(frozen=True)
class Reference:
    """A work referred to. address: where it stands on the web (http or https), or empty."""

    text: str
    address: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, in its order."""
        return (self.text,)


Block = Heading | Text | Numbered | Caption | Shown | DataTable | Quotation | Beside | Reference
