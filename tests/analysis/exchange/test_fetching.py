"""What may be fetched and what may not: from a server of the test's own, and by address without any network."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from analysis.errors import InputError
from analysis.exchange import fetching
from analysis.exchange.fetching import Rules, fetch_page, fetching_is_on, is_public
from analysis.exchange.formats import read_entries
from tests.made_files import BODY, web_page

PRIVATE = [
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "0.0.0.0", "169.254.169.254", "100.64.0.1", "192.0.0.8"),
    *("224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "192.88.99.1"),
    *("::", "::1", "fe80::1", "fec0::1", "fd00::1", "ff0e::1", "2001:db8::1", "64:ff9b:1::808:808"),
    *("::ffff:10.0.0.1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::", "2001:0:808:808::1"),
]
PUBLIC = ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]


class Site(BaseHTTPRequestHandler):
    """Answers each path as the test says; keeps what was asked."""

    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]]
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        self.answers[self.path](self)

    def log_message(self, *_) -> None:
        """Say nothing."""


def page(content: bytes, kind: str = "text/html", status: int = 200, **headers: str):
    def answer(site: BaseHTTPRequestHandler) -> None:
        site.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            site.send_header(name.replace("_", "-"), value)
        site.end_headers()
        site.wfile.write(content)

    return answer


def moved(to: str):
    return page(b"", status=302, Location=to)


@contextmanager
def served(**answers) -> Iterator[tuple[str, Rules, list]]:
    """A server's address, rules that let it be reached and nothing else, and what it was asked."""
    site = type("Own", (Site,), {"answers": {f"/{name}": answer for name, answer in answers.items()}, "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), site)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    port = server.server_address[1]
    rules = Rules(lambda *_: ["127.0.0.1"], lambda address: str(address) == "127.0.0.1", (port,), seconds=5)
    yield f"http://gull.example:{port}", rules, site.asked
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def switched_on(monkeypatch):
    monkeypatch.setenv("PARALLAX_FETCH", "1")


@pytest.fixture
def no_network(monkeypatch):
    """Fails the test that connects or looks up a name."""
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, lambda *_, **__: pytest.fail("the network was asked"))


def refused(url: str, rules: Rules | None = None) -> str:
    with pytest.raises(InputError) as told:
        fetch_page(url, rules)
    return str(told.value)


def test_fetching_is_off_unless_it_is_switched_on(monkeypatch, no_network):
    monkeypatch.delenv("PARALLAX_FETCH")
    assert not fetching_is_on()
    assert "start the app with PARALLAX_FETCH=1" in refused("https://gull.example/")


def test_a_page_is_fetched_by_the_address_that_was_checked_and_read_as_a_file_is():
    with served(cold=page(web_page(*BODY))) as (site, rules, asked):
        content, name = fetch_page(f"{site}/cold", rules)
    assert [entry.fields["text"] for entry in read_entries(content, name)] == ["\n\n".join(BODY)]
    assert name == "cold.html"
    path, headers = asked[0]
    assert (path, headers["Host"], headers["Accept-Encoding"]) == ("/cold", site.removeprefix("http://"), "identity")
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_a_network_is_never_reached(address, no_network):
    assert not is_public(ip_address(address))
    assert "leads to an address inside a network" in refused("http://gull.example/", Rules(lambda *_: [address]))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_public_internet_may_be_reached(address):
    assert is_public(ip_address(address))


def test_a_host_with_one_address_inside_a_network_is_refused_whole(no_network):
    both = Rules(lambda *_: ["8.8.8.8", "10.0.0.1"])
    assert "leads to an address inside a network" in refused("http://gull.example/", both)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_an_address_in_numbers_is_checked_as_a_name_is(host):
    assert "leads to an address inside a network" in refused(f"http://{host}/")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://gull.example/a", "begins with https:// or http://"),
        ("file:///etc/passwd", "begins with https:// or http://"),
        ("gopher://gull.example", "begins with https:// or http://"),
        ("gull.example/a", "begins with https:// or http://"),
        ("", "begins with https:// or http://"),
        ("http://", "begins with https:// or http://"),
        ("http://ann:secret@gull.example/", "holds a name or a password"),
        ("http://gull.example:22/", "names the port 22"),
        ("http://gull.example:8080/", "names the port 8080"),
        ("http://gull.example:99999/", "is no address of a web page"),
        ("http://[::1/", "is no address of a web page"),
        (f"http://{'a' * 80}.example/", "is no address of a web page"),
        (f"http://gull.example/{'a' * 3000}", "is longer than an address can be"),
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused_before_anything_is_asked(url, told, no_network):
    assert told in refused(url)


def test_a_redirect_is_followed_and_its_page_taken():
    with served(
        a=moved("/b"), b=moved("c?d=ä".encode().decode("latin-1")), **{"c?d=%C3%A4": page(b"A ferry.", "text/plain")}
    ) as (site, rules, _):
        assert fetch_page(f"{site}/a", rules) == (b"A ferry.", "c.txt")


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("http://10.0.0.1/", "names the port 80"),
        ("file:///etc/passwd", "begins with https:// or http://"),
        ("http://ann@gull.example/", "holds a name or a password"),
        ("/a", "leads on more than 5 times"),
    ],
)
def test_each_redirect_is_checked_as_the_first_address_is(to, told):
    with served(a=moved(to)) as (site, rules, _):
        assert told in refused(f"{site}/a", rules)


def test_a_redirect_into_a_network_is_refused():
    with served(a=lambda site: moved(f"http://inside.example:{site.server.server_address[1]}/")(site)) as (
        url,
        rules,
        _,
    ):
        split = Rules(
            lambda host, _: ["10.0.0.1" if host == "inside.example" else "127.0.0.1"], rules.may_reach, rules.ports
        )
        assert "inside.example: leads to an address inside a network" in refused(f"{url}/a", split)


def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_after_the_check():
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with served(a=page(b"A ferry.", "text/plain")) as (site, rules, _):
        turning = Rules(lambda *_: next(answers), rules.may_reach, rules.ports)
        assert fetch_page(f"{site}/a", turning)[0] == b"A ferry."
    assert next(answers) == ["10.0.0.1"]


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with served(a=page(b"A ferry.", "text/plain")) as (site, rules, _):
        assert fetch_page(f"{site}/a", rules)[0] == b"A ferry."


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (page(b"%PDF-1.4", "application/pdf"), "is no web page but application/pdf"),
        (page(b"x", "image/png"), "is no web page but image/png"),
        (page(b"x", status=404), "the server says 404"),
        (page(b"x" * 2000), "is larger than 0 MB"),
        (page(gzip.compress(bytes(10**6)), Content_Encoding="gzip"), "is larger than 0 MB"),
        (page(b"x", Content_Encoding="br"), "could not be fetched"),
        (page(b"x", Content_Length="9"), "could not be fetched (OSError)"),
        (page(b"not packed", Content_Encoding="gzip"), "could not be fetched"),
    ],
)
def test_what_is_no_page_or_too_large_is_refused(monkeypatch, answer, told):
    monkeypatch.setattr(fetching, "LARGEST_FETCHED", 1000)
    with served(a=answer) as (site, rules, _):
        assert told in refused(f"{site}/a", rules)


def test_a_page_that_is_packed_unasked_is_unpacked():
    with served(a=page(gzip.compress(web_page(*BODY)), Content_Encoding="gzip")) as (site, rules, _):
        assert fetch_page(f"{site}/a", rules)[0] == web_page(*BODY)


def test_a_page_in_the_encoding_that_only_its_server_states_is_read_in_it():
    text = "Наконец, никто не ожидал тепла."
    with served(a=page(text.encode("koi8-r"), "text/plain; charset=koi8-r")) as (site, rules, _):
        assert fetch_page(f"{site}/a", rules)[0].decode() == text


def dripping(site: BaseHTTPRequestHandler) -> None:
    page(b"")(site)
    for _ in range(100):
        site.wfile.write(b"<p>")
        time.sleep(0.05)


def test_a_page_that_drips_is_stopped():
    with served(a=dripping) as (site, rules, _):
        begun = time.monotonic()
        slow = Rules(rules.resolve, rules.may_reach, rules.ports, seconds=0.3)
        assert "took too long, and was stopped" in refused(f"{site}/a", slow)
        assert time.monotonic() - begun < 2


def test_a_resolver_that_never_answers_is_not_waited_for():
    assert "looking up its address took too long" in refused(
        "http://gull.example/", Rules(lambda *_: time.sleep(3) or [], seconds=0.1)
    )
