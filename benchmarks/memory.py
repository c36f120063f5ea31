"""What this process holds in memory, as Linux tells it; unknown elsewhere."""

import gc
from collections.abc import Callable
from pathlib import Path

_STATUS, _MARKS = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_FORGET_THE_PEAK = "5"


def peak_megabytes() -> float | None:
    """The most that the process has held so far, or since the peak was forgotten; None where nobody can tell."""
    return _told("VmHWM:")


def added_by(run: Callable[[], object]) -> tuple[object, float | None]:
    """What `run` gives, and how many megabytes the process held at most meanwhile beyond what it held before.

    Memory that Python kept from earlier work and used again is not counted.
    """
    gc.collect()
    before = _told("VmRSS:")
    if before is not None:
        _MARKS.write_text(_FORGET_THE_PEAK)
    made = run()
    return made, None if before is None else max(0.0, peak_megabytes() - before)


def _told(name: str) -> float | None:
    try:
        status = _STATUS.read_text()
    except OSError:
        return None
    return int(status.partition(name)[2].split()[0]) / 1024
