"""A page opened in a headless Chromium: how long until its words and its charts stand, and what was sent for it."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import SWITCHES, browser_program

_KINDS = {".js": "scripts", ".css": "styles", ".woff2": "fonts", ".svg": "pictures", ".png": "pictures"}
_WORDS = ".leading"  # the first sentence of the Overview
_CHARTS = "document.querySelectorAll('.js-plotly-plot .main-svg').length >= 4"
_WAIT = 120_000  # milliseconds


@dataclass
class Visit:
    """One opening of the Overview. sizes: bytes of bodies as they came, by kind; requests: how many came with bytes or
    without.
    """

    words: float = 0.0
    charts: float = 0.0
    sizes: Counter = field(default_factory=Counter)
    requests: int = 0
    _kinds: dict[str, str] = field(default_factory=dict)

    def note_response(self, event: dict) -> None:
        """An answer began: what it is of."""
        response = event["response"]
        ending = Path(response["url"].split("?")[0]).suffix
        page = "page" if "html" in response.get("mimeType", "") else "other"
        self._kinds[event["requestId"]] = _KINDS.get(ending, page)

    def note_end(self, event: dict) -> None:
        """It came whole: how many bytes, none where the browser had kept it."""
        self.requests += 1
        self.sizes[self._kinds.get(event["requestId"], "other")] += event["encodedDataLength"]

    def note_frame(self, event: dict) -> None:
        """A message of the WebSocket, which the browser tells in base64 where it is no text."""
        text, is_text = event["response"]["payloadData"], event["response"]["opcode"] == 1
        self.sizes["websocket"] += len(text) if is_text else len(text) * 3 // 4


@contextmanager
def browser() -> Iterator[object]:
    """A Chromium: the one that CHROMIUM names, or the system's own.

    Raises
    ------
    RuntimeError
        There is none.
    """
    from playwright.sync_api import sync_playwright

    program = browser_program()
    if program is None:
        raise RuntimeError("There is no Chromium on the path. Install one, or let CHROMIUM name it.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield opened
        opened.close()


def visit(context, address: str) -> Visit:
    """Open the address in a browser context, which keeps what a browser keeps between visits."""
    page, seen = context.new_page(), Visit()
    watched = context.new_cdp_session(page)
    watched.send("Network.enable")
    watched.on("Network.responseReceived", seen.note_response)
    watched.on("Network.loadingFinished", seen.note_end)
    watched.on("Network.webSocketFrameReceived", seen.note_frame)
    begun = time.monotonic()
    page.goto(address)
    page.wait_for_selector(_WORDS, timeout=_WAIT)
    seen.words = time.monotonic() - begun
    page.wait_for_function(_CHARTS, timeout=_WAIT)
    seen.charts = time.monotonic() - begun
    page.wait_for_timeout(1000)
    page.close()
    return seen
