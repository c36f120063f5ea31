"""What the server's log may say: where a fault is and of which kind, and no word of an article.

The message of an exception often quotes what it stumbled over: a cell, a line, a name. So the log has the kinds of
the exceptions and the lines of the program that they passed through, without their messages; and of loggers other
than the server's and our own, only that they said something. Whoever reads the log on a machine of their own may
have the messages too: PARALLAX_LOG_MESSAGES=1.
"""

import logging
import os
import sys
import threading
import traceback
import warnings

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MESSAGES_TOO = "PARALLAX_LOG_MESSAGES"
_HEARD = ("analysis", "pages", "streamlit", "uvicorn")  # asyncio is not: it writes out results and exceptions
_log = logging.getLogger(__name__)


def keep_texts_out_of_the_log() -> None:
    """From here on, log records, warnings and faults that nobody caught are written without what they quote."""
    logging.basicConfig(format=FORMAT, level=logging.WARNING)
    if os.environ.get(_MESSAGES_TOO, "").strip() == "1":
        return
    logging.setLogRecordFactory(_record)
    warnings.showwarning = _write_warning
    sys.excepthook = _write_uncaught
    threading.excepthook = lambda told: _write_uncaught(told.exc_type, told.exc_value, told.exc_traceback)


def say_fault(error: BaseException) -> str:
    """The kinds of an exception and of those behind it, first to last, with the lines they passed through."""
    told: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines = "".join(traceback.format_tb(error.__traceback__))
        told.append(f"Traceback (most recent call last):\n{lines}{_kind(error)} (its message is left out)")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\n".join(reversed(told))


def _record(*fields, **more) -> logging.LogRecord:
    """A record without what an exception quotes, whoever logs it and whatever formats it."""
    record = logging.LogRecord(*fields, **more)
    if record.exc_info:
        error = record.exc_info[1]
        record.exc_text, record.exc_info = say_fault(error) if error else None, None
    if not record.name.startswith(_HEARD):
        record.msg, record.args = "said something (left out: it may quote a text)", ()
    record.msg = _without_message(record.msg)
    if isinstance(record.args, tuple):
        record.args = tuple(_without_message(each) for each in record.args)
    return record


def _without_message(said: object) -> object:
    return _kind(said) if isinstance(said, BaseException) else said


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _write_warning(message, category, filename, lineno, file=None, line=None) -> None:
    _log.warning("%s at %s:%s", category.__name__, filename, lineno)


def _write_uncaught(kind, error, frames) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, frames)
    else:
        _log.critical("A fault that nobody caught", exc_info=(kind, error, frames))
