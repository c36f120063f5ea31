"""The memo of a briefing as PDF: set by Typst, which needs no browser and no network.

Typst reads the words as data; the template, memo.typ, has none of them.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from analysis.briefing.briefing import PAPERS, Briefing
from analysis.briefing.house.colours import ink_on
from analysis.briefing.memo.blocks import Beside, Block, DataTable, Quotation, Reference, Shown
from analysis.briefing.memo.memo import Memo, memo_of

TEMPLATE = Path(__file__).with_name("memo.typ")
_SIDE = 22  # millimetres, as the template has it
_HIGHEST = 150  # millimetres of a picture
_LOGO_HEIGHT, _LOGO_WIDTH = 9, 60  # millimetres
_ACCESSIBLE = "ua-1"  # PDF/UA: read aloud in order, with the words of its pictures
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def pdf_bytes(briefing: Briefing) -> bytes:
    """The memo as a PDF, upright on the paper of the briefing; the same bytes for the same briefing and fonts."""
    memo, made = memo_of(briefing), _time(briefing.made)
    with TemporaryDirectory(prefix="memo-") as folder:
        root = Path(folder)
        (root / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
        (root / "memo.json").write_text(json.dumps(_told(memo, made, root)), encoding="utf-8")
        return _compiled(root, made)


def _compiled(root: Path, made: datetime) -> bytes:
    """The pages, accessible after the standard; it allows no sign without a font: with such a sign, without it."""
    asked = {"root": str(root), "format": "pdf", "timestamp": int(made.timestamp())}
    try:
        return typst.compile(str(root / TEMPLATE.name), **asked, pdf_standards=[_ACCESSIBLE])
    except typst.TypstError as error:
        if "PDF/UA" not in str(error):
            raise
    return typst.compile(str(root / TEMPLATE.name), **asked)


def _told(memo: Memo, made: datetime, root: Path) -> dict:
    """What the template reads, the pictures written beside it."""
    width, height = PAPERS[memo.paper]
    house = memo.house
    return {
        "title": memo.title,
        "author": memo.author,
        "byline": memo.byline,
        "foot": memo.foot,
        "day": [made.year, made.month, made.day],
        "page": {"width": width, "height": height},
        "look": {
            "name": memo.house_name,
            "ink": house.ink,
            "muted": house.muted,
            "accent": house.accent,
            "body": house.body_font,
            "head": house.heading_font,
        },
        "logo": _logo(memo, root),
        "blocks": [_block(at, block, root, width - 2 * _SIDE) for at, block in enumerate(memo.blocks)],
    }


def _block(at: int, block: Block, root: Path, width: float) -> dict:
    kind = {"kind": type(block).__name__.lower()}
    match block:
        case Shown():
            return kind | _picture(at, block, root, width)
        case DataTable():
            inks = [[ink_on(each) if each else "" for each in row] for row in block.colours]
            return kind | asdict(block) | {"inks": inks, "tight": block.is_of_cells}
        case Quotation():
            return kind | _said(block)
        case Beside():
            tellings = [{"name": name, "said": [_said(each) for each in said]} for name, said in block.tellings]
            return kind | {"tellings": tellings, "stacked": block.is_stacked}
        case Reference() if block.address and block.address in block.text:
            before, _, after = block.text.partition(block.address)
            return kind | asdict(block) | {"before": before, "after": after}
        case Reference():
            return kind | {"text": block.text, "address": ""}
    return kind | asdict(block)


def _picture(at: int, block: Shown, root: Path, width: float) -> Mapping:
    name = f"picture-{at}.png"
    (root / name).write_bytes(block.png)
    return {"file": name, "alt": block.alt, "width": min(width, _HIGHEST * block.wide)}


def _said(quotation: Quotation) -> Mapping:
    return {"label": quotation.label, "text": quotation.said, "citation": quotation.citation}


def _logo(memo: Memo, root: Path) -> Mapping | None:
    if memo.logo is None:
        return None
    (root / "logo.png").write_bytes(memo.logo.png)
    width = min(_LOGO_WIDTH, _LOGO_HEIGHT * memo.logo.wide)
    return {"file": "logo.png", "alt": memo.logo.alt, "width": width}


def _time(made: str) -> datetime:
    try:
        read = datetime.fromisoformat(made)
    except ValueError:
        return _EPOCH
    return read if read.tzinfo else read.replace(tzinfo=UTC)
