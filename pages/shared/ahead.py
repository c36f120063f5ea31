"""What a server does before readers come: it reads the corpus, and draws the views they are most likely to ask for.

Views only where the environment says so (PARALLAX_AHEAD=1, as in the Dockerfile): on a reader’s own machine that would
take processor time from the one reader who is there.
"""

import asyncio
import os
import time
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from urllib.parse import urlencode

from starlette.types import ASGIApp
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analysis.results import Results
from pages.shared.frame import SECTIONS
from pages.shared.labels import VOICE_LABELS
from pages.shared.results import read_ahead

_READ = ("Contrast", "Measures", "Reading")  # sections whose pages filters narrow
_LONGEST = 60.0  # seconds, after which a view is given up
_PAUSE = 1.0  # for as long as a view took, times this, readers have the processor to themselves
_CONNECTION = {"type": "websocket", "path": "/_stcore/stream", "raw_path": b"/_stcore/stream", "root_path": ""} | {
    "query_string": b"", "scheme": "ws", "http_version": "1.1", "asgi": {"version": "3.0"}, "extensions": {},
    "headers": [(b"host", b"127.0.0.1")], "subprotocols": ["streamlit"], "client": ("127.0.0.1", 0),
    "server": ("127.0.0.1", 80),
}  # fmt: skip


async def look_ahead(app: ASGIApp) -> None:
    """Read the built-in corpus; then, where the environment says so, draw view after view, with a pause after each."""
    corpus = await asyncio.to_thread(read_ahead)
    if corpus is None or os.environ.get("PARALLAX_AHEAD") != "1":
        return
    for page, filters in likely_views(corpus):
        begun = time.monotonic()
        with suppress(Exception):  # the page tells whoever asks for it; the others are drawn all the same
            await asyncio.wait_for(_draw(app, page, urlencode(filters)), _LONGEST)
        await asyncio.sleep(_PAUSE * (time.monotonic() - begun))


def likely_views(corpus: Results) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a page and one filter: of all pages first without any, then event by event, and so on."""
    pages = [path.split("/")[-1] for section in _READ for path in SECTIONS[section]]
    topics = corpus.topics_by_paragraph["topic"].unique()
    filters = {"meeting": corpus.scope.events, "voice": VOICE_LABELS, "topic": topics}
    for one in [{}, *({name: value} for name, values in filters.items() for value in values)]:
        yield from ((page, one) for page in pages)


async def _draw(app: ASGIApp, page: str, query: str) -> None:
    """Open a page as a browser does, in a session of its own, and leave once it is drawn."""
    sent: asyncio.Queue[dict] = asyncio.Queue()
    drawn = asyncio.Event()
    for message in ({"type": "websocket.connect"}, {"type": "websocket.receive", "bytes": _asking(page, query)}):
        sent.put_nowait(message)

    async def hear(message: MutableMapping) -> None:
        told = ForwardMsg.FromString(message["bytes"]) if message.get("bytes") else ForwardMsg()
        if told.WhichOneof("type") == "script_finished" or message["type"] == "websocket.close":
            drawn.set()

    connection = asyncio.create_task(app(dict(_CONNECTION), sent.get, hear))
    connection.add_done_callback(lambda _: drawn.set())
    try:
        await drawn.wait()
    finally:
        sent.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await connection


def _asking(page: str, query: str) -> bytes:
    message = BackMsg()
    message.rerun_script.page_name, message.rerun_script.query_string = page, query
    message.rerun_script.context_info.timezone = "UTC"
    message.rerun_script.context_info.color_scheme = "light"
    return message.SerializeToString()
