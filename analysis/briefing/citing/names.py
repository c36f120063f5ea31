"""Names of authors for references: a person in parts, as CSL has them; whoever has no parts, as one literal name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

Name = Mapping[str, str]

# Before the family name; written small, they belong to no index entry of their own, but to the name as it is written.
_PARTICLES = frozenset(
    "van von der den ter ten de del della dei di da do dos das du la le zu zur zum af av bin ibn al el ben st.".split()
)
_JOINS = frozenset(("y", "i"))  # José Ortega y Gasset: one family name
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_TITLES = frozenset("by dr prof professor sir dame lord mr mrs ms amb ambassador gen col rev".split())
_DEGREES = frozenset("phd md ma ba msc bsc llm jd esq mp".split())
# A name with one of these words is no person’s.
_BODIES = frozenset(
    """agency agencies association authority bank board bureau center centre club commission committee company
    correspondent correspondents council department desk developers directorate editor editorial editors embassy
    foundation forum government group house inc institute institution journal limited ltd magazine media ministry
    network news newspaper newsroom observatory office organisation organization parliament party post press project
    reporter reporters review school secretariat service services society staff times tribune university wire writers
    агентство институт министерство редакция университет""".split()
)
_LITTLE = frozenset("of for and the & des für и".split())
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|инична)$")
_SCRIPTS_IN_PARTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN")
_BYNAME = re.compile(r"[(\[][^)\]]*[)\]]|[“\"„][^”\"“]*[”\"“]")


def names_of(author: str) -> list[dict[str, str]]:
    """The authors of an article, in their order, from one text with semicolons between them; CSL’s name fields."""
    names = (" ".join(part.split()) for part in author.split(";"))
    return [_name_of(name) for name in names if name]


def last_then_first(name: Name) -> str:
    """A name as lists sort it: “van der Berg, Jan, Jr.”; a literal name stays as it is."""
    return ", ".join(part for part in (family_of(name), name.get("given", ""), name.get("suffix", "")) if part)


def family_of(name: Name) -> str:
    """What a name is called by in a text: the family name with its particle, or the literal name."""
    return " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part) or name["literal"]


def initials(given: str) -> str:
    """Given names as initials: “Jean-Paul M.” gives “J.-P. M.”, “J.R.R.” gives “J. R. R.”."""
    return " ".join(filter(None, (_initial(word) for word in given.replace(".", ". ").split())))


def short_names(names: Iterable[Name]) -> str:
    """The authors as a sentence calls them: one, “A and B”, or “A et al.” of three and more; empty of none."""
    called = [family_of(name) for name in names]
    return f"{called[0]} et al." if len(called) > 2 else " and ".join(called)


def _name_of(written: str) -> dict[str, str]:
    if not _is_person(written):
        return {"literal": written}
    if "," in written and (parts := _parted_by_commas(written)):
        return parts
    words = _bare_words(written.replace(",", " "))
    suffix = words.pop() if len(words) > 2 and _plain(words[-1]) in _SUFFIXES else ""
    if len(words) < 2:
        return {"literal": written}
    if len(words) == 3 and _PATRONYMIC.search(words[2]):
        words = [*words[1:], words[0]]  # the family name first, as in Russian records
    begins = _family_begins(words)
    return _person(" ".join(words[:begins]), words[begins:], suffix)


def _parted_by_commas(written: str) -> dict[str, str] | None:
    """The parts of “Family, Given” or “Family, Given, Jr.”; none where the comma only sets a suffix or degree apart."""
    parts = [part.strip() for part in written.split(",") if _plain(part) not in _DEGREES and part.strip()]
    suffix = parts.pop() if len(parts) > 1 and _plain(parts[-1]) in _SUFFIXES else ""
    if len(parts) != 2:
        return None
    return _person(parts[1], parts[0].split(), suffix)


def _person(given: str, family: list[str], suffix: str) -> dict[str, str]:
    small = 0
    while small < len(family) - 1 and family[small].islower():
        small += 1
    parts = {
        "family": " ".join(family[small:]),
        "given": given,
        "non-dropping-particle": " ".join(family[:small]),
        "suffix": suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _family_begins(words: list[str]) -> int:
    """The place of the first word of the family name: a particle, the name joined by “y” to the last, or the last."""
    for place in range(1, len(words) - 1):
        if _plain(words[place]) in _JOINS and place > 1:
            return place - 1
        if _plain(words[place], keep=".") in _PARTICLES:
            return place
    return len(words) - 1


def _bare_words(written: str) -> list[str]:
    """The words of a name without bynames, titles before it and degrees after it."""
    words = _BYNAME.sub(" ", written).split()
    while len(words) > 2 and _plain(words[0]) in _TITLES:
        words = words[1:]
    while len(words) > 2 and _plain(words[-1]) in _DEGREES:
        words = words[:-1]
    return words


def _is_person(written: str) -> bool:
    words = written.replace(",", " ").split()
    plain = [_plain(word) for word in words]
    return (
        len(words) > 1
        and not _BODIES.intersection(plain)
        and not _LITTLE.intersection(plain)
        and not any(sign.isdigit() or sign in "@/" for sign in written)
        and all(_in_parts(sign) for sign in written if sign.isalpha())
    )


def _in_parts(letter: str) -> bool:
    """Whether names in the script of a letter are written as given names and family name, with initials."""
    return unicodedata.name(letter, "").startswith(_SCRIPTS_IN_PARTS)


def _plain(word: str, keep: str = "") -> str:
    return "".join(sign for sign in word.lower() if sign.isalnum() or sign in keep or sign == "&")


def _initial(word: str) -> str:
    parts = ((_first_letter(part)) for part in re.split(r"[-‐‑]", word))
    return "-".join(f"{letter}." for letter in parts if letter)


def _first_letter(part: str) -> str:
    return next((sign for sign in part if sign.isalpha()), "")
