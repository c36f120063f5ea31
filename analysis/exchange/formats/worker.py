"""A process that reads files for another: `python -m analysis.exchange.formats.worker`, asked by `apart` over a pipe.

Files of strangers meet large libraries here, not in the app: this process may be stopped, run out of memory or crash.
Each message is eight bytes that give its length, then JSON; a file's bytes follow the message that asks for it.
"""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from importlib import import_module
from itertools import islice
from typing import BinaryIO

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.entries import Entry


def main() -> None:
    """Read each file that is asked for, until nobody is there to ask."""
    asked, answers = sys.stdin.buffer, _own_output()
    while (header := asked.read(8)) and (request := json.loads(asked.read(int.from_bytes(header)))):
        content = asked.read(request["size"])
        for name, value in request["bounds"].items():
            setattr(bounds, name, value)
        _bound_memory()
        _answer(request["format"], content, request["name"], answers)


def send(message: object, sink: BinaryIO) -> None:
    """Write one message; what JSON has no word for goes as text."""
    packed = json.dumps(message, default=str).encode("ascii")
    sink.write(len(packed).to_bytes(8) + packed)
    sink.flush()


def _answer(format_: str, content: bytes, name: str, answers: BinaryIO) -> None:
    """Send that reading begins, each entry, and how it ended."""
    ended: dict[str, str] = {}
    try:
        reader = import_module(f"{__package__}.{format_}")
        send({"begun": True}, answers)
        _send_entries(reader.read(content, name), answers)
    except InputError as error:
        ended = {"trouble": str(error)}
    except MemoryError:
        most = bounds.megabytes(bounds.LARGEST_MEMORY)
        ended = {"trouble": f"{name}: reading it took more than {most} of memory. Save it again, or split it."}
    send({"ended": ended}, answers)


def _send_entries(entries: Iterable[Entry], answers: BinaryIO) -> None:
    """Send the entries, and one more than is read of a file, so that who asked can tell that there are more."""
    for entry in islice(entries, bounds.MOST_ARTICLES + 1):
        send({"entry": asdict(entry)}, answers)


def _own_output() -> BinaryIO:
    """The pipe to who asked, kept for messages: whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _bound_memory() -> None:
    """Take no more memory than is given, on systems that can be told so."""
    try:
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = bounds.LARGEST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))
    except (ImportError, OSError, ValueError):  # Windows has no such limit, macOS may refuse it
        return


if __name__ == "__main__":
    main()
