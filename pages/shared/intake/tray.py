"""The tray: what a reader has given, what was written over the guesses, what came of it; kept for the session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from analysis.errors import InputError, ParallaxError
from analysis.exchange.fetching import fetch_page
from analysis.exchange.formats.apart import Waiting
from analysis.intake.arrivals import Arrival, Delivery, arrivals_of, fetched, pasted
from analysis.intake.confirming import confirmed
from analysis.intake.duplicates import with_twins
from analysis.projects.project import Project
from analysis.text.documents import Article
from pages.shared.project import change, new_project, project_key, the_project

MOST_FILES = 200  # dropped at once
DONE, KNOWN, WRONG = "done", "known", "wrong"
_TRAY = "intake-tray"
_UNTITLED = "My articles"
_UNCOMPARED = "not compared yet"  # no project's key
_NAMED = 3  # articles that were added, each by its id


@dataclass
class Tray:
    """Arrivals that wait for a person; by their keys the answers and ticks that were given to them.

    tables: files that are tables, by name, with their content: their columns may still be chosen otherwise.
    columns: for each of them what a person chose, by field.
    told: what came of the last step, each with its kind (DONE, KNOWN, WRONG). version: counts changes from elsewhere.
    """

    arrivals: tuple[Arrival, ...] = ()
    answers: dict[str, dict[str, object]] = field(default_factory=dict)
    ticks: dict[str, dict[int, bool]] = field(default_factory=dict)
    tables: dict[str, tuple[bytes, Delivery]] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    version: int = 0
    compared: tuple = ()


def tray() -> Tray:
    """This reader's tray; copies are looked for anew where another project is open."""
    held = st.session_state.setdefault(_TRAY, Tray())
    if held.arrivals and held.compared != project_key():
        _compare(held, held.arrivals)
    return held


def receive_files(files: Mapping[str, bytes], waiting: Waiting | None = None) -> None:
    """Put the articles of files on the tray; one that is there already is not put there again.

    waiting: told which file is read; where it stops the reading, what was read by then is on the tray.
    """
    held = tray()
    deliveries: list[Delivery] = []
    n, told = min(len(files), MOST_FILES), perspectives()
    for number, (name, content) in enumerate(list(files.items())[:n], 1):
        _keep_read(held, deliveries, n)
        if waiting:
            waiting(name, number, n)
        delivery = arrivals_of(content, name, perspectives=told, waiting=waiting)
        deliveries.append(delivery)
        if delivery.columns:
            held.tables[name] = (content, delivery)
    _receive(held, deliveries)
    if len(files) > MOST_FILES:
        rest = f"Only the first {MOST_FILES} files were read. Drop the others again, or pack them as .zip."
        held.troubles = (*held.troubles, rest)


def receive_page(url: str) -> bool:
    """Fetch a page and put its article on the tray; whether there was one."""
    held = tray()
    try:
        content, name = fetch_page(url)
    except InputError as error:
        held.told = ((WRONG, str(error)),)
        return False
    delivery = fetched(content, name, url, perspectives())
    _receive(held, [delivery])
    return bool(delivery.arrivals)


def receive_text(title: str, text: str) -> bool:
    """Put a pasted text on the tray; whether it could be."""
    held = tray()
    try:
        arrival = pasted(title, text, perspectives())
    except InputError as error:
        held.told = ((WRONG, str(error)),)
        return False
    held.told, held.troubles = (), ()
    _put(held, [arrival])
    return True


def choose_columns(name: str, chosen: Mapping[str, str]) -> None:
    """Read a table again with other columns for its text, id or perspective."""
    held = tray()
    content, before = held.tables[name]
    gone = _keys(before)
    columns = held.columns.setdefault(name, {})
    columns.update(chosen)
    delivery = arrivals_of(content, name, columns, perspectives())
    held.tables[name] = (content, delivery)
    held.troubles = delivery.troubles
    held.arrivals = tuple(arrival for arrival in held.arrivals if arrival.key not in gone)
    _put(held, delivery.arrivals)


def write(key: str, values: Mapping[str, object]) -> None:
    """Keep what a person wrote into the fields of an arrival."""
    tray().answers.setdefault(key, {}).update(values)


def tick(key: str, places: Mapping[int, bool]) -> None:
    """Keep which paragraphs of an arrival a person ticked or unticked."""
    tray().ticks.setdefault(key, {}).update(places)


def changed() -> None:
    """The tables on the page are to show what was changed elsewhere."""
    tray().version += 1


def perspectives() -> tuple[str, ...]:
    """The perspectives of the open project, and those that arrivals were given."""
    project = the_project()
    own = [each.name for each in project.perspectives] if project else []
    held = st.session_state.get(_TRAY) or Tray()
    given = [answers.get("perspective") for answers in held.answers.values()]
    guessed = [arrival.guesses["perspective"].value for arrival in held.arrivals if "perspective" in arrival.guesses]
    return tuple(dict.fromkeys(str(name) for name in (*own, *guessed, *given) if name))


def empty_tray() -> None:
    """Callback: nothing waits any more."""
    st.session_state[_TRAY] = Tray(version=tray().version + 1)


def add_ticked(title: str = "") -> None:
    """Add every article that is ticked to the open project, or to a new one of this title; the others stay."""
    held = tray()
    try:
        project = the_project() or new_project(title.strip() or _UNTITLED)
        found = confirmed(held.arrivals, held.answers, held.ticks, [article.doc_id for article in project.articles])
        told = [(WRONG, trouble) for trouble in found.troubles.values()]
        if found.articles:
            said = f"{_counted(len(found.articles))} added."
            change(project.with_articles((*project.articles, *found.articles), said))
            _drop(held, found.keys)
            told = [(DONE, _said_added(found.articles, project)), *((KNOWN, note) for note in found.notes), *told]
    except ParallaxError as error:
        told = [(WRONG, str(error))]
    held.told = tuple(told)
    st.session_state[_TRAY] = held  # opening a new project lets go of what a session held


def _said_added(articles: tuple[Article, ...], project: Project) -> str:
    ids = f": {', '.join(each.doc_id for each in articles)}" if len(articles) <= _NAMED else ""
    return f"{_counted(len(articles))} added to “{project.title}”{ids}."


def _counted(n: int) -> str:
    return "One article" if n == 1 else f"{n:,} articles"


def _receive(held: Tray, deliveries: Sequence[Delivery]) -> None:
    held.troubles = tuple(trouble for delivery in deliveries for trouble in delivery.troubles)
    held.told = ()
    _put(held, [arrival for delivery in deliveries for arrival in delivery.arrivals])


def _keep_read(held: Tray, deliveries: Sequence[Delivery], n: int) -> None:
    """What is read so far, as it stands should the reader stop the reading now: said, and compared in the next run.

    The next run begins before the stopped one has ended, which then has no say any more: so it is kept file by file.
    """
    known = {arrival.key for arrival in held.arrivals}
    new = {each.key: each for delivery in deliveries for each in delivery.arrivals if each.key not in known}
    held.arrivals, held.compared, held.told = (*held.arrivals, *new.values()), (_UNCOMPARED,), ()
    rest = f"Stopped: {len(deliveries):,} of {n:,} files were read. Drop the others again to read them."
    held.troubles = (*(trouble for delivery in deliveries for trouble in delivery.troubles), rest)
    held.version += 1


def _put(held: Tray, found: Iterable[Arrival]) -> None:
    """The arrivals with these after them, compared with one another and with the project."""
    known = {arrival.key for arrival in held.arrivals}
    new = list({arrival.key: arrival for arrival in found if arrival.key not in known}.values())
    _compare(held, (*held.arrivals, *new))
    held.version += 1


def _compare(held: Tray, arrivals: tuple[Arrival, ...]) -> None:
    project = the_project()
    held.arrivals = with_twins(arrivals, project.articles if project else ())
    held.compared = project_key()


def _keys(delivery: Delivery) -> set[str]:
    return {arrival.key for arrival in delivery.arrivals}


def _drop(held: Tray, keys: tuple[str, ...]) -> None:
    """Take what was added off the tray."""
    gone = set(keys)
    held.arrivals = tuple(arrival for arrival in held.arrivals if arrival.key not in gone)
    held.answers = {key: value for key, value in held.answers.items() if key not in gone}
    held.ticks = {key: value for key, value in held.ticks.items() if key not in gone}
    waiting = {arrival.key for arrival in held.arrivals}
    held.tables = {name: table for name, table in held.tables.items() if waiting & _keys(table[1])}
    held.troubles = ()
    _compare(held, held.arrivals)
    held.version += 1
