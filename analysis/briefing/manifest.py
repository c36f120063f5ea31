"""What a pack says of itself, `manifest.json`: enough to say later whether it is whole, and to compute it again.

format        "parallax-manifest/1"
title, author, corpus, made   of the briefing; made: ISO 8601, UTC
settings      paper, quotes (whether quotations went in), house (its name), formats (those asked for)
versions      of Parallax, Python and libraries, by name
draws         by what is drawn by chance: seed, draws (so many at most)
inputs        what figures were computed from: project (id, empty for the built-in corpus), articles (SHA-256 of each
              text by doc_id), read_with (SHA-256 of codebooks, lexicons, model and code)
figures       number, id, kind, key, page, asked, chosen, title, caption, counts, inputs (which of them, from 1), file
              and sha256 of its numbers, quoted (places of quotations: paragraph_id, start, end; no text), unfounded (a
              sentence on numbers of its prose that its data do not give; empty where all of them are found)
files         name, bytes, sha256 of each file of the pack but this one

It holds no word of the articles.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from analysis.briefing.briefing import Briefing
from analysis.briefing.checked_json import MEND, Entry, read_object, shown
from analysis.briefing.exhibit import Exhibit, Inputs, Place
from analysis.briefing.figure_id import read_id
from analysis.contrast import every
from analysis.contrast.doubt.resampling import PERMUTATIONS
from analysis.contrast.keyness import chance
from analysis.contrast.rollup import DRAWS, SEED
from analysis.errors import InputError

FORMAT = "parallax-manifest/1"
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 8 * 2**20  # bytes; one of a thousand figures has three million
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class PackedFigure:
    """A figure as a pack describes it.

    place: where it can be computed again. inputs: what it was computed from. file, sha256: of its numbers. quoted: the
    places of its quotations (paragraph_id, start, end). unfounded: a sentence, or nothing.
    """

    number: int
    id: str
    kind: str
    key: str
    place: Place
    title: str
    caption: str
    counts: str
    inputs: Inputs
    file: str
    sha256: str
    quoted: tuple[tuple[str, int, int], ...] = ()
    unfounded: str = ""


@dataclass(frozen=True)
class PackedFile:
    """A file as a pack describes it: its size in bytes."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a pack says of itself; manifest.py says what each part means."""

    title: str
    author: str
    corpus: str
    made: str
    settings: Mapping[str, object]
    versions: Mapping[str, str]
    draws: Mapping[str, Mapping[str, int]]
    inputs: tuple[Inputs, ...]
    figures: tuple[PackedFigure, ...]
    files: tuple[PackedFile, ...]


def manifest_bytes(briefing: Briefing, files: Mapping[str, bytes], formats: Sequence[str] = ()) -> bytes:
    """The manifest of a pack of these files, as JSON."""
    said = manifest_of(briefing, files, formats)
    return (json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def manifest_of(briefing: Briefing, files: Mapping[str, bytes], formats: Sequence[str] = ()) -> dict:
    """The manifest of a pack of these files, which hold the numbers of each figure under its `data_name`.

    Raises
    ------
    KeyError
        The numbers of a figure are not among the files.
    """
    inputs = list(dict.fromkeys(_computed_from(exhibit.inputs) for exhibit in briefing.exhibits))
    return {
        "format": FORMAT,
        "title": briefing.title,
        "author": briefing.author,
        "corpus": briefing.corpus,
        "made": briefing.made,
        "settings": _chosen_settings(briefing, formats),
        "versions": dict(briefing.versions),
        "draws": draws(),
        "inputs": [_inputs_said(*each) for each in inputs],
        "figures": [
            _figure_said(briefing, exhibit, files) | {"inputs": 1 + inputs.index(_computed_from(exhibit.inputs))}
            for exhibit in briefing.exhibits
        ],
        "files": [_file_said(name, content) for name, content in files.items()],
    }


def read_manifest(content: bytes, name: str) -> Manifest:
    """The manifest of a pack.

    Raises
    ------
    InputError
        It is no manifest, or one of another version, or an entry is not what it should be: the message says which.
    """
    top = Entry(read_object(content, name, LARGEST_MANIFEST), name)
    if (found := top.text("format")) != FORMAT:
        raise InputError(
            f"{name}: its format is {shown(found)}, and this version reads {FORMAT!r}. Use its own version."
        )
    inputs = tuple(_inputs(entry) for entry in top.entries("inputs"))
    figures = tuple(_figure(entry, inputs) for entry in top.entries("figures"))
    files = tuple(_file(entry) for entry in top.entries("files"))
    _check_files(figures, files, name)
    return Manifest(
        **{each: top.text(each) for each in ("title", "author", "corpus", "made")},
        settings=_settings(top.entry("settings")),
        versions=top.entry("versions").texts(),
        draws={each: _numbers(top.entry("draws").entry(each)) for each in top.entry("draws").names()},
        inputs=inputs,
        figures=figures,
        files=files,
    )


def file_stem(briefing: Briefing, exhibit: Exhibit) -> str:
    """What the files of a figure are called, "03-topics-rates": its number and its key."""
    key = re.sub(r"[^a-z0-9]+", "-", exhibit.key.lower()).strip("-")[:60]
    return f"{briefing.number(exhibit):02}-{key}" if key else f"{briefing.number(exhibit):02}"


def data_name(briefing: Briefing, exhibit: Exhibit) -> str:
    """The file of a pack that holds the numbers of a figure."""
    return f"data/{file_stem(briefing, exhibit)}.csv"


def draws() -> dict[str, dict[str, int]]:
    """Where chance comes in, with its seed and how often it is drawn, at most: many paragraphs are dealt less often."""
    return {
        "intervals": {"seed": SEED, "draws": DRAWS},
        "exchanged labels": {"seed": SEED + 2, "draws": PERMUTATIONS},
        "halves of one side": {"seed": SEED + 3, "draws": DRAWS // 2},
        "words dealt": {"seed": SEED + 11, "draws": chance.DEALS},
        "words split": {"seed": SEED + 12, "draws": chance.SPLITS},
        "many sides dealt": {"seed": SEED, "draws": every.DEALS},
    }


def sha256(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _chosen_settings(briefing: Briefing, formats: Sequence[str]) -> dict:
    house = briefing.house.name
    return {"paper": briefing.paper, "quotes": briefing.quotes, "house": house, "formats": list(formats)}


def _computed_from(inputs: Inputs) -> tuple:
    return inputs.project, tuple(inputs.articles.items()), inputs.read_with


def _inputs_said(project: str, articles: tuple[tuple[str, str], ...], read_with: str) -> dict:
    return {"project": project, "articles": dict(articles), "read_with": read_with}


def _figure_said(briefing: Briefing, exhibit: Exhibit, files: Mapping[str, bytes]) -> dict:
    # Loaded late: what reads a manifest has no need of it.
    from analysis.briefing.numbers.numbers import say_unfounded, unfounded

    name, lacking = data_name(briefing, exhibit), unfounded(exhibit)
    return {
        "number": briefing.number(exhibit),
        "id": exhibit.id,
        "kind": exhibit.kind,
        "key": exhibit.key,
        "page": exhibit.place.page,
        "asked": {parameter: list(values) for parameter, values in exhibit.place.asked.items()},
        "chosen": dict(exhibit.place.chosen),
        "title": exhibit.title,
        "caption": exhibit.caption,
        "counts": exhibit.counts,
        "file": name,
        "sha256": sha256(files[name]),
        "quoted": _quoted(exhibit) if briefing.quotes else [],
        "unfounded": say_unfounded(lacking) if lacking else "",
    }


def _quoted(exhibit: Exhibit) -> list[dict]:
    return [
        {"paragraph_id": each.paragraph_id, "start": int(each.start), "end": int(each.end)}
        for each in exhibit.behind
        if each.quote
    ]


def _file_said(name: str, content: bytes) -> dict:
    return {"name": name, "bytes": len(content), "sha256": sha256(content)}


def _settings(entry: Entry) -> dict[str, object]:
    said = {"paper": entry.text("paper"), "quotes": entry.flag("quotes"), "house": entry.text("house")}
    return said | {"formats": entry.list_of_texts("formats")}


def _numbers(entry: Entry) -> dict[str, int]:
    return {name: entry.number(name) for name in entry.names()}


def _inputs(entry: Entry) -> Inputs:
    return Inputs(entry.text("project"), entry.entry("articles").texts(), entry.text("read_with"))


def _figure(entry: Entry, inputs: tuple[Inputs, ...]) -> PackedFigure:
    at = entry.number("inputs")
    if not 1 <= at <= len(inputs):
        raise InputError(f"{entry.place}: 'inputs' is {at}, and there are {len(inputs)}. {MEND}")
    asked = entry.entry("asked")
    return PackedFigure(
        number=entry.number("number"),
        id=entry.text("id", read_id, "the ID of a figure"),
        place=Place(
            entry.text("page"),
            {name: asked.list_of_texts(name) for name in asked.names()},
            entry.entry("chosen").texts(),
        ),
        inputs=inputs[at - 1],
        file=_path(entry, "file"),
        sha256=_digest(entry),
        quoted=tuple(
            (each.text("paragraph_id"), each.number("start"), each.number("end")) for each in entry.entries("quoted")
        ),
        **{each: entry.text(each) for each in ("kind", "key", "title", "caption", "counts", "unfounded")},
    )


def _file(entry: Entry) -> PackedFile:
    return PackedFile(_path(entry, "name"), entry.number("bytes"), _digest(entry))


def _path(entry: Entry, name: str) -> str:
    return entry.text(name, _stays_inside, "the path of a file in the pack")


def _stays_inside(path: str) -> bool:
    """Whether a path names a file below the pack's own folder, on every system."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and not set(path) & set("\\:\0\n\r")


def _digest(entry: Entry) -> str:
    return entry.text("sha256", _SHA256.fullmatch, "a SHA-256")


def _check_files(figures: tuple[PackedFigure, ...], files: tuple[PackedFile, ...], name: str) -> None:
    """Each file once, and the numbers of each figure among them."""
    (listed, times), *_ = Counter(each.name for each in files).most_common(1) or [("", 0)]
    if times > 1:
        raise InputError(f"{name}: lists {shown(listed)} more than once. {MEND}")
    known = {each.name: each.sha256 for each in files}
    for figure in figures:
        if known.get(figure.file) != figure.sha256:
            found = "is not listed" if figure.file not in known else "is listed with another SHA-256"
            raise InputError(f"{name}: the numbers of figure {figure.number}, {shown(figure.file)}, {found}. {MEND}")
