"""What is counted of a visit: bytes by kind, as they came."""

import pytest

from benchmarks.start import _sent
from benchmarks.visit import Visit


def response(name: str, kind: str = "") -> dict:
    return {"requestId": name, "response": {"url": f"http://127.0.0.1:1/{name}", "mimeType": kind}}


@pytest.fixture
def seen() -> Visit:
    visit = Visit()
    for name, kind, n_bytes in (("", "text/html", 100), ("a.js?v=1", "", 2048), ("b.woff2", "", 0), ("health", "", 9)):
        visit.note_response(response(name, kind))
        visit.note_end({"requestId": name, "encodedDataLength": n_bytes})
    return visit


def test_bytes_are_counted_by_kind_and_kept_files_as_none(seen):
    assert seen.sizes == {"page": 100, "scripts": 2048, "fonts": 0, "other": 9}
    assert seen.requests == 4


def test_messages_are_counted_in_the_bytes_that_base64_stands_for(seen):
    seen.note_frame({"response": {"payloadData": "AAAA", "opcode": 2}})
    seen.note_frame({"response": {"payloadData": "text", "opcode": 1}})
    assert seen.sizes["websocket"] == 3 + 4


def test_the_whole_is_told_beside_its_parts(seen):
    told = _sent("first visit", seen)
    assert told["first visit, all, kB"] == 2
    assert told["first visit, scripts, kB"] == 2
    assert told["first visit, requests"] == 4
