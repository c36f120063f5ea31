"""Body against what stands around it: each paragraph with a mark, and the reason where it is not taken at first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from analysis.intake.guess import BIO, TEXT, Guess, first_of
from analysis.intake.head import is_line, name_at_start, read_head
from analysis.intake.language import UNKNOWN, foreign, language_name, main_language, words_in
from analysis.intake.rules import ANYWHERE, END, HEAD, Rules, read_rules

BODY, BOILERPLATE, LANGUAGE = "body", "boilerplate", "other language"
_LINE, _NAVIGATION, _STANDFIRST = "a heading: short, without a closing sign", "lines of navigation", "a standfirst"
_TEXT_WORDS = 20  # from which a paragraph that ends as a sentence does is surely text
_BIOS = 5  # paragraphs at the end that may be about the author
_MOST_BELOW = 0.3  # of the words: where more stands below a closing line, it closes nothing


@dataclass(frozen=True)
class Part:
    """One paragraph of what arrived, whether it is taken at first, and why not."""

    text: str
    mark: str = BODY
    why: str = ""

    @property
    def taken(self) -> bool:
        """True where it is held to be the article’s text."""
        return self.mark == BODY


def marked(paragraphs: Sequence[str], title: str = "") -> tuple[tuple[Part, ...], dict[str, Guess]]:
    """Every paragraph with its mark, in order, and what the lines around the text say of the article.

    title: what the file itself says; a paragraph that repeats it is no text.
    """
    rules = read_rules()
    by_rule = _by_rule(paragraphs, rules)
    head, lines = read_head(paragraphs, by_rule, title)
    whys = by_rule | lines
    whys |= _headings(paragraphs, whys)
    whys |= _standfirst(paragraphs, whys)
    bios, author = _bios(paragraphs, whys, rules)
    whys |= bios
    if len(whys) == len(paragraphs):  # a poem, a list: nothing tells its lines from headings
        whys = by_rule if len(by_rule) < len(paragraphs) else {}
    body = [text for place, text in enumerate(paragraphs) if place not in whys]
    language = main_language(body)
    others = foreign(paragraphs, language) if language != UNKNOWN else {}
    guesses = first_of(head, author, _of_translation(by_rule), _of_language(language))
    return tuple(_part(place, text, whys, others) for place, text in enumerate(paragraphs)), guesses


def _part(place: int, text: str, whys: Mapping[int, str], others: Mapping[int, str]) -> Part:
    if place in whys:
        return Part(text, BOILERPLATE, whys[place])
    if place in others:
        return Part(text, LANGUAGE, f"in another language: {language_name(others[place])}")
    return Part(text)


def _by_rule(paragraphs: Sequence[str], rules: Rules) -> dict[int, str]:
    """The reason of each line that a rule means; below one that closes the text, of every line."""
    words = [words_in(text) for text in paragraphs]
    total, begun, before = sum(words), False, 0
    whys: dict[int, str] = {}
    for place, text in enumerate(paragraphs):
        rule = rules.fitting(text, END if begun and before >= total / 2 else ANYWHERE if begun else HEAD)
        if rule:
            whys[place] = rule.reason
        if rule and rule.closes and total - before - words[place] <= _MOST_BELOW * total:
            return whys | {below: f"below “{text}”" for below in range(place + 1, len(paragraphs))}
        begun = begun or _is_text(text)
        before += words[place]
    return whys


def _is_text(text: str) -> bool:
    return words_in(text) >= _TEXT_WORDS and not is_line(text)


def _headings(paragraphs: Sequence[str], whys: Mapping[int, str]) -> dict[int, str]:
    """Short lines without a closing sign; three and more together are navigation, after a colon they are a list."""
    found: dict[int, str] = {}
    for run in _runs(len(paragraphs), lambda place: place in whys or is_line(paragraphs[place])):
        own = [place for place in run if place not in whys]
        listed = run[0] > 0 and paragraphs[run[0] - 1].endswith((":", "："))
        if not listed:
            found |= dict.fromkeys(own, _NAVIGATION if len(own) > 2 else _LINE)
    return found


def _runs(n: int, belongs: Callable[[int], bool]) -> list[list[int]]:
    """The places that belong, neighbours together."""
    runs: list[list[int]] = []
    for place in filter(belongs, range(n)):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _standfirst(paragraphs: Sequence[str], whys: Mapping[int, str]) -> dict[int, str]:
    """One short sentence between a headline and much longer paragraphs."""
    body = [place for place in range(len(paragraphs)) if place not in whys]
    if len(body) < 4 or body[0] == 0:
        return {}
    first, usual = words_in(paragraphs[body[0]]), median(words_in(paragraphs[place]) for place in body[1:])
    return {body[0]: _STANDFIRST} if first <= 30 and first < 0.4 * usual else {}


def _bios(paragraphs: Sequence[str], whys: Mapping[int, str], rules: Rules) -> tuple[dict[int, str], dict[str, Guess]]:
    """The lines at the end about the author, and the author’s name as the first of them has it."""
    body = [place for place in range(len(paragraphs)) if place not in whys]
    found: dict[int, str] = {}
    author = ""
    for place in body[-_BIOS:] if len(body) > 1 else ():
        others = " ".join(paragraphs[other] for other in body if other < place and other not in found)
        name = _of_whom(paragraphs[place], others, rules, bool(found))
        if name is not None:
            found[place] = rules.bio.reason
            author = author or name
    return found, {"author": Guess(author, BIO)} if author else {}


def _of_whom(text: str, others: str, rules: Rules, follows: bool) -> str | None:
    """The person whom a line about the author names ("" where it names none); None where it is no such line.

    One whom the text names is no author of it. "She is …" is such a line only where one stands before.
    """
    bio = rules.bio
    if words_in(text) > bio.most_words:
        return None
    opened, name = bio.opens.match(text), name_at_start(text)
    if not name and (not opened or (opened[0].lower() in ("he", "she", "they") and not follows)):
        return None
    end = len(name) if name else opened.end()
    if not bio.verbs.search(text, end, end + 80) or not bio.roles.search(text, end):
        return None
    if name and name.split()[-1] in others:
        return None
    return name or ""


def _of_translation(by_rule: Mapping[int, str]) -> dict[str, Guess]:
    return {"translated": Guess("yes", TEXT)} if "a note about the translation" in by_rule.values() else {}


def _of_language(language: str) -> dict[str, Guess]:
    return {"language": Guess(language, TEXT)} if language != UNKNOWN else {}
