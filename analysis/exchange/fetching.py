"""Fetching one page from the web for a reader who asks for it; off unless the server's owner switches it on.

A server that fetches what strangers name can be sent to places that only it can reach. So the address is looked up
once, refused unless it is one of the public internet, and the connection goes to that very address; each redirect is
a new page to all of this. No cookie, password or proxy goes along.
"""

import os
import re
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import PurePosixPath
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from time import monotonic
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from analysis.errors import InputError
from analysis.exchange.reading import printable

Address = IPv4Address | IPv6Address

LARGEST_FETCHED = 5 * 2**20  # bytes, unpacked
LONGEST_FETCHING = 10  # seconds, from the name's look-up to the last byte
MOST_REDIRECTS = 5
_LONGEST = 2_000  # signs of an address
_PART = 2**16  # bytes that are read, and unpacked, at a time
_TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_HEADERS = {
    "User-Agent": "Parallax (reads one page when a person asks for it)",
    "Accept": ", ".join(_TYPES),
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_NAT64 = IPv6Network("64:ff9b::/96")  # its addresses end in one of IPv4, which decides
# Addresses that some Pythons hold to be public: ways of writing one of IPv4 in IPv6 that no page of today is reached
# by, and what is set aside for protocols and for examples.
_NEVER = tuple(
    map(
        ip_network,
        ("::/96", "64:ff9b:1::/48", "2001::/23", "2002::/16", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24"),
    )
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?(windows-12\d\d|iso-8859-\d\d?|koi8-[ru]|utf-8)\b", re.I)


def system_addresses(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver has for a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]).partition("%")[0] for *_, place in found))


def is_public(address: Address) -> bool:
    """True where the address is one of the public internet, and stands for no other that is not."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(address.packed[12:]))
    if any(address in network for network in _NEVER if network.version == address.version):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or _is_site_local(address))


def _is_site_local(address: Address) -> bool:
    return isinstance(address, IPv6Address) and address.is_site_local


@dataclass(frozen=True)
class Rules:
    """How names are looked up, and which addresses and ports may be connected to; tests give their own."""

    resolve: Callable[[str, int], list[str]] = system_addresses
    may_reach: Callable[[Address], bool] = is_public
    ports: tuple[int, ...] = (80, 443)
    seconds: float = LONGEST_FETCHING


class _Page(NamedTuple):
    """What a page is fetched from: its address, and the checked addresses of its host."""

    url: SplitResult
    host: str
    port: int
    addresses: list[str]

    @property
    def shown(self) -> str:
        """Its address as a message tells it."""
        return _shown(self.url.geturl())


def fetching_is_on() -> bool:
    """True where the server's owner allows pages to be fetched: the environment says PARALLAX_FETCH=1."""
    return os.environ.get("PARALLAX_FETCH", "").strip() == "1"


def fetch_page(url: str, rules: Rules | None = None) -> tuple[bytes, str]:
    """The bytes of the web page at an address, and a name for them as `read_entries` needs it.

    Raises
    ------
    InputError
        Fetching is off, the address is none of the public web, or what is there is no page, too large or too slow.
    """
    if not fetching_is_on():
        raise InputError(
            f"{_shown(url)}: fetching pages is switched off here. Save the page in your browser and give the file; "
            "or start the app with PARALLAX_FETCH=1 in its environment."
        )
    rules = rules or Rules()
    end = monotonic() + rules.seconds
    current = url
    for _ in range(MOST_REDIRECTS + 1):
        page = _checked(current, rules, end)
        found = _ask(page, end)
        if isinstance(found, str):
            current = urljoin(current, found)
        else:
            return found
    raise InputError(f"{_shown(url)}: leads on more than {MOST_REDIRECTS} times. Save the page in your browser.")


def _shown(url: str) -> str:
    return printable(url if len(url) <= 200 else f"{url[:200]} …")


def _checked(url: str, rules: Rules, end: float) -> _Page:
    """The page to ask for: of the web, without a password, at an address that may be reached."""
    shown = _shown(url)
    if len(url) > _LONGEST:
        raise InputError(f"{shown}: is longer than an address can be ({_LONGEST:,} signs). Copy it again.")
    try:
        parts = urlsplit(url.strip())
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as error:  # and UnicodeError
        raise InputError(f"{shown}: is no address of a web page. Copy it from your browser.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(f"{shown}: is no address of a web page; one begins with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise InputError(f"{shown}: holds a name or a password, which are not sent. Take out what stands before the @.")
    if port not in rules.ports:
        raise InputError(f"{shown}: names the port {port}; pages are fetched from the usual ports only.")
    return _Page(parts, host, port, _addresses(host, port, rules, end))


def _addresses(host: str, port: int, rules: Rules, end: float) -> list[str]:
    """The addresses of a host, where each may be reached: one that has both kinds is up to something."""
    addresses = _resolved(host, port, rules, end)
    try:
        refused = [found for found in addresses if not rules.may_reach(ip_address(found))]
    except ValueError as error:
        raise InputError(f"{host}: has an address that is none. The page was not fetched.") from error
    if refused or not addresses:
        where = "leads to an address inside a network, not on the public web" if refused else "has no address"
        raise InputError(f"{host}: {where}. The page was not fetched.")
    return addresses


def _resolved(host: str, port: int, rules: Rules, end: float) -> list[str]:
    """The addresses of a host; asked for in a thread, for a resolver may take minutes to give up."""
    answers: SimpleQueue[list[str] | None] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(rules.resolve(host, port))
        except (OSError, UnicodeError):
            answers.put(None)

    Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=max(0.0, end - monotonic()))
    except Empty:
        raise InputError(f"{host}: looking up its address took too long. Try again later.") from None
    if found is None:
        raise InputError(f"{host}: there is no such host, or no network. Check the address.")
    return found


class _Pinned(HTTPConnection):
    """A connection to one of the addresses that were checked, whatever the host's name leads to by now."""

    def __init__(self, page: _Page, end: float) -> None:
        super().__init__(f"[{page.host}]" if ":" in page.host else page.host, page.port)
        self._page, self._end = page, end
        self._open: socket.socket | None = None  # kept, for `sock` is let go when the answer begins

    def connect(self) -> None:
        """Connect to the first address that answers; over https the certificate must be the host's."""
        self.sock = self._open = self._connected()
        if self._page.url.scheme == "https":
            context = ssl.create_default_context()
            name = self._page.host
            self.sock = self._open = context.wrap_socket(self.sock, server_hostname=name, do_handshake_on_connect=False)
            self.sock.do_handshake()

    def cut(self) -> None:
        """End the connection from another thread: whoever waits for it gets nothing more."""
        if self._open is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._open, socket.SHUT_RDWR)

    def _connected(self) -> socket.socket:
        for place, address in enumerate(self._page.addresses, 1):
            try:
                return socket.create_connection((address, self._page.port), timeout=_left(self._end))
            except OSError:
                if place == len(self._page.addresses):
                    raise
        raise OSError("no address")


def _left(end: float) -> float:
    return max(0.01, end - monotonic())


def _ask(page: _Page, end: float) -> tuple[bytes, str] | str:
    """What is there: the page and its name, or where it leads on to."""
    connection = _Pinned(page, end)
    cut = Timer(_left(end), connection.cut)  # for one that drips, each byte in time
    cut.daemon = True
    cut.start()
    try:
        with closing(connection):
            connection.request("GET", _path(page.url), headers=_HEADERS)
            return _answer(connection.getresponse(), page, end)
    except ssl.SSLCertVerificationError as error:
        raise InputError(f"{page.shown}: its certificate is not valid, so the page was not fetched.") from error
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        if monotonic() >= end:
            raise InputError(
                f"{page.shown}: took too long, and was stopped. Open it in your browser and save it."
            ) from error
        raise InputError(f"{page.shown}: could not be fetched ({type(error).__name__}). Check the address.") from error
    finally:
        cut.cancel()


def _path(url: SplitResult) -> str:
    path = quote(url.path or "/", safe="/%:@!$&'()*+,;=~")
    return f"{path}?{quote(url.query, safe='/%:@!$&()*+,;=~?')}" if url.query else path


def _answer(answer: HTTPResponse, page: _Page, end: float) -> tuple[bytes, str] | str:
    """The page and its name, or where it leads on to; what is neither is refused before it is read."""
    if answer.status in (301, 302, 303, 307, 308) and (place := answer.headers.get("Location")):
        return place.encode("latin-1", "replace").decode("utf-8", "replace")
    if answer.status != 200:
        raise InputError(f"{page.shown}: the server says {answer.status}, so there is no page. Check the address.")
    kind = answer.headers.get_content_type() if "Content-Type" in answer.headers else "nothing"
    if kind not in _TYPES:
        raise InputError(f"{page.shown}: is no web page but {kind}. Save it in your browser and give the file.")
    content = b"".join(_bounded(_unpacked(answer, end), page.shown))
    return _in_utf8(content, answer.headers["Content-Type"]), _name(page) + _TYPES[kind]


def _unpacked(answer: HTTPResponse, end: float) -> Iterator[bytes]:
    """The bytes of the page as they come, unpacked where the server packs them unasked."""
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip"):
        raise OSError(packing)
    unpacker = zlib.decompressobj(wbits=31) if packing == "gzip" else None
    while part := answer.read1(_PART):
        if unpacker is None:
            yield part
        while unpacker and part:
            yield unpacker.decompress(part, _PART)
            part = unpacker.unconsumed_tail
    yield unpacker.flush() if unpacker else b""
    if monotonic() >= end or answer.length:  # cut, or the server stopped before the end
        raise OSError("incomplete")


def _bounded(parts: Iterator[bytes], shown: str) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > LARGEST_FETCHED:
            most = f"{LARGEST_FETCHED // 2**20} MB"
            raise InputError(f"{shown}: is larger than {most}. Save the page in your browser and give the file.")
        yield part


def _in_utf8(content: bytes, content_type: str) -> bytes:
    """The page in UTF-8 where the server says which encoding it is in, which the page itself may not."""
    if declared := _CHARSET.search(content_type):
        with suppress(UnicodeDecodeError, LookupError):
            return content.decode(declared[1]).encode("utf-8")
    return content


def _name(page: _Page) -> str:
    """The last part of the path as a file's name, else the host."""
    last = PurePosixPath(unquote(page.url.path)).name
    plain = re.sub(r"[^\w-]+", "-", last.rpartition(".")[0] or last).strip("-")
    return plain[:80] or re.sub(r"[^\w-]+", "-", page.host)
