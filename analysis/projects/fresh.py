"""What a new project begins with: the built-in codebooks, but none of the built-in events."""

from pathlib import Path

import tomlkit


def empty_events(corpus: Path) -> str:
    """The event codebook of a corpus folder without its events: the words that every event is read by stay."""
    codebook = tomlkit.parse((corpus / "codebooks" / "events.toml").read_text(encoding="utf-8"))
    for of_these_events in ("event", "lead"):
        codebook.pop(of_these_events, None)
    codebook["title"], codebook["word"], codebook["source"] = "Events", "event", "The reader’s own"
    codebook["version"] = "1"
    return tomlkit.dumps(codebook)
