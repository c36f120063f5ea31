"""What the readers of all formats give: one entry for each article that a file holds, or seems to hold."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """One entry of a file: where it stands, and its fields as they were found (doc_id, text, the record's).

    trouble: the line that tells why it is no article; empty where it may be one.
    notes: what a reader should know of how it was read.
    from_file: True where the doc_id is only the name of a file, not one that somebody gave.
    """

    where: str
    fields: dict = field(default_factory=dict)
    trouble: str = ""
    notes: tuple[str, ...] = ()
    from_file: bool = False


def left_out(where: str, why: str) -> Entry:
    """An entry that is no article, and the line that tells why."""
    return Entry(where, trouble=f"{where}: {why}. The entry was left out.")


def one_line(text: str) -> str:
    """A paragraph's text without its line breaks: in some formats they part lines, in none paragraphs."""
    return " ".join(text.split())
