"""A codebook from a file that a reader gives: TOML whole, or a table laid over the codebook that there is."""

from analysis.errors import InputError
from analysis.exchange.formats.bounds import LARGEST_PAGE
from analysis.exchange.formats.decoding import decode
from analysis.projects.codebooks.entries import content_of, with_entries
from analysis.projects.codebooks.kinds import Kind, read_codebook
from analysis.projects.codebooks.sheet import read_codebook_csv
from analysis.projects.codebooks.writing import text_with
from analysis.text.wordlists import toml_of


def codebook_from_file(content: bytes, name: str, kind: Kind, text: str) -> str:
    """The text of the codebook that a file makes; `text`: of the one that there is, whose head a table leaves alone.

    Raises
    ------
    ParallaxError
        The file cannot be used: names it, its line or entry, what was found and what to do.
    """
    if len(content) > LARGEST_PAGE:
        raise InputError(f"{name}: is larger than a codebook can be ({LARGEST_PAGE // 2**20} MB at most).")
    if name.lower().endswith(".csv"):
        entries = read_codebook_csv(content, name, kind)
        text = text_with(text, with_entries(content_of(text, kind), kind, entries), kind)
    else:
        text = decode(content, name)
    read_codebook(toml_of(text, name), kind, name)
    return text
