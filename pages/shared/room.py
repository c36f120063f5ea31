"""The reading room on a page: what the reader's browser draws, what the address asked for, what was chosen in it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.contrast.counts import amount
from analysis.contrast.selection import Filters
from analysis.evidence.framing import framing_marks
from analysis.evidence.layers import LAYERS
from analysis.evidence.linked import Linked, linked_passage
from analysis.evidence.passages import Mark
from analysis.evidence.room import Asked, room
from analysis.facts.findings import STATUS_SIGNS, say_teller
from analysis.facts.ledger import ONE
from analysis.facts.said import say_status, title_of_ledger
from analysis.facts.when import say_when
from analysis.text.anchors import Anchor
from pages.shared.address import follow, write
from pages.shared.labels import side, topic_labels
from pages.shared.ledger.columns import colours_told, columns_told, documents_told, named_with_side, sides
from pages.shared.ledger.reader import decisions_key
from pages.shared.ledger.shown import facts_shown, rows_passing
from pages.shared.look import theme
from pages.shared.looking_up import show_term
from pages.shared.project import project_key, the_project
from pages.shared.results import results, results_key

KEY = "room"
_PLACES = {"left": "Left", "right": "Right", "third": "And a third"}  # by parameter of the address
TERM, FACT, PASSAGE = "term", "fact", "passage"
_QUOTE = ("quote", "before", "after", "from", "to")
_FRONTEND = Path(__file__).parent / "frontend"
_SCRIPTS = ("room_parts", "room_marks", "room_column", "room_way", "room_links", "room_search", "room_facts", "room")
_KEYS = (
    "Keys: n and p for the next and previous fact. From a link button in an article: ↑ ↓ sentences, ← → words, with "
    "Shift more of them, Enter copies a link to the sentence or to the words chosen, e opens the evidence."
)
_LACKING = "Gists in Parallax’s own words, with receipts. To read the article, attach it on the Corpus page."
_NO_FACT = "The ledger has no fact yet: the page “{}” begins it. Until then nothing scrolls together."
_OWN_LACKING = "This article has no text."
_SHOWN_FIRST = ("tone", "framing")
_LAYERS = {
    "tone": ("Tone", "±", "Underlined with a weight: +0.50 scored favourable, −0.50 hostile (dashed), 0 neither"),
    "topic": ("Topics", "#", "Shaded, #: a term of a topic"),
    "actor": ("Actors and stance", "▲▼", "Underlined: an actor named; ▼ against, ○ neutral, ▲ in favour, ? unsure"),
    "voice": ("Voice", "“”", "Italic, with a name before it: quoted or reported words of another speaker"),
    "framing": ("Framing words", "‡", "Double underline, ‡: words that colour the telling of a fact"),
}


def articles_side_by_side() -> tuple[str, ...]:
    """The articles that stand in the room; of more than two the reader chooses which, in the address."""
    told = documents_told()
    if len(told) <= 2:
        return told
    names, first = named_with_side(), dict(zip(_PLACES, _first_two(), strict=False))
    with st.container(key="room-articles"):
        places = zip(_PLACES, st.columns(len(_PLACES), gap="small"), strict=True)
        chosen = [_choose_article(param, place, names, first.get(param, "")) for param, place in places]
    return tuple(dict.fromkeys(filter(None, chosen)))


def _choose_article(param: str, place: DeltaGenerator, names: Mapping[str, str], first: str) -> str | None:
    """The article of one place; one that the project no longer has gives way to the first."""
    key = f"room-{param}"
    if st.session_state.get(key) not in names:
        st.session_state[key] = None
    follow(param, key, list(names), first)
    chosen = place.selectbox(_PLACES[param], list(names), None, format_func=names.get, key=key, placeholder="None")
    write(param, key, first)
    return chosen or first or None


def _first_two() -> list[str]:
    """The articles that stand there at first: the one whose passage or fact the address asks for, and another.

    Else one of each of the first two sides; of a single side its first two.
    """
    told = documents_told()
    firsts = [ids[0] for ids in sides().values()]
    linked = st.query_params.get(PASSAGE, "").split("/")[0]
    telling = next((fact.told_by for fact in facts_shown() if fact.id == st.query_params.get(FACT)), ())
    wanted = [*([linked] if linked in told else []), *(doc_id for doc_id in telling if doc_id in told), *firsts, *told]
    return list(dict.fromkeys(wanted))[:2]


def say_passing(shown: dict, n_facts: int) -> str:
    """How many paragraphs and facts pass the filters; how many there are where none is set."""
    passing, n = shown["n_passing"], shown["n_paragraphs"]
    facts = len(shown["facts"])
    if passing == n and facts == n_facts:
        return f"{amount(n, 'paragraph')}, {amount(n_facts, 'fact')}."
    passes, are = "passes" if passing == 1 else "pass", "is" if facts == 1 else "are"
    return (
        f"{passing} of {n} paragraphs {passes} the filters, the others are dimmed; "
        f"{facts} of {n_facts} facts {are} listed."
    )


def say_opened(shown: dict, linked: Linked | None) -> list[str]:
    """What became of the passage and the fact that the address asks for, where there is something to say."""
    fact = st.query_params.get(FACT)
    lacking = fact and fact not in {each["id"] for each in shown["facts"]}
    lost = ["The fact of the link is not listed: the ledger has none of this name, or it does not pass the filters."]
    return [*([linked.said] if linked else []), *(lost if lacking else [])]


def room_shown(doc_ids: tuple[str, ...], filters: Filters) -> dict:
    """What the room shows of these articles under the filters, made once for every reader who sees the same."""
    return _shown((project_key(), results_key(), decisions_key()), doc_ids, filters)


def n_facts_told(doc_ids: Sequence[str]) -> int:
    """How many facts the articles tell, whatever the filters."""
    return sum(any(doc_id in doc_ids for doc_id in fact.told_by) for fact in facts_shown())


def draw_room(shown: dict, linked: Linked | None) -> tuple[str, tuple[str, ...]]:
    """Draw the room; the term that the reader looks up, and the paragraphs whose evidence they opened."""
    # Declared at each use: the server imports this module before its component registry stands.
    component = st.components.v2.component(
        "parallax_room",
        html='<div data-room class="room"></div>',
        css=room_styles(),
        js=room_script(),
        isolate_styles=False,
    )
    told = component(key=KEY, data=_payload(shown, linked), on_term_change=_keep_term, on_chosen_change=lambda: None)
    at_hand = set(results().paragraphs["paragraph_id"])
    return term_asked_for(), tuple(each for each in told.chosen or () if each in at_hand)


@cache
def room_script() -> str:
    """The script that draws the room in the reader's browser: one module."""
    return "\n".join((_FRONTEND / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)


@cache
def room_styles() -> str:
    """The styles of the room."""
    return (_FRONTEND / "room.css").read_text(encoding="utf-8")


def term_asked_for() -> str:
    """The term that the address asks for."""
    return st.query_params.get(TERM, "")


def term_in_the_room(term: str, doc_ids: Sequence[str]) -> None:
    """Every place of the term in the articles of the room, with the words on either side, whatever the filters."""
    everything = results()
    own = everything.paragraphs["doc_id"].isin(doc_ids)
    show_term(everything.narrowed_to(everything.paragraphs.loc[own, "paragraph_id"]), term, Filters())


def framing_shown() -> dict[str, tuple[Mark, ...]]:
    """The framing words of the ledger as marks, for the evidence beneath."""
    return _framing((results_key(), decisions_key()))


def passage_asked_for() -> Linked | None:
    """The passage that the address asks for, where it stands now; None where it asks for none."""
    asked = st.query_params.get(PASSAGE)
    if not asked:
        return None
    return _linked(results_key(), asked, tuple(st.query_params.get(name, "") for name in _QUOTE))


@st.cache_data(show_spinner=False, max_entries=32)
def _linked(key: tuple, passage: str, words: tuple[str, ...]) -> Linked:
    quote, before, after, start, end = words
    places = (int(place) if place.isdecimal() and place.isascii() else 0 for place in (start[:9], end[:9]))
    return linked_passage(results(), passage, Anchor(quote, before, after, *places) if quote.strip() else None)


@st.cache_resource(show_spinner=False, max_entries=16)
def _framing(key: tuple) -> dict[str, tuple[Mark, ...]]:
    return framing_marks(results(), facts_shown())


@st.cache_resource(show_spinner="Laying out the articles …", max_entries=16)
def _shown(key: tuple, doc_ids: tuple[str, ...], filters: Filters) -> dict:
    found = room(results(), Asked(doc_ids, rows_passing(filters), filters, topic_labels()))
    told = _told_by()
    facts = [fact | {"said": _say_fact(fact, len(doc_ids), len(told[fact["id"]]))} for fact in found["facts"]]
    made = found | {"facts": facts}
    return made | {"key": hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:16]}


def _say_fact(fact: dict, n_articles: int, n_told: int) -> str:
    """Its status among the articles of the room, how many tell it where there are others, and when it was."""
    status = fact["status"]
    only = f"Only {say_teller(columns_told()[next(iter(fact['told']))])}"
    told = only if status == ONE else say_status(status, len(fact["told"]), n_articles)
    n_all = len(documents_told())
    more = f"told by {n_told} of {n_all}" if n_all > n_articles else ""
    when = say_when(fact["when"]) if fact["when"] else ""
    return " · ".join(part for part in (f"{STATUS_SIGNS[status]} {told}", more, when) if part)


def _told_by() -> dict[str, set[str]]:
    """The articles at hand that tell each fact, by its id."""
    at_hand = set(documents_told())
    return {fact.id: at_hand & set(fact.told_by) for fact in facts_shown()}


def _payload(shown: dict, linked: Linked | None) -> dict:
    """What the browser needs: the room, its layers, the colours of this reader's theme, what to open."""
    look = theme()
    colours, names, called = colours_told(look), _short_names(), title_of_ledger(len(results().documents))
    articles = [
        article
        | {"side": article["perspective"] and side(article["perspective"]), "colour": colours[article["id"]]}
        | {"name": names[article["id"]]}
        for article in shown["articles"]
    ]
    layers = [{"id": name, **dict(zip(("label", "sign", "means"), _LAYERS[name], strict=True))} for name in LAYERS]
    return shown | {
        "key": f"{shown['key']}-{look.name}",
        "articles": articles,
        "layers": layers,
        "on": list(_SHOWN_FIRST),
        "term": term_asked_for(),
        "keys": _KEYS,
        "no_facts": "No fact of the ledger passes the filters." if facts_shown() else _NO_FACT.format(called),
        "lacking": _OWN_LACKING if the_project() else _LACKING,
        "opens": _opens(linked),
    }


def _short_names() -> dict[str, str]:
    """What the room calls each article where there is little room: its author, where that tells all of them apart."""
    documents = results().documents.set_index("doc_id")
    authors = documents["author"].astype(object)
    return columns_told() if authors.isna().any() or authors.duplicated().any() else authors.to_dict()


def _opens(linked: Linked | None) -> dict:
    """The fact or passage that the address asks for; `key` tells one address from another."""
    asked = {name: st.query_params.get(name, "") for name in (FACT, PASSAGE, *_QUOTE)}
    passage = {"paragraph": linked.paragraph_id, "start": linked.start, "end": linked.end} if linked else None
    return {"key": json.dumps(asked), "fact": asked[FACT], "linked": passage}


def _keep_term() -> None:
    """The address is where the term is kept."""
    term = (st.session_state[KEY].get("term") or "").strip()
    if term:
        st.query_params[TERM] = term
    else:
        st.query_params.pop(TERM, None)
