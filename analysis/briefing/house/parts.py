"""The logo and the template of a house style, taken only where they are what they say and nothing that acts."""

import re
import zipfile
from io import BytesIO

from lxml import etree
from PIL import Image
from pptx import Presentation

from analysis.errors import InputError
from analysis.exchange.formats.archive import open_archive, unpack

LARGEST_LOGO, LARGEST_TEMPLATE = 2 * 2**20, 20 * 2**20  # bytes
MOST_PIXELS = 4_000  # of a side of a logo as it is given
_SIDE = 1_200  # pixels of the longer side of a logo as it is kept
_LARGEST_PART = 20 * 2**20  # bytes of a list of parts or links in a template, unpacked
_FORMATS = ("PNG", "JPEG")
# Parts that run or carry something else than slides.
_ACTING = re.compile(r"macroEnabled|vbaProject|activeX|oleObject|/embeddings/", re.IGNORECASE)
_TYPES, _LINKS = "[Content_Types].xml", ".rels"
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False}


def logo_of(content: bytes, name: str) -> bytes:
    """The logo as a PNG of sensible size, without what a camera or program wrote into it.

    Raises
    ------
    InputError
        It is too large, no PNG or JPEG, or broken.
    """
    if len(content) > LARGEST_LOGO:
        raise InputError(f"{name}: {_megabytes(content)} is more than a logo can be (2 MB at most). Save it smaller.")
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            width, height = picture.size
            drawn = _drawn(picture) if max(width, height) <= MOST_PIXELS else None
    except MemoryError:
        raise
    except Exception as error:  # a broken picture breaks the library in more ways than it foresees
        raise InputError(
            f"{name}: is no PNG or JPEG that can be opened. Save the logo as PNG and try again."
        ) from error
    if drawn is None:
        size = f"{width:,} by {height:,} pixels"
        raise InputError(f"{name}: {size} is more than a logo can have ({MOST_PIXELS:,} a side). Save it smaller.")
    return _png(drawn)


def template_of(content: bytes, name: str) -> bytes:
    """The template, as it was given.

    Raises
    ------
    InputError
        It is too large, no presentation (.pptx) with a layout, or has macros, embedded files or links.
    """
    if len(content) > LARGEST_TEMPLATE:
        raise InputError(f"{name}: {_megabytes(content)} is more than a template can be (20 MB at most).")
    if content[:4] != b"PK\x03\x04":
        raise InputError(f"{name}: is no PowerPoint file. Save the template as .pptx and try again.")
    archive = open_archive(content, name)
    _refuse_what_acts(archive, name)
    _refuse_links(archive, name)
    try:
        layouts = len(Presentation(BytesIO(content)).slide_layouts)
    except MemoryError:
        raise
    except Exception as error:  # a broken file breaks the library in more ways than it foresees
        told = "is no presentation that can be opened. Open it in PowerPoint, save it as .pptx and try again."
        raise InputError(f"{name}: {told}") from error
    if not layouts:
        raise InputError(f"{name}: has no slide layout. Add one in the slide master and save it again.")
    return content


def _drawn(picture: Image.Image) -> Image.Image:
    """The picture itself, drawn anew: smaller where it is large, and nothing besides its pixels."""
    drawn = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    drawn.thumbnail((_SIDE, _SIDE))
    drawn.info.clear()
    return drawn


def _png(picture: Image.Image) -> bytes:
    """The picture as a PNG of LARGEST_LOGO at most: a photograph takes more bytes than it did as JPEG."""
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    if out.tell() <= LARGEST_LOGO:
        return out.getvalue()
    return _png(picture.resize((max(1, picture.width * 2 // 3), max(1, picture.height * 2 // 3))))


def _refuse_what_acts(archive: zipfile.ZipFile, name: str) -> None:
    told = [member.filename for member in archive.infolist()]
    types = _markup(archive, _TYPES, name)
    told += [value for each in types.iter() for value in each.attrib.values()]
    found = next((each for each in told if _ACTING.search(each)), None)
    if found:
        raise InputError(f"{name}: has macros or embedded files ({found[:80]}). Save it as .pptx without them.")


def _refuse_links(archive: zipfile.ZipFile, name: str) -> None:
    for member in archive.infolist():
        if not member.filename.endswith(_LINKS):
            continue
        for link in _markup(archive, member.filename, name).iter("{*}Relationship"):
            if link.get("TargetMode", "").lower() == "external":
                where = f"{link.get('Target', '')[:80]} in {member.filename}"
                raise InputError(f"{name}: leads out of the file ({where}). Take the link away and try again.")


def _markup(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    try:
        content = unpack(archive, archive.getinfo(part), f"{name}/{part}", _LARGEST_PART)
        return etree.fromstring(content, etree.XMLParser(**_PARSER))
    except (KeyError, etree.XMLSyntaxError) as error:
        raise InputError(f"{name}: is no PowerPoint file. Save the template as .pptx and try again.") from error


def _megabytes(content: bytes) -> str:
    return f"{len(content) / 2**20:.1f} MB"
