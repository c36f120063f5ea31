"""A server that draws likely views before readers come: which they are, and that they are drawn."""

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analysis.exchange.builtin import read_corpus
from pages.shared import ahead
from pages.shared.frame import SECTIONS
from tests.conftest import ROOT

# Draws one view in a server of its own, as `look_ahead` does, and prints how many charts came, and what went wrong.
DRAWS = """
import asyncio
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from app import app

async def draw():
    drawn = []

    async def watched(scope, receive, send):
        async def hear(message):
            told = ForwardMsg.FromString(message["bytes"]) if message.get("bytes") else ForwardMsg()
            drawn.append(told.delta.new_element.WhichOneof("type"))
            await send(message)
        await app(scope, receive, hear)

    async with app.lifespan()(None):
        from pages.shared.ahead import _draw
        await asyncio.wait_for(_draw(watched, "authors", "voice=quoted"), 60)
    print(drawn.count("plotly_chart"), drawn.count("exception"))

asyncio.run(draw())
"""


def test_all_pages_that_filters_narrow_come_first_without_a_filter():
    views = list(ahead.likely_views(read_corpus()))
    pages = [path.split("/")[-1] for name in ("Contrast", "Measures", "Reading") for path in SECTIONS[name]]
    assert [page for page, _ in views[: len(pages)]] == pages
    assert all(not filters for _, filters in views[: len(pages)])
    for one in ({"meeting": "guilin"}, {"voice": "quoted"}, {"topic": "human_rights"}):
        assert [page for page, filters in views if filters == one] == pages


def test_a_view_is_drawn_by_the_server_itself():
    drawn = subprocess.run(
        [sys.executable, "-c", DRAWS], cwd=ROOT, env=os.environ | {"PARALLAX_TOUR": "0"}, capture_output=True, text=True
    )
    charts, failed = map(int, drawn.stdout.split()[-2:])
    assert charts > 3, drawn.stderr
    assert failed == 0, drawn.stderr


@pytest.fixture
def asked(monkeypatch):
    """A server that answers each view at once, and what it was asked for; every second view fails to come."""
    queries = []

    async def answering(scope, receive, send):
        assert (await receive())["type"] == "websocket.connect"
        message = BackMsg.FromString((await receive())["bytes"]).rerun_script
        queries.append((message.page_name, message.query_string))
        if len(queries) % 2:
            finished = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
            await send({"type": "websocket.send", "bytes": finished.SerializeToString()})
        assert (await receive())["type"] == "websocket.disconnect"

    monkeypatch.setattr(ahead, "_LONGEST", 0.05)
    monkeypatch.setattr(ahead, "read_ahead", read_corpus)
    return answering, queries


def looked_ahead(server) -> None:
    """`look_ahead`, in a thread: a browser of other tests may have a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(ahead.look_ahead(server))).result()


def test_views_are_asked_for_one_after_the_other_and_one_that_does_not_come_is_given_up(asked, monkeypatch):
    monkeypatch.setenv("PARALLAX_AHEAD", "1")
    monkeypatch.setattr(ahead, "likely_views", lambda corpus: [("topics", {}), ("tone", {"voice": "quoted"}), ("", {})])
    server, queries = asked
    looked_ahead(server)
    assert queries == [("topics", ""), ("tone", "voice=quoted"), ("", "")]


def test_a_view_that_breaks_off_with_an_error_does_not_end_the_looking_ahead(asked, monkeypatch):
    monkeypatch.setenv("PARALLAX_AHEAD", "1")
    monkeypatch.setattr(ahead, "_LONGEST", 60)  # an error is not waited for
    monkeypatch.setattr(ahead, "likely_views", lambda corpus: [("topics", {}), ("tone", {})])
    answering, queries = asked
    broken = []

    async def breaking(scope, receive, send):
        if not broken:
            broken.append(scope["path"])
            raise RuntimeError("no page")
        await answering(scope, receive, send)

    looked_ahead(breaking)
    assert (len(broken), queries) == (1, [("tone", "")])


def test_where_nothing_says_so_nothing_is_drawn(asked, monkeypatch):
    monkeypatch.delenv("PARALLAX_AHEAD", raising=False)
    server, queries = asked
    looked_ahead(server)
    assert queries == []
