"""A real server on a free port and a real browser; without a browser, tests that need one skip and say so."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no fault of the code: without this an example that takes 0.2 seconds fails its test.
settings.register_profile("parallax", deadline=None)
settings.load_profile("parallax")

ROOT = Path(__file__).resolve().parents[1]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_START_SECONDS = 60


@pytest.fixture(autouse=True)
def _main_module():
    """The page of an AppTest takes the place of `__main__`: processes that a later test spawns would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


def free_port(host: str = "127.0.0.1") -> int:
    """A port on which nothing listens."""
    with socket.socket() as sock:
        sock.bind((host, 0))
        return sock.getsockname()[1]


def wait_for_health(server: subprocess.Popen, url: str, log: Path) -> None:
    """Wait until a server, or the proxy before it, answers; fail with the end of its log where it does not."""
    end = time.monotonic() + _START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        try:
            if urllib.request.urlopen(f"{url}/_stcore/health", timeout=2).status == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{log.read_text()[-2000:]}")


def _stop(server: subprocess.Popen) -> None:
    if server.poll() is not None:
        return
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(5)


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path) -> Path:
    """What a test attaches and decides is kept in a folder of its own, and what the developer keeps is not seen."""
    folder = tmp_path / "attached"
    monkeypatch.setenv("PARALLAX_ATTACHED", str(folder))
    monkeypatch.setenv("PARALLAX_TOUR", "0")
    monkeypatch.setenv("PARALLAX_PROJECTS", str(tmp_path / "projects"))
    return folder


@contextmanager
def serve(script: Path, folder: Path) -> Iterator[str]:
    """A fresh server of a Streamlit script, in a process group of its own; `folder` takes its log and what it keeps."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    command += ["--client.showErrorDetails=full", "--server.fileWatcherType=none"]
    log = folder / "streamlit.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PARALLAX_ATTACHED": str(folder / "attached"),
                "PARALLAX_PROJECTS": str(folder / "projects"),
                "PARALLAX_TOUR": "0",
            },
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_for_health(server, url, log)
        yield url
    finally:
        _stop(server)


@pytest.fixture(scope="session")
def app_url(tmp_path_factory) -> Iterator[str]:
    """The dashboard's address."""
    with serve(ROOT / "app.py", tmp_path_factory.mktemp("app")) as url:
        yield url


@pytest.fixture(scope="session")
def demo_url(tmp_path_factory) -> Iterator[str]:
    """The address of the demo: one card, from an invented corpus."""
    with serve(ROOT / "tests" / "pages" / "demo" / "app.py", tmp_path_factory.mktemp("demo")) as url:
        yield url


def _lacking(what: str) -> None:
    """Skip; in CI, which installs both, fail."""
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"REQUIRE_BROWSER=1, and there is no {what}.")
    pytest.skip(f"There is no {what}.")


def browser_program() -> str | None:
    """The system's own Chromium, or the one that CHROMIUM names."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium: the system's own (or the one that CHROMIUM names)."""
    program = browser_program()
    if program is None:
        _lacking("Chromium on the path (apt-get install chromium, or set CHROMIUM)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _lacking("playwright (pip install -r requirements-dev.txt)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield browser
        browser.close()


def expect(locator):
    """Playwright's patient assertions; imported late, so that the suite can be collected where it is not installed."""
    from playwright.sync_api import expect as expected

    return expected(locator)


@contextmanager
def watched_page(chromium, **options):
    """A page that fails its test on errors, on anything its security policy blocks, and on requests to other hosts."""
    context = chromium.new_context(**{"viewport": {"width": 1280, "height": 1000}, "accept_downloads": True, **options})
    page = context.new_page()
    page.set_default_timeout(30_000)
    errors: list[str] = []
    outside: list[str] = []

    def note_request(request) -> None:
        if request.url.startswith("http") and not request.url.startswith("http://127.0.0.1:"):
            outside.append(request.url)

    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None)
    page.on("request", note_request)
    yield page
    context.close()
    assert not errors, errors
    assert not outside, f"The page asked other hosts: {outside}"


@pytest.fixture
def page(chromium):
    """A watched page 1280 pixels wide."""
    with watched_page(chromium) as page:
        yield page


@pytest.fixture
def phone(chromium):
    """A watched page as wide as a phone: 390 pixels, touched."""
    with watched_page(chromium, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as page:
        yield page
