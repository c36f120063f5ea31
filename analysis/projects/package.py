"""A project as files, and back: a Frictionless Data Package, whose tables any spreadsheet or R opens.

Source: the Data Package standard, version 2 (Open Knowledge Foundation, 2024), https://datapackage.org.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from io import StringIO

import tomlkit

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formulas import guarded, unguarded
from analysis.exchange.reading import too_many
from analysis.projects.project import OWN_FILES, Project
from analysis.scope import Perspective
from analysis.text.documents import Article, placed_paragraphs
from analysis.text.perspectives import perspectives_of
from analysis.text.wordlists import toml_of

DESCRIPTION, DOCUMENTS, PARAGRAPHS, PERSPECTIVES = (
    "datapackage.json",
    "documents.csv",
    "paragraphs.csv",
    "perspectives.toml",
)
# A reader's own work beside the articles: it has an undo of its own.
KEPT = ("decisions.json", "codings.csv", "briefing.json")
MOST_ARTICLES = 2_000
_RECORD = {
    "title": ("string", "title"),
    "author": ("string", "author; several are joined by semicolons"),
    "outlet": ("string", "where it was published"),
    "published": ("string", "date of publication, ISO 8601; a month or a year where no more is known"),
    "perspective": ("string", "the side whose telling this is"),
    "language": ("string", "language of the text, ISO 639-1; English is scored"),
    "translated": ("boolean", "true where the text is a translation"),
    "url": ("string", "where to find it"),
    "source": ("string", "the file that it came from"),
}
_PARAGRAPH = {
    "paragraph_id": ("string", "the paragraph: article, place"),
    "doc_id": ("string", "the article it stands in"),
    "position": ("integer", "its place in the article, from 1"),
    "text": ("string", "its text"),
}
_POSITION = re.compile("[0-9]{1,6}")


def files_of(project: Project) -> dict[str, bytes]:
    """The files of a project by their names, the description of them first; the same project gives the same bytes.

    A cell that a spreadsheet would take for a formula is kept with an apostrophe before it, which `project_of` takes
    away again.
    """
    records = [
        {"doc_id": article.doc_id, **{name: _cell(article.record.get(name)) for name in _RECORD}}
        for article in project.articles
    ]
    paragraphs = [
        {"paragraph_id": paragraph_id, "doc_id": article.doc_id, "position": position, "text": text}
        for article in project.articles
        for paragraph_id, position, text in placed_paragraphs(article)
    ]
    files = {
        DOCUMENTS: _csv(["doc_id", *_RECORD], records),
        PARAGRAPHS: _csv(list(_PARAGRAPH), paragraphs),
        PERSPECTIVES: _perspectives_file(project.perspectives),
        **{name: text.encode() for name, text in sorted(project.own.items())},
    }
    return {DESCRIPTION: _description(project, files), **files}


def project_of(files: Mapping[str, bytes], where: str, project_id: str = "") -> Project:
    """The project that the files hold; `where` names their folder or archive in messages.

    Raises
    ------
    InputError
        A file is missing or not as it may be: its name, the row, what was found and what to do.
    CodebookError
        The perspectives are not as they may be.
    """
    described = _json(files, where)
    records = _rows(files, DOCUMENTS, where, ("doc_id", "title"))
    bodies = _bodies(_rows(files, PARAGRAPHS, where, ("doc_id", "text")), where)
    if len(records) > MOST_ARTICLES:
        raise InputError(
            f"{where}: {DOCUMENTS} lists {len(records):,} articles; a project has {MOST_ARTICLES:,} at most. Split it."
        )
    articles, taken = [], set()
    for number, record in enumerate(records, 2):
        articles.append(_article(record, bodies, taken, f"{where}: {DOCUMENTS}, row {number}"))
    return Project(
        id=project_id or str(described.get("name") or ""),
        title=str(described.get("title") or described.get("name") or where),
        articles=tuple(articles),
        perspectives=_perspectives(files, where),
        own={name: _text(files[name], f"{where}: {name}") for name in OWN_FILES if name in files},
        said=str(described.get("said", "")),
        state=str(described.get("state", "")),
    )


def read_description(description: bytes, where: str) -> dict:
    """What a description says of its project: title, said, state, and how many articles there are.

    Raises
    ------
    InputError
        It cannot be read.
    """
    return _json({DESCRIPTION: description}, where)


def _description(project: Project, files: Mapping[str, bytes]) -> bytes:
    state = sha256(project.title.encode() + project.said.encode())
    for name, content in files.items():
        state.update(name.encode() + content)
    tables = {
        DOCUMENTS: _table(DOCUMENTS, {"doc_id": ("string", "the article’s id")} | _RECORD, "doc_id"),
        PARAGRAPHS: _table(PARAGRAPHS, _PARAGRAPH, "paragraph_id"),
    }
    tables[PARAGRAPHS]["schema"]["foreignKeys"] = [
        {"fields": ["doc_id"], "reference": {"resource": "documents", "fields": ["doc_id"]}}
    ]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": project.id,
        "title": project.title,
        "articles": len(project.articles),
        "said": project.said,
        "state": state.hexdigest(),
        "resources": [tables.get(name) or _plain_resource(name) for name in files],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _table(path: str, columns: Mapping[str, tuple[str, str]], key: str) -> dict:
    fields = [{"name": name, "type": kind, "description": said} for name, (kind, said) in columns.items()]
    return {
        "name": path.split(".")[0],
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": [key]},
    }


def _plain_resource(path: str) -> dict:
    name, _, kind = path.replace("/", "-").rpartition(".")
    return {"name": name, "path": path, "format": kind, "encoding": "utf-8"}


def _perspectives_file(perspectives: Iterable[Perspective]) -> bytes:
    entries = [{name: value for name, value in vars(each).items() if value} for each in perspectives]
    return tomlkit.dumps({"perspective": entries} if entries else {}).encode()


def _perspectives(files: Mapping[str, bytes], where: str) -> tuple[Perspective, ...]:
    place = f"{where}: {PERSPECTIVES}"
    return perspectives_of(toml_of(_text(files.get(PERSPECTIVES, b""), place), place), place)


def _csv(columns: list[str], rows: Iterable[Mapping]) -> bytes:
    table = StringIO()
    writer = csv.DictWriter(table, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guarded(row[name]) for name in columns} for row in rows)
    return table.getvalue().encode()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _rows(files: Mapping[str, bytes], name: str, where: str, needed: tuple[str, ...]) -> list[dict]:
    """The rows of a table, its guards taken away; every row has every column."""
    if name not in files:
        raise InputError(f"{where}: there is no {name}. A project has {DESCRIPTION}, {DOCUMENTS} and {PARAGRAPHS}.")
    csv.field_size_limit(bounds.LARGEST_ARTICLE)  # of the whole process; 128 kB without, less than a long paragraph
    table = csv.DictReader(StringIO(_text(files[name], f"{where}: {name}"), newline=""))
    try:
        rows = [{key: unguarded(cell or "") for key, cell in row.items() if key} for row in table]
    except csv.Error as error:
        raise InputError(f"{where}: {name}, row {table.line_num}: is no table ({error}). Save it as CSV.") from error
    if missing := [column for column in needed if column not in (table.fieldnames or ())]:
        raise InputError(f"{where}: {name} has no column {missing[0]!r}. Add it.")
    return rows


def _bodies(rows: list[dict], where: str) -> dict[str, list[str]]:
    """The paragraphs of each article in their order: by `position` where each row has one, else as they stand."""
    placed = all(_POSITION.fullmatch(row.get("position", "")) for row in rows)
    bodies: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: int(row["position"])) if placed else rows:
        if row["text"].strip():
            bodies.setdefault(row["doc_id"], []).append(row["text"])
    return bodies


def _article(record: dict, bodies: Mapping[str, list[str]], taken: set[str], place: str) -> Article:
    doc_id = record["doc_id"]
    if not doc_id or "/" in doc_id or doc_id in taken:
        found = f"the doc_id {doc_id!r} {'again' if doc_id in taken else 'which cannot be one'}"
        raise InputError(f"{place}: has {found}. Give each article an id of its own, without /.")
    if doc_id not in bodies:
        raise InputError(f"{place}: {doc_id} has no paragraph in {PARAGRAPHS}. Add its text, or remove the row.")
    if many := too_many(len(bodies[doc_id])):
        raise InputError(f"{place}: {doc_id} {many}. Split it, or join its paragraphs.")
    taken.add(doc_id)
    known = {name: record[name] for name in _RECORD if record.get(name)}
    known["translated"] = str(known.get("translated", "")).lower() in ("true", "1", "yes")
    return Article(doc_id, tuple(bodies[doc_id]), known)


def _json(files: Mapping[str, bytes], where: str) -> dict:
    if DESCRIPTION not in files:
        raise InputError(f"{where}: there is no {DESCRIPTION}, so this is no project.")
    try:
        described = json.loads(files[DESCRIPTION])
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: {DESCRIPTION} is no JSON ({error}). Restore it from a copy.") from error
    if not isinstance(described, dict):
        raise InputError(f"{where}: {DESCRIPTION} describes no package. Restore it from a copy.")
    return described


def _text(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: is not UTF-8. Save it as UTF-8 text.") from error
