"""Citations of the tool, of each figure and of each article: CSL-JSON items, and the formats written from them.

CSL’s types: an article is `article-newspaper` (opinion and news of newspapers, magazines and their sites alike), the
tool is `software`. A figure, whether chart, table or passage, is a `graphic` that stands in the briefing: what is cited
is how it stood on its page, not a data set that somebody deposited, and one type keeps the figures of a briefing
together in a reference manager.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping

from analysis.briefing.briefing import Briefing
from analysis.briefing.citing.apa import apa
from analysis.briefing.citing.bibtex import bibtex
from analysis.briefing.citing.fields import (
    ascii_of,
    is_set,
    issued_on,
    key_of,
    line_of,
    link_back,
    shortened,
    text_in,
    web_address,
)  # fmt: skip
from analysis.briefing.citing.names import family_of, names_of, short_names
from analysis.briefing.citing.ris import ris
from analysis.briefing.exhibit import Exhibit

__all__ = [
    "apa", "apa_of_article", "apa_of_figure", "apa_of_tool", "bibtex", "citation_files", "csl_json", "csl_of_article",
    "csl_of_figure", "csl_of_tool", "references_of", "ris", "said_article",
]  # fmt: skip

TOOL, DEVELOPERS, YEAR = "Parallax", "The Parallax developers", 2026


def csl_of_article(record: Mapping) -> dict:
    """The CSL item of an article, from a row of "documents"; what is missing there is missing here."""
    title, author, outlet = (text_in(record, name) for name in ("title", "author", "outlet"))
    names, issued = names_of(author), issued_on(text_in(record, "published"))
    known = {
        "author": names,
        "issued": issued,
        "title": title or "[Untitled article]",
        "container-title": outlet,
        "genre": "Translation" if is_set(record, "translated") else "",
        "language": text_in(record, "language"),
        "URL": web_address(text_in(record, "url")),
    }
    told_apart = text_in(record, "doc_id") or json.dumps([title, author, outlet, text_in(record, "published")])
    key = key_of(names, issued, title or outlet, told_apart)
    return {"id": key, "type": "article-newspaper", **_known(known)}


def csl_of_tool(version: str) -> dict:
    """The CSL item of Parallax itself."""
    known = {
        "author": [{"literal": DEVELOPERS}],
        "issued": {"date-parts": [[YEAR]]},
        "title": TOOL,
        "version": line_of(version),
        "genre": "Computer software",
    }
    return {"id": f"parallax-{ascii_of(version)}".rstrip("-"), "type": "software", **_known(known)}


def csl_of_figure(exhibit: Exhibit, briefing: Briefing) -> dict:
    """The CSL item of a figure in its briefing: by the briefing’s author, with the figure’s ID and where it reopens."""
    known = {
        "author": names_of(line_of(briefing.author)),
        "issued": issued_on(briefing.made),
        "title": shortened(line_of(exhibit.heading)),
        "container-title": line_of(briefing.title),
        "genre": f"{exhibit.kind.capitalize()}; figure ID {exhibit.id}",
        "number": exhibit.id,
        "publisher": TOOL,
        "version": version_in(briefing.versions),
        "URL": link_back(exhibit, briefing.address),
    }
    return {"id": f"parallax-{exhibit.id}", "type": "graphic", **_known(known)}


def apa_of_article(record: Mapping) -> str:
    """The reference of an article, from a row of "documents"."""
    return apa(csl_of_article(record))


def apa_of_tool(version: str) -> str:
    """The reference of Parallax itself."""
    return apa(csl_of_tool(version))


def apa_of_figure(exhibit: Exhibit, briefing: Briefing) -> str:
    """The reference of a figure in its briefing."""
    return apa(csl_of_figure(exhibit, briefing))


def references_of(briefing: Briefing) -> list[dict]:
    """The CSL items of a briefing: the articles as a list of references sorts them, the tool, the figures in order.

    Articles of the same authors and year carry the letter that tells them apart.
    """
    records = briefing.documents.to_dict("records")
    articles = _lettered(sorted(map(csl_of_article, records), key=_sorted_by))
    figures = [csl_of_figure(exhibit, briefing) for exhibit in briefing.exhibits]
    return [*articles, csl_of_tool(version_in(briefing.versions)), *figures]


def citation_files(briefing: Briefing) -> Mapping[str, bytes]:
    """The references of a briefing as files, by their names: CSL-JSON, BibTeX, RIS and plain text (APA), in UTF-8."""
    items = references_of(briefing)
    written = {
        "references.csl.json": csl_json(items),
        "references.bib": bibtex(items),
        "references.ris": ris(items),
        "references.txt": "\n\n".join(map(apa, items)) + "\n",
    }
    return {name: text.encode() for name, text in written.items()}


def csl_json(items: Iterable[Mapping]) -> str:
    """CSL items as the JSON that reference managers read; they give works of one year their letters themselves."""
    unlettered = [{name: value for name, value in item.items() if name != "year-suffix"} for item in items]
    return json.dumps(unlettered, ensure_ascii=False, indent=2) + "\n"


def said_article(record: Mapping) -> str:
    """An article as a line beneath a quotation calls it: “Joscelyn (2021-03)”; without an author, by its title."""
    item = csl_of_article(record)
    called = short_names(item["author"]) if "author" in item else f"“{shortened(item['title'])}”"
    return f"{called} ({text_in(record, 'published') or 'n.d.'})"


def version_in(versions: Mapping[str, str]) -> str:
    """The version of Parallax among the versions of a briefing; empty where it is not told."""
    return next((found for name, found in versions.items() if name.lower() == TOOL.lower()), "")


def _lettered(articles: list[dict]) -> list[dict]:
    """The items with `year-suffix` a, b, c … where authors and year are the same as another’s; sorted before."""
    groups: dict[str, list[dict]] = {}
    for item in articles:
        told_apart = json.dumps([item["author"], _year(item)]) if "author" in item else item["id"]
        groups.setdefault(told_apart, []).append(item)
    letters = {each["id"]: _letter(n) for group in groups.values() if len(group) > 1 for n, each in enumerate(group)}
    return [{**item, "year-suffix": letters[item["id"]]} if item["id"] in letters else item for item in articles]


def _letter(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + "abcdefghijklmnopqrstuvwxyz"[last]


def _sorted_by(item: Mapping) -> tuple:
    names = [family_of(name) + " " + name.get("given", "") for name in item.get("author", ())] or [item["title"]]
    dated = item["issued"]["date-parts"][0] if "issued" in item else []
    return [_folded(name) for name in names], dated, _folded(item["title"]), item["id"]


def _folded(text: str) -> str:
    """A text as a list sorts it: without accents, capitals and signs, and without an article before a title."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if sign.isalnum() or sign == " ")
    return re.sub(r"^(?:the|an?) ", "", plain)


def _known(fields: Mapping) -> dict:
    return {name: value for name, value in fields.items() if value}


def _year(item: Mapping) -> int | None:
    return item["issued"]["date-parts"][0][0] if "issued" in item else None
