"""What machine the figures are of, in words."""

import os
import platform
from pathlib import Path


def machine() -> str:
    """Processor, cores, memory, system and Python; what cannot be found out is left out."""
    parts = [_model(), f"{os.cpu_count()} processor cores", _memory(), f"{platform.system()} {platform.machine()}"]
    return ", ".join(part for part in (*parts, f"Python {platform.python_version()}") if part)


def load() -> str:
    """How busy the machine was in the last minute: processes that wanted a core, on average."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _model() -> str:
    return _after("/proc/cpuinfo", "model name")


def _memory() -> str:
    kilobytes = _after("/proc/meminfo", "MemTotal").split(" ")[0]
    return f"{int(kilobytes) / 2**20:.0f} GB of memory" if kilobytes else ""


def _after(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
