"""The figures that a reader's browser draws for one pack: handed out in turn, and looked through as they come back."""

import base64
import binascii
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from analysis.briefing.briefing import Picture
from analysis.briefing.pictures import Font, picture_of
from analysis.errors import InputError
from pages.shared.export import shipped_fonts

AHEAD = 2  # figures that the browser has at once: it draws one while the one before is on its way
LARGEST_TOGETHER = 150 * 2**20  # bytes of all pictures of a pack
_LOG = logging.getLogger(__name__)


@dataclass
class Drawing:
    """Pictures on their way: those that came, why others did not, and which are still to come.

    wish: what the browser calls this pack. ids: of the figures to draw, in order. formats: what was asked for when it
    began. is_written: whether the files are being written from them.
    """

    wish: str
    ids: tuple[str, ...]
    formats: frozenset[str]
    pictures: dict[str, Picture] = field(default_factory=dict)
    lacking: dict[str, str] = field(default_factory=dict)
    handed: int = 0
    is_written: bool = False

    @property
    def is_done(self) -> bool:
        """Whether no picture is still to come."""
        return self.n_taken == len(self.ids)

    @property
    def n_taken(self) -> int:
        """How many came or will not come."""
        return len(self.pictures) + len(self.lacking)

    def hand_out(self, figures: Mapping[str, Callable[[], go.Figure]]) -> list[dict]:
        """The next figures to draw, so that the browser has AHEAD of them; one that cannot be made is left out."""
        handed = []
        while self.handed < len(self.ids) and self.handed - self.n_taken < AHEAD:
            figure_id = self.ids[self.handed]
            self.handed += 1
            try:
                handed.append({"id": figure_id, "at": self.handed, "figure": figures[figure_id]().to_json()})
            except Exception:  # whatever goes wrong in one figure, the others go on
                _LOG.exception("The figure %s could not be made", figure_id)
                self.lacking[figure_id] = "its chart could not be made"
        return handed

    def take(self, told: Mapping) -> None:
        """Take a picture that the browser hands back, or its word that it could not draw it."""
        figure_id = told.get("id")
        if figure_id not in self.ids[: self.handed] or figure_id in self.pictures or figure_id in self.lacking:
            return
        if "failed" in told:
            _LOG.warning("The picture of %s could not be drawn: %s", figure_id, str(told["failed"])[:200])
            self.lacking[figure_id] = "this browser could not draw it"
            return
        try:
            self.pictures[figure_id] = self._looked_through(told)
        except InputError as error:
            _LOG.warning("The picture of %s was refused: %s", figure_id, error)
            self.lacking[figure_id] = "this browser drew something that is no picture of ours"

    def _looked_through(self, told: Mapping) -> Picture:
        try:
            png, svg = base64.b64decode(told["png"], validate=True), told["svg"].encode()
            fonts = [_fonts()[at] for at in told["fonts"]]
        except (KeyError, TypeError, AttributeError, IndexError, ValueError, binascii.Error) as error:
            raise InputError("No picture came.") from error
        held = sum(len(each.png) + len(each.svg) for each in self.pictures.values())
        if held + len(png) + len(svg) > LARGEST_TOGETHER:
            raise InputError("All pictures together are too large.")
        return picture_of(png, svg, fonts)


@cache
def _fonts() -> tuple[Font, ...]:
    """The fonts that the browser is told of, in that order."""
    static = Path(st.__file__).parent / "static"
    return tuple(
        Font(font["family"], font["style"], font["weight"], (static / font["address"]).read_bytes())
        for font in shipped_fonts()
    )
