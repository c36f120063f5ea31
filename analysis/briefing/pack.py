"""A pack: the files that a reader asked for of a briefing, and always its numbers, references and manifest, as one zip.

The same briefing gives the same bytes: each file in the zip bears the time at which the briefing was made.
"""

import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from io import BytesIO

from analysis.briefing.briefing import DEFAULT_TITLE, Briefing
from analysis.briefing.manifest import MANIFEST, data_name, file_stem, manifest_bytes
from analysis.contrast.counts import amount
from analysis.contrast.phrases import listed
from analysis.errors import InputError, ParallaxError
from analysis.exchange.writing import csv_bytes

Told = Callable[[float, str], None]
README = "READ-ME.txt"
_PACKED_ALREADY = (".png", ".docx", ".pptx", ".xlsx")
_LONGEST_SLUG = 60


@dataclass(frozen=True)
class Format:
    """One format of a pack.

    writer: module and function, loaded when it is asked for; none: the pictures themselves. pictures: whether it shows
    the figures as the reader's browser draws them.
    """

    label: str
    told: str
    suffix: str = ""
    writer: tuple[str, str] = ("", "")
    pictures: bool = False


FORMATS: Mapping[str, Format] = {
    "pptx": Format("Slides", "the slides", ".pptx", ("slides.slides", "slides_bytes")),
    "docx": Format("Memo (Word)", "the memo for Word", ".docx", ("memo.word", "word_bytes"), pictures=True),
    "pdf": Format("Memo (PDF)", "the memo as PDF", ".pdf", ("memo.pdf", "pdf_bytes"), pictures=True),
    "xlsx": Format("Workbook", "the workbook", ".xlsx", ("workbook.workbook", "workbook_bytes")),
    "html": Format("Web page", "the web page", ".html", ("webpage.webpage", "webpage_bytes")),
    "pictures": Format("PNG and SVG", "the pictures", pictures=True),
}


def needs_pictures(formats: Iterable[str]) -> bool:
    """Whether any of these formats shows the figures as the reader's browser draws them."""
    return any(FORMATS[each].pictures for each in formats)


def pack_name(briefing: Briefing) -> str:
    """The name of the pack, "parallax-two-meetings-2026-11-22.zip"."""
    return f"{_stem(briefing)}-{_made(briefing):%Y-%m-%d}.zip"


def pack_bytes(briefing: Briefing, formats: Iterable[str], told: Told = lambda share, words: None) -> bytes:
    """The pack as a zip: the formats asked for, in the order of FORMATS, with numbers, references and manifest.

    `told` hears what is being written, and which share of all, 0 to 1, is done.

    Raises
    ------
    InputError
        A format is none of FORMATS, or a file could not be written: the message says which. Nothing half is given.
    """
    asked = _in_order(formats)
    files: dict[str, bytes] = {}
    for done, (words, write) in enumerate(steps := [*_steps(briefing, asked)]):
        told(done / len(steps), f"Writing {words} …")
        files |= _written(words, write)
    files |= _written(README, lambda: {README: _readme(briefing, files).encode()})
    files |= _written(MANIFEST, lambda: {MANIFEST: manifest_bytes(briefing, files, asked)})
    zipped = _zipped(files, _made(briefing))
    told(1.0, "Done.")
    return zipped


def _in_order(formats: Iterable[str]) -> list[str]:
    asked = list(formats)
    if unknown := [each for each in asked if each not in FORMATS]:
        raise InputError(f"There is no format {unknown[0]!r}. Choose among {listed(list(FORMATS))}.")
    return [each for each in FORMATS if each in asked]


def _steps(briefing: Briefing, formats: Sequence[str]) -> Iterator[tuple[str, Callable[[], Mapping[str, bytes]]]]:
    """What is written, in words, and what writes it."""
    for each in formats:
        form = FORMATS[each]
        yield (
            form.told,
            (lambda form=form: _form_written(briefing, form)) if form.suffix else (lambda: _pictures(briefing)),
        )
    yield "the numbers", lambda: {data_name(briefing, each): csv_bytes(each.frame) for each in briefing.exhibits}
    yield "the references", lambda: _references(briefing)


def _written(words: str, write: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    """What a writer gives; whatever goes wrong in it is told by the name of what it was to write."""
    try:
        return write()
    except ParallaxError as error:
        raise InputError(f"{_begun(words)} could not be written: {error} No pack was made.") from error
    except Exception as error:
        reason = f"{_begun(words)} could not be written ({type(error).__name__}), so no pack was made."
        raise InputError(f"{reason} Leave this format out, or take figures out of the briefing.") from error


def _form_written(briefing: Briefing, form: Format) -> Mapping[str, bytes]:
    module, writer = form.writer
    write = getattr(import_module(f"analysis.briefing.{module}"), writer)
    return {_stem(briefing) + form.suffix: write(briefing)}


def _pictures(briefing: Briefing) -> Mapping[str, bytes]:
    files = {}
    for exhibit in briefing.exhibits:
        if picture := briefing.pictures.get(exhibit.id):
            stem = f"figures/{file_stem(briefing, exhibit)}"
            files |= {f"{stem}.png": picture.png, f"{stem}.svg": picture.svg}
    return files


def _references(briefing: Briefing) -> Mapping[str, bytes]:
    from analysis.briefing.citing.references import citation_files

    return citation_files(briefing)


def _readme(briefing: Briefing, files: Mapping[str, bytes]) -> str:
    """What somebody needs to know who opens the pack without having seen the dashboard."""
    figures = [f"{briefing.number(each):>3}  {each.id}  {each.heading}" for each in briefing.exhibits]
    quoted = any(each.quote for exhibit in briefing.exhibits for each in exhibit.behind) and briefing.quotes
    lines = [
        briefing.title or DEFAULT_TITLE,
        "=" * len(briefing.title or DEFAULT_TITLE),
        "",
        f"{amount(len(briefing.exhibits), 'figure')}, made with Parallax on {_made(briefing):%Y-%m-%d %H:%M} UTC"
        + (f" by {briefing.author}." if briefing.author else "."),
        *([f"Corpus: {briefing.corpus}"] if briefing.corpus else []),
        "",
        "Figures, each with its ID. The ID opens it again, and changes with the texts, the settings or the numbers.",
        *figures,
        "",
        "Files",
        *(f"  {name}" for name in files),
        f"  {MANIFEST}",
        "",
        "data/ holds the numbers of each figure as CSV; an empty cell is unknown, not zero.",
        "manifest.json says what all was made from, with a SHA-256 of each file. To compute the figures again and see",
        "what differs: python -m analysis verify THIS-PACK",
        *(
            ["", "Quotations are short, and stand with their source; the articles remain their owners’."]
            if quoted
            else []
        ),
    ]
    return (
        "\r\n".join(" ".join(line.splitlines()) for line in lines) + "\r\n"
    )  # so that every system’s editor shows lines


def _zipped(files: Mapping[str, bytes], made: datetime) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, max(made, datetime(1980, 1, 1)).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # a plain file, on whatever system it was made
            # The fonts in an SVG hardly pack: to try hard takes seconds.
            archive.writestr(entry, content, compresslevel=1 if name.endswith(".svg") else None)
    return packed.getvalue()


def _made(briefing: Briefing) -> datetime:
    """When the briefing was made; in a zip no time is before 1980, and one that says none is given that."""
    try:
        return datetime.fromisoformat(briefing.made).replace(tzinfo=None)
    except ValueError:
        return datetime(1980, 1, 1)


def _stem(briefing: Briefing) -> str:
    """What the files of the pack are called: the title in letters that every system takes."""
    plain = unicodedata.normalize("NFKD", briefing.title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"parallax-{slug or DEFAULT_TITLE.lower()}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
