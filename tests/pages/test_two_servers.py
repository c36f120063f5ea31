"""Two servers behind HAProxy as docs/serving/haproxy.cfg sets it up: a reader stays at one, and is not lost with it."""

import csv
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.served import SHARED, Served, kill, served
from tests.conftest import ROOT, expect, free_port, wait_for_health, watched_page
from tests.pages.test_in_browser import settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

SETTINGS = ROOT / "docs" / "serving" / "haproxy.cfg"
PROXY = shutil.which("haproxy", path=f"{os.environ['PATH']}:/usr/sbin")  # Debian's place is not on every path
COOKIE = "parallax_server"
FILTERED = ("authors", "?meeting=guilin")

pytestmark = pytest.mark.skipif(
    PROXY is None and not os.environ.get("REQUIRE_PROXY"), reason="HAProxy (haproxy) is not installed"
)


@dataclass
class Door:
    """The proxy's address, the servers behind it by the name in their readers' cookie, and its socket for questions."""

    url: str
    servers: dict[str, Served]
    socket: Path

    def counted(self, column: str) -> dict[str, int]:
        """A column of the proxy's statistics, by server: "stot" is all requests so far, "scur" those that go on."""
        with socket.socket(socket.AF_UNIX) as asked:
            asked.connect(str(self.socket))
            asked.sendall(b"show stat\n")
            rows = csv.DictReader(asked.makefile(encoding="utf-8").read().splitlines())
        return {row["svname"]: int(row[column]) for row in rows if row["svname"] in self.servers}


def command(*more: str) -> list[str]:
    assert PROXY, "REQUIRE_PROXY is set, and HAProxy (haproxy) is not installed."
    return [PROXY, "-f", str(SETTINGS), *more]


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Iterator[Door]:
    """Both servers and the proxy, with its shipped file and one more that lets it be asked."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("one", "two", "door")}
    asked = folders["door"] / "asked"
    (folders["door"] / "asked.cfg").write_text(f"global\n    stats socket {asked} mode 600\n")
    at, log = f"127.0.0.1:{free_port()}", folders["door"] / "haproxy.log"
    with serving(folders["one"]) as one, serving(folders["two"]) as two:
        places = {"PARALLAX_DOOR": at, "PARALLAX_ONE": one.address, "PARALLAX_TWO": two.address}
        with log.open("wb") as out:
            asks = command("-f", str(folders["door"] / "asked.cfg"))
            process = subprocess.Popen(asks, env=os.environ | places, stdout=out, stderr=out)
        try:
            wait_for_health(process, f"http://{at}", log)
            yield Door(f"http://{at}", {"one": one, "two": two}, asked)
        finally:
            process.terminate()
            process.wait(10)


def serving(folder: Path):
    return served(free_port(SHARED), folder)


def server_of(page: "Page") -> str:
    """The name of the server in the reader's cookie."""
    (name,) = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == COOKIE]
    return name


def test_haproxy_takes_the_file():
    checked = subprocess.run(command("-c"), capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    assert "WARNING" not in checked.stderr


def test_a_reader_stays_at_one_server_and_who_comes_next_gets_the_other(chromium, door):
    before = door.counted("stot")
    with watched_page(chromium) as first, watched_page(chromium) as second:
        visit(first, door.url, *FILTERED)
        with first.expect_download() as download:
            first.get_by_role("button", name="CSV").first.click()
        assert Path(download.value.path()).stat().st_size
        own, (other,) = server_of(first), door.servers.keys() - {server_of(first)}
        assert door.counted("scur")[own], "the WebSocket goes on"
        after = door.counted("stot")
        assert (after[own] > before[own], after[other]) == (True, before[other])
        visit(second, door.url, "overview")
        assert (server_of(first), server_of(second)) == (own, other)


def test_when_a_server_ends_its_reader_is_answered_by_the_other_with_the_same_filter(chromium, door):
    """The last test of the file: one server is gone after it."""
    with watched_page(chromium) as page:
        visit(page, door.url, *FILTERED)
        own, (other,) = server_of(page), door.servers.keys() - {server_of(page)}
        kill(door.servers[own])
        page.get_by_role("link", name="Tone").click()
        page.wait_for_url("**/tone*")
        expect(page.locator("h1")).to_have_text(re.compile("^How favourable"))
        settle(page)
        assert server_of(page) == other
        assert page.get_by_role("combobox", name="Meeting").input_value() == "Guilin"
