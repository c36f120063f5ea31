"""Scripts and styles sent compressed, each compressed once: of a first visit's seven megabytes two are left.

Streamlit leaves its own as they are, since compressing anew for each visitor takes long, and compresses what the
dashboard adds, for each visitor anew. Here a file is compressed when it is first asked for, and kept. To a reader on
this machine Streamlit's own go out as they are: there is nothing to gain.
"""

import gzip
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response

from pages.shared.machine import on_this_machine

A_DAY = "public, max-age=86400"
_FOREVER = "public, immutable, max-age=31536000"  # as Streamlit says of its own: the names carry hashes
_FOLDER = Path(st.__file__).parent / "static"
_FILES = re.compile(r"/(static/(?:js|css)/[\w.-]+\.(?:js|css))")
_TYPES = {".js": "text/javascript", ".css": "text/css"}
_LEVEL = 6
_MOST = 256  # files kept; Streamlit has fewer


class CompressedScripts:
    """ASGI middleware; what it does not answer, the application does. more: further files, by their path."""

    def __init__(self, app, more: Mapping[str, Path] | None = None):
        self.app = app
        self.more = more or {}

    async def __call__(self, scope, receive, send):
        file, kept_for = self._asked_for(scope)
        if file is None:
            await self.app(scope, receive, send)
            return
        content = await run_in_threadpool(_compressed, file)
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": kept_for}
        await Response(content, headers=headers, media_type=_TYPES[file.suffix])(scope, receive, send)

    def _asked_for(self, scope) -> tuple[Path | None, str]:
        """The file to answer with, if it is one of those, and how long a browser may keep it."""
        if scope["type"] != "http" or not _wants_gzip(scope):
            return None, ""
        if scope["path"] in self.more:
            return self.more[scope["path"]], A_DAY
        found = _FILES.fullmatch(scope["path"])
        if not found or on_this_machine() or not (file := _FOLDER / found[1]).is_file():
            return None, ""
        return file, _FOREVER


def _wants_gzip(scope) -> bool:
    headers = Headers(scope=scope)
    return scope["method"] == "GET" and "gzip" in headers.get("accept-encoding", "") and "range" not in headers


@lru_cache(maxsize=_MOST)
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), _LEVEL, mtime=0)
