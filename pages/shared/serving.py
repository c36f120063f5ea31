"""What the server adds to Streamlit: plotly.js for the chart export, headers that keep the page to itself, and more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import plotly
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from pages.shared.compressed import A_DAY, CompressedScripts

PLOTLY_ADDRESS = "vendor/plotly.min.js"
_PLOTLY_FILE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

# Streamlit and plotly.js compile functions at run time, and Streamlit sets styles in elements: hence the
# two 'unsafe' words. Nothing may be loaded from, or sent to, another host.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    b"content-security-policy": _POLICY.encode(),
    b"x-frame-options": b"SAMEORIGIN",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}


async def _plotly_js(request: Request) -> FileResponse:
    return FileResponse(_PLOTLY_FILE, media_type="text/javascript", headers={"Cache-Control": A_DAY})


def declare_navigation() -> None:
    """Tell Streamlit, before its first visitor, that the menu comes from `st.navigation`.

    It takes a folder `pages/` for its older kind of menu until a script has run once; a first visitor who comes by
    a deep link would be told that there is no such page.
    """
    PagesManager.uses_pages_directory = False


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """What is done once Streamlit stands, before the first visitor: the pages' code is loaded, the corpus is read."""
    import pages.shared.frame  # noqa: F401 - not sooner: what it caches asks for Streamlit's runtime
    from pages.shared.ahead import look_ahead

    looking = asyncio.create_task(look_ahead(app))  # while the first visitor's browser is loading
    yield
    looking.cancel()


class SecurityHeaders:
    """ASGI middleware: every answer carries `HEADERS`."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in HEADERS]
                message = {**message, "headers": [*kept, *HEADERS.items()]}
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


ROUTES = [Route(f"/{PLOTLY_ADDRESS}", _plotly_js)]
MIDDLEWARE = [
    Middleware(SecurityHeaders),
    Middleware(CompressedScripts, more={f"/{PLOTLY_ADDRESS}": _PLOTLY_FILE}),
]
