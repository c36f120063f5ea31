"""Paragraphs written and coded for this project, in a compact form that people can read and mend.

    @ id | perspective | genre | phenomena codes, parted by ;
    A :: a sentence in the author's voice (Q speaker :: quoted, R speaker :: reported, M speaker :: mixed)
     TARGET / surface / stance / the words that carry it
     ~ TARGET / surface / stance / words      (a leading ~: the holder is the sentence's speaker)
    > TARGET stance, TARGET stance            (the author's net stance over the paragraph, for every target)

A stance is -1 against, 0 neutral, 1 in favour. Lines that begin with # are notes. `training/paragraphs` and
`benchmarks/paragraphs` hold such files; `read_paragraphs` gives the objects that the benchmarks and the training read.
"""

from collections.abc import Iterator
from pathlib import Path

ACTORS = {
    "US": "United States", "CN": "China", "RU": "Russia", "EU": "European Union", "UN": "United Nations",
    "NATO": "NATO", "UK": "United Kingdom", "FR": "France", "DE": "Germany", "JP": "Japan", "IN": "India",
    "UA": "Ukraine", "IR": "Iran", "TR": "Turkey", "IL": "Israel", "SA": "Saudi Arabia", "PK": "Pakistan",
    "BR": "Brazil", "ZA": "South Africa", "KP": "North Korea", "KR": "South Korea", "TW": "Taiwan",
    "AUS": "Australia", "ASEAN": "ASEAN", "AU": "African Union",
}  # fmt: skip
PHENOMENA = {
    "PR": "plain praise", "BL": "plain blame", "NR": "neutral report", "VA": "victim/agent roles",
    "QC": "quoted criticism not shared", "QP": "quoted praise undermined",
    "RS": "reported speech without endorsement", "IR": "irony", "RQ": "rhetorical question", "SQ": "scare quotes",
    "CO": "concession", "CM": "comparison", "LV": "loaded verbs", "PB": "presupposed blame", "CL": "collectives",
    "MS": "misleading sentiment words", "NG": "negation", "CD": "conditional", "PH": "praise for harm to adversary",
    "MX": "mixed feelings", "LN": "long noun phrase",
}  # fmt: skip
VOICES = {"A": "author", "Q": "quoted", "R": "reported", "M": "mixed"}
_CODES = (-1, 0, 1)


class CodingError(ValueError):
    """A line of a coded file that cannot be read, or contradicts the text it codes."""


def read_paragraphs(folder: Path) -> list[dict]:
    """The paragraphs of every .txt file of a folder and its sub-folders, by name of file.

    Each has id, perspective, genre, phenomena, text, sentences (text, voice, speaker, stances) and author_stance.

    Raises
    ------
    CodingError
        Names the file, the line, and what is wrong with it.
    """
    return [paragraph for path in sorted(folder.rglob("*.txt")) for paragraph in _of_file(path)]


def _of_file(path: Path) -> list[dict]:
    paragraphs: list[dict] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            _read_line(line, paragraphs)
        except (ValueError, KeyError, IndexError) as error:
            raise CodingError(f"{path}, line {number}: {line[:60]!r} cannot be read: {error}.") from error
    for paragraph in paragraphs:
        paragraph["text"] = " ".join(sentence["text"] for sentence in paragraph["sentences"])
        if trouble := next(_troubles(paragraph), None):
            raise CodingError(f"{path}, {paragraph['id']}: {trouble}.")
    return paragraphs


def _read_line(line: str, paragraphs: list[dict]) -> None:
    if line.startswith("@"):
        paragraphs.append(_head(line))
    elif line.startswith(">"):
        paragraphs[-1]["author_stance"] = dict(_net(part) for part in line[1:].split(","))
    elif "::" in line and line[0] in VOICES:
        who, text = line.split("::", 1)
        speaker = who[1:].strip() or None
        paragraphs[-1]["sentences"].append(
            {"text": text.strip(), "voice": VOICES[line[0]], "speaker": speaker, "stances": []}
        )
    else:
        sentence = paragraphs[-1]["sentences"][-1]
        sentence["stances"].append(_stance(line, sentence["speaker"]))


def _head(line: str) -> dict:
    paragraph_id, perspective, genre, codes = (part.strip() for part in line[1:].split("|"))
    phenomena = [PHENOMENA[code.strip()] for code in codes.split(";")]
    known = {"id": paragraph_id, "perspective": perspective, "genre": genre, "phenomena": phenomena}
    return known | {"sentences": [], "author_stance": {}}


def _net(part: str) -> tuple[str, int]:
    target, code = part.strip().rsplit(" ", 1)
    return ACTORS.get(target.strip(), target.strip()), int(code)


def _stance(line: str, speaker: str | None) -> dict:
    of_speaker = line.startswith("~")
    if of_speaker and not speaker:
        raise ValueError("the sentence names no speaker")
    target, surface, code, *cue = (part.strip() for part in line.lstrip("~ ").split("/"))
    holder = speaker if of_speaker else "author"
    known = {"holder": holder, "target": ACTORS.get(target, target), "surface": surface, "stance": int(code)}
    return known | {"cue": cue[0] if cue else ""}


def _troubles(paragraph: dict) -> Iterator[str]:
    """What a coded paragraph contradicts itself in."""
    coded = {stance["target"] for sentence in paragraph["sentences"] for stance in sentence["stances"]}
    if coded != set(paragraph["author_stance"]):
        yield f"net and single codes name different actors: {sorted(coded ^ set(paragraph['author_stance']))}"
    if set(paragraph["author_stance"].values()) - set(_CODES):
        yield "a net code is not -1, 0 or 1"
    for sentence in paragraph["sentences"]:
        for stance in sentence["stances"]:
            if stance["surface"] not in sentence["text"]:
                yield f"“{stance['surface']}” does not stand in its sentence"
            if stance["stance"] not in _CODES:
                yield f"the code of “{stance['surface']}” is not -1, 0 or 1"
            if not all(part.strip() in sentence["text"] for part in stance["cue"].split("...")):
                yield f"the cue “{stance['cue']}” does not stand in its sentence"
