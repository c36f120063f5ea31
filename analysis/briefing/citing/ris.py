"""References as RIS, which EndNote, Zotero and Mendeley read: a tag and its value a line."""

from collections.abc import Iterable, Iterator, Mapping

from analysis.briefing.citing.names import last_then_first

_TYPES = {"article-newspaper": "NEWS", "software": "COMP", "graphic": "FIGURE"}
_END = "\r\n"  # of a line, as the format has it


def ris(items: Iterable[Mapping]) -> str:
    """CSL items as RIS records in their order; values are of one line, so that no text can begin a tag."""
    return _END.join(f"{tag}  - {' '.join(value.split())}" for item in items for tag, value in _tags(item)) + _END


def _tags(item: Mapping) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[item["type"]]
    yield "ID", item["id"]
    for name in item.get("author", ()):
        yield "AU", last_then_first(name)
    fields = {"TI": "title", "T2": "container-title", "PB": "publisher", "ET": "version", "LA": "language", "UR": "URL"}
    known = {tag: item.get(field, "") for tag, field in fields.items()}
    for tag, value in (*known.items(), *_date(item).items(), ("M3", item.get("genre", ""))):
        if value:
            yield tag, value
    yield "ER", ""


def _date(item: Mapping) -> dict[str, str]:
    """The year, and the date with as many parts as are known: `2021/03/24`, `2021/03/`."""
    parts = item["issued"]["date-parts"][0] if "issued" in item else []
    year, month, day = (*parts, 0, 0, 0)[:3]
    written = [f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if day else ""]
    return {"PY": written[0], "DA": "/".join(written)} if year else {}
