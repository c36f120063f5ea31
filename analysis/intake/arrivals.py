"""Articles on their way in: what a file or a pasted text holds, with every guess and mark, before a person confirms."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import PurePosixPath

from analysis.errors import InputError
from analysis.exchange.formats import read_entries
from analysis.exchange.formats.apart import Waiting
from analysis.exchange.formats.entries import Entry
from analysis.exchange.reading import Found, found_in, printable
from analysis.intake.addresses import guess_from_address
from analysis.intake.filenames import guess_from_folder, guess_from_name
from analysis.intake.guess import FIELDS, FILE, NAME, TYPED, Guess, first_of
from analysis.intake.language import language_name
from analysis.intake.lines import part_lines
from analysis.intake.marks import Part, marked
from analysis.intake.repair import repaired
from analysis.intake.tables import called, columns_in, is_row, renamed
from analysis.text.documents import sha256, split_paragraphs

MOST_ARRIVALS = 500  # articles of one file: a person is to look at each


@dataclass(frozen=True)
class Twin:
    """Another article with the same text, or much of it: its name, and the share of this one’s five-word runs it has.

    held: True where the other is in the project already.
    """

    name: str
    share: float
    exact: bool = False
    held: bool = False


@dataclass(frozen=True)
class Arrival:
    """One article on its way in.

    key: tells it from others, and is the same when the same file comes again. file: where it stands in what was given.
    doc_id: the id that its file gives it; empty where an id is to be made. parts: every paragraph, with its mark.
    notes: what a reader should know of how it was read. twins: articles that are the same, or nearly.
    """

    key: str
    file: str
    doc_id: str
    guesses: dict[str, Guess]
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    twins: tuple[Twin, ...] = ()

    @property
    def body(self) -> tuple[str, ...]:
        """The paragraphs that are taken at first."""
        return tuple(part.text for part in self.parts if part.taken)


@dataclass(frozen=True)
class Delivery:
    """What one file held: its articles, and a line for each that could not be read.

    columns: those of a table, of which `called` says which field is which; empty where the file is none.
    """

    name: str
    arrivals: tuple[Arrival, ...] = ()
    troubles: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)


def arrivals_of(
    content: bytes,
    name: str,
    chosen: Mapping[str, str] | None = None,
    perspectives: Collection[str] = (),
    waiting: Waiting | None = None,
) -> Delivery:
    """The articles of a file; what cannot be read is told, and loses nothing else.

    chosen: the columns of a table that a person named, by field. perspectives: the names that are known.
    waiting: told of the reading, as `read_entries` tells it.
    """
    entries, troubles = _entries(content, name, waiting)
    names = columns_in(entries)
    columns = called(entries, chosen or {})
    if names and "text" not in columns:
        troubles.append(f"{name}: no column was taken for the text. Choose it below.")
        entries = [entry for entry in entries if not is_row(entry)]
    found = []
    for entry in renamed(entries, columns):
        try:
            found.append(found_in(entry))
        except InputError as error:
            troubles.append(str(error))
    folders = {str(PurePosixPath(each.where).parent) for each in found if each.from_file}
    arrivals = tuple(_arrival(each, perspectives, folders, number) for number, each in enumerate(found))
    return Delivery(name, arrivals, tuple(troubles), names, columns)


def fetched(content: bytes, name: str, url: str, perspectives: Collection[str] = ()) -> Delivery:
    """The article of a page that was fetched from an address; what the page says of itself goes before that."""
    delivery = arrivals_of(content, name, perspectives=perspectives)
    asked = {"url": Guess(url, TYPED)} | guess_from_address(url)
    arrivals = tuple(replace(each, guesses=first_of(each.guesses, asked)) for each in delivery.arrivals)
    return replace(delivery, arrivals=arrivals)


def pasted(title: str, text: str, perspectives: Collection[str] = ()) -> Arrival:
    """The article of a text that was typed or pasted.

    Raises
    ------
    InputError
        There is no text, or more than an article has.
    """
    where = "The pasted text"
    fields = {"doc_id": "pasted", "text": text, "title": title.strip()}
    if not text.strip():
        raise InputError(f"{where} is empty. Paste the article’s text, and try again.")
    found = found_in(Entry(where, fields, from_file=True))
    arrival = _arrival(found, perspectives)
    typed = {name: Guess(guess.value, TYPED) for name, guess in arrival.guesses.items() if guess.origin == FILE}
    return Arrival(arrival.key, where, "", arrival.guesses | typed, arrival.parts, arrival.notes)


def _entries(content: bytes, name: str, waiting: Waiting | None) -> tuple[list[Entry], list[str]]:
    """The entries of a file up to the bound, and what was wrong with the rest."""
    entries: list[Entry] = []
    try:
        for entry in islice(read_entries(content, name, waiting), MOST_ARRIVALS + 1):
            entries.append(entry)
    except InputError as error:
        return entries, [printable(str(error))]
    last = f"{name}: only the first {MOST_ARRIVALS:,} articles were read. Split it to add more."
    return entries[:MOST_ARRIVALS], [last] if len(entries) > MOST_ARRIVALS else []


def _arrival(found: Found, perspectives: Collection[str], folders: Collection[str] = (), number: int = 0) -> Arrival:
    """The article with everything that can be said of it before others are looked at.

    folders: where all articles named after files lie. number: its place among those of its file.
    """
    text, repairs = repaired(found.text)
    stated = _stated(found.record)
    title = stated["title"].value if "title" in stated else ""
    parts, around = marked(split_paragraphs(part_lines(text)), title)
    named = guess_from_name(found.where, perspectives) if found.from_file else {}
    dated = _dated_by_name(named, around)
    folder = guess_from_folder(found.where, folders) if found.from_file else {}
    guesses = first_of(stated, dated, around, named, folder, _named_after(found))
    if "url" in guesses:
        guesses = first_of(guesses, guess_from_address(guesses["url"].value))
    notes = (*found.notes, *repairs, *_of_language(stated, around))
    key = sha256(f"{found.where}\n{number}\n{text}")[:12]
    return Arrival(key, found.where, "" if found.from_file else found.doc_id, guesses, parts, notes)


def _stated(record: Mapping[str, object]) -> dict[str, Guess]:
    said = {name: record.get(name) for name in FIELDS}
    said["translated"] = "yes" if record.get("translated") else ""
    return {name: Guess(str(value), FILE) for name, value in said.items() if value}


def _dated_by_name(named: Mapping[str, Guess], around: Mapping[str, Guess]) -> dict[str, Guess]:
    """The date of the file’s name, which somebody gave it; unless the text has the day of that year or month."""
    if "published" not in named:
        return {}
    more = around["published"].value if "published" in around else ""
    return {} if more.startswith(named["published"].value) else {"published": named["published"]}


def _named_after(found: Found) -> dict[str, Guess]:
    """The name of its file as a title, for want of a better one."""
    title = found.doc_id.replace("_", " ").replace("-", " ").strip()
    return {"title": Guess(title[:1].upper() + title[1:], NAME)} if found.from_file and title != "pasted" else {}


def _of_language(stated: Mapping[str, Guess], around: Mapping[str, Guess]) -> tuple[str, ...]:
    """A note where the file names another language than its words seem to be in."""
    if "language" not in stated or "language" not in around:
        return ()
    said, seems = stated["language"].value, around["language"].value
    if language_name(said) == language_name(seems):
        return ()
    return (f"The file says that its language is {language_name(said)}; its words look {language_name(seems)}.",)
