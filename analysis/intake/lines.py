"""Lines that stand together and say different things, parted before paragraphs are made of them."""

import re
from collections.abc import Iterator

from analysis.intake.addresses import address_in
from analysis.intake.head import byline, dated, is_line
from analysis.intake.rules import END, HEAD, read_rules

_WRAPPED = 0.6  # of the longest line: where all lines but the last are as long, a line length cut one paragraph
_LONG = 40  # characters: no line length is shorter


def part_lines(text: str) -> str:
    """The text with empty lines around each line that is a byline, a date, an address, or fits a rule of boilerplate.

    A text without empty lines is left as it is: its lines are its paragraphs.
    """
    blocks = re.split(r"\n[ \t\u00a0]*\n", text)
    if len(blocks) == 1:
        return text
    return "\n\n".join("\n".join(_parted(block.split("\n"))) for block in blocks)


def _parted(lines: list[str]) -> Iterator[str]:
    wrapped = _is_wrapped(lines)
    for line in lines:
        if len(lines) > 1 and _stands_alone(line.strip(), wrapped):
            yield from ("", line, "")
        else:
            yield line


def _is_wrapped(lines: list[str]) -> bool:
    longest = max(map(len, lines))
    return longest > _LONG and all(len(line) >= _WRAPPED * longest for line in lines[:-1])


def _stands_alone(line: str, wrapped: bool) -> bool:
    if not line or not is_line(line) or line[0].islower():
        return bool(address_in(line))
    if byline(line) is not None or dated(line):
        return True
    return not wrapped and any(read_rules().fitting(line, where) for where in (HEAD, END))
