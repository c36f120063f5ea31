"""How far a batch is, on standard error: one line that changes on a screen, a line now and then in a log."""

import sys
from time import monotonic

_SCREEN, _LOG = 0.5, 30.0  # seconds between two tellings


class Progress:
    """Tells how many documents are done, how fast, and how long it may still take.

    total: bytes of all that is read; the time left is judged by how many of them have been.
    """

    def __init__(self, total: int):
        self._total, self._begun = max(1, total), monotonic()
        self._on_screen = sys.stderr.isatty()
        self._told = self._begun
        self._shown = False

    def tell(self, scored: int, skipped: int, n_bytes: int) -> None:
        """Tell, where it is time to."""
        now = monotonic()
        if now - self._told < (_SCREEN if self._on_screen else _LOG):
            return
        self._told, self._shown = now, True
        line = said(scored, skipped, min(1.0, n_bytes / self._total), now - self._begun)
        print(f"\r{line:<78}" if self._on_screen else line, end="" if self._on_screen else "\n", file=sys.stderr)
        sys.stderr.flush()

    def say(self, line: str) -> None:
        """Tell something else, at once, on a line of its own."""
        self.end()
        self._shown = False
        print(line, file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line that changes, so that what comes next stands under it."""
        if self._shown and self._on_screen:
            print(file=sys.stderr)


def said(scored: int, skipped: int, share: float, seconds: float) -> str:
    """How far it is, in words: documents, pace, share of the input read, time left."""
    parts = [f"{scored:,} documents scored", f"{scored / max(seconds, 0.001):,.1f} a second"]
    if skipped:
        parts.insert(1, f"{skipped:,} were done before")
    if 0 < share < 1:
        parts.append(f"about {_span(seconds * (1 - share) / share)} left")
    return ", ".join(parts)


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
