"""References in the style of the American Psychological Association (Publication Manual, 7th edition, 2020).

Plain text, without the italics of the style. Titles stay as they were written: the style sets them in sentence case,
which no rule can do without breaking names.
"""

from collections.abc import Mapping, Sequence

from analysis.briefing.citing.names import Name, family_of, initials

MOST_NAMES = 20  # of a reference; of more, the first 19 and the last are given
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_STOPS = (".", "?", "!", "…", ".”", "?”", "!”")


def apa(item: Mapping) -> str:
    """The reference of a CSL item: author, date, title, source and address; what is missing is passed over.

    Without an author the title stands first, without a date “n.d.” in its place.
    """
    title = _titled(item)
    author, date = _authors(item.get("author", ())), f"({_date(item)})"
    head = [_stopped(author), f"{date}.", _stopped(title)] if author else [_stopped(title), f"{date}."]
    source = [_stopped(part) for part in _source(item)]
    return " ".join(part for part in (*head, *source, item.get("URL", "")) if part)


def _titled(item: Mapping) -> str:
    """The title with its version and, in brackets, what kind of work it is."""
    version = f"(Version {item['version']})" if item["type"] == "software" and item.get("version") else ""
    kind = f"[{item['genre']}]" if item.get("genre") else ""
    return " ".join(part for part in (item.get("title", ""), version, kind) if part)


def _source(item: Mapping) -> list[str]:
    if item["type"] != "graphic":
        return [item.get("container-title", "")]
    made_with = f"{item['publisher']} (Version {item['version']})" if item.get("version") else item.get("publisher", "")
    return [f"In {item['container-title']}" if item.get("container-title") else "", made_with]


def _authors(names: Sequence[Name]) -> str:
    written = [_inverted(name) for name in names]
    if len(written) > MOST_NAMES:
        return f"{', '.join(written[: MOST_NAMES - 1])}, … {written[-1]}"
    if len(written) < 2:
        return "".join(written)
    return f"{', '.join(written[:-1])}, & {written[-1]}"


def _inverted(name: Name) -> str:
    parts = (family_of(name), initials(name.get("given", "")), name.get("suffix", ""))
    return ", ".join(part for part in parts if part)


def _date(item: Mapping) -> str:
    """The date as the style writes it: “2021, March 24”, with the letter that tells works of one year apart."""
    letter = item.get("year-suffix", "")
    parts = item["issued"]["date-parts"][0] if item.get("issued") else []
    if not parts:
        return f"n.d.-{letter}" if letter else "n.d."
    day = " ".join([_MONTHS[parts[1] - 1], *map(str, parts[2:])]) if len(parts) > 1 else ""
    return ", ".join(part for part in (f"{parts[0]}{letter}", day) if part)


def _stopped(part: str) -> str:
    return part if not part or part.endswith(_STOPS) else f"{part}."
