"""References as BibTeX, for LaTeX and reference managers: Unicode stays, what LaTeX would act on is escaped."""

from collections.abc import Iterable, Mapping

from analysis.briefing.citing.names import Name, family_of

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
# An address is taken to the letter by \url: what would end or break its field is written as browsers write it.
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22", "^": "%5E", " ": "%20"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(items: Iterable[Mapping]) -> str:
    """CSL items as BibTeX entries in their order, one field a line; `article` where there is an outlet, else `misc`."""
    return "\n".join(map(_entry, items))


def _entry(item: Mapping) -> str:
    article = item["type"] == "article-newspaper" and "container-title" in item
    fields = {
        "author": " and ".join(map(_name, item.get("author", ()))),
        "title": f"{{{_escaped(item['title'])}}}",  # braces twice: styles leave its capitals as they are
        **_date(item),
        **(_of_article(item) if item["type"] == "article-newspaper" else _of_making(item)),
        "url": item.get("URL", "").translate(_IN_ADDRESS),
    }
    lines = [f"  {name} = {_value(name, text)}," for name, text in fields.items() if text]
    return "\n".join([f"@{'article' if article else 'misc'}{{{item['id']},", *lines, "}", ""])


def _value(name: str, text: str) -> str:
    return text if name == "month" else f"{{{text}}}"  # months are BibTeX’s own words


def _of_article(item: Mapping) -> dict[str, str]:
    fields = {"journal": "container-title", "note": "genre", "language": "language"}
    return {field: _escaped(item.get(name, "")) for field, name in fields.items()}


def _of_making(item: Mapping) -> dict[str, str]:
    """Where a figure stands, what it is, and the version of the tool."""
    where = f"In {item['container-title']}" if item.get("container-title") else ""
    made = f"{item['publisher']} {item.get('version', '')}".strip() if item.get("publisher") else ""
    version = f"Version {item['version']}" if item.get("version") and not made else ""
    notes = "; ".join(part for part in (item.get("genre", ""), version) if part)
    return {"howpublished": _escaped(", ".join(part for part in (where, made) if part)), "note": _escaped(notes)}


def _date(item: Mapping) -> dict[str, str]:
    parts = item["issued"]["date-parts"][0] if "issued" in item else []
    year, month, day = (*parts, 0, 0, 0)[:3]
    return {"year": str(year or ""), "month": _MONTHS[month - 1] if month else "", "day": str(day or "")}


def _name(name: Name) -> str:
    """A name as BibTeX takes it apart: “van der Berg, Jr., Jan”; in braces what it must not take apart."""
    if "literal" in name:
        return f"{{{_escaped(name['literal'])}}}"
    parts = (family_of(name), name.get("suffix", ""), name.get("given", ""))
    return ", ".join(_escaped(part) for part in parts if part)


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
