"""Scripts sent compressed to readers elsewhere, and left alone otherwise."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.shared import compressed
from pages.shared.compressed import CompressedScripts

SCRIPT, STYLE, OTHER = "static/js/page.D9Z0_fxz.js", "static/css/page.css", "static/js/../../secret.js"
FILES = {SCRIPT: b"let one = 1;" * 500, STYLE: b"p { margin: 0 }" * 500}
BY_THE_APPLICATION = {"status": 299}


@pytest.fixture(autouse=True)
def program_files(tmp_path, monkeypatch):
    for name, content in (FILES | {"secret.js": b"no"}).items():
        (tmp_path / "static" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "static" / name).write_bytes(content)
    monkeypatch.setattr(compressed, "_FOLDER", tmp_path / "static")
    monkeypatch.setattr(compressed, "on_this_machine", lambda: False)
    compressed._compressed.cache_clear()


def answer(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer to a request of these headers."""
    sent, more = [], {"/vendor/added.js": compressed._FOLDER / SCRIPT}

    async def application(scope, receive, send):
        await send({"type": "http.response.start", **BY_THE_APPLICATION, "headers": []})
        await send({"type": "http.response.body", "body": b"as it is"})

    async def note(message):
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": f"/{path}", "headers": given}
    with ThreadPoolExecutor(1) as apart:  # beside a browser's test this thread has a loop of its own
        apart.submit(lambda: asyncio.run(CompressedScripts(application, more)(scope, None, note))).result()
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(message.get("body", b"") for message in sent)


@pytest.mark.parametrize(("path", "kind"), [(SCRIPT, "text/javascript"), (STYLE, "text/css")])
def test_scripts_and_styles_come_whole_in_fewer_bytes(path, kind):
    status, headers, body = answer(path, accept_encoding="gzip, br")
    assert status == 200
    assert gzip.decompress(body) == FILES[path]
    assert len(body) < len(FILES[path]) / 10
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-type"].startswith(kind)
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (SCRIPT, {}),
        (SCRIPT, {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        (SCRIPT, {"accept_encoding": "gzip", "method": "HEAD"}),
        ("static/js/missing.js", {"accept_encoding": "gzip"}),
        (OTHER, {"accept_encoding": "gzip"}),
        ("_stcore/health", {"accept_encoding": "gzip"}),
    ],
)
def test_all_else_is_answered_by_the_application(path, asked):
    assert answer(path, **asked)[0] == BY_THE_APPLICATION["status"]


def test_on_the_readers_own_machine_nothing_is_compressed(monkeypatch):
    monkeypatch.setattr(compressed, "on_this_machine", lambda: True)
    assert answer(SCRIPT, accept_encoding="gzip")[0] == BY_THE_APPLICATION["status"]


def test_what_the_dashboard_adds_is_compressed_everywhere_and_kept_for_a_day(monkeypatch):
    monkeypatch.setattr(compressed, "on_this_machine", lambda: True)
    status, headers, body = answer("vendor/added.js", accept_encoding="gzip")
    assert (status, gzip.decompress(body)) == (200, FILES[SCRIPT])
    assert headers["cache-control"] == "public, max-age=86400"


def test_a_file_is_compressed_once():
    answer(SCRIPT, accept_encoding="gzip")
    answer(SCRIPT, accept_encoding="gzip")
    assert compressed._compressed.cache_info().misses == 1
