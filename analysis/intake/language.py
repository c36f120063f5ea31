"""Which language an article, and each longer paragraph of it, is written in; only English is scored."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from analysis.text.words import count_words

SURE = 0.9  # probability from which a paragraph is said to be in another language
FEWEST_WORDS = 20  # of a paragraph, below which a guess is worth little
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # Thai … Chinese
_SIGNS_A_WORD = 2  # in scripts that put no spaces between words
UNKNOWN = "und"

# Among these the guess is made: dialects and languages that newspapers seldom use would only be taken for others.
LANGUAGES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian",
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "mn": "Mongolian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "tg": "Tajik",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


@lru_cache(4096)
def language_of(text: str) -> tuple[str, float]:
    """The code of the likeliest language and its probability; UNKNOWN and 0 where there is too little text.

    Source
    ------
    py3langid: Lui & Baldwin (2012), "langid.py: An Off-the-shelf Language Identification Tool", with a model trained
    anew by A. Barbaresi; normalised probabilities.
    """
    if not _is_enough(text):
        return UNKNOWN, 0.0
    code, probability = _identifier().classify(text)
    return code, float(probability)


def main_language(paragraphs: Sequence[str]) -> str:
    """The language in which most of an article’s signs are, paragraph by paragraph; UNKNOWN where none tells.

    A short paragraph has no say, unless all are short: then they are read as one text.
    """
    signs: Counter[str] = Counter()
    for text in paragraphs:
        signs[language_of(text)[0]] += len(text)
    del signs[UNKNOWN]
    return signs.most_common(1)[0][0] if signs else language_of("\n".join(paragraphs))[0]


@lru_cache(4096)  # a paragraph is measured by every rule that it may fit
def words_in(text: str) -> int:
    """How long a text is in words; of scripts that put no spaces between them, two signs are one."""
    signs = len(_NO_SPACES.findall(text)) if not text.isascii() else 0
    return max(count_words(text), signs // _SIGNS_A_WORD)


def foreign(paragraphs: Sequence[str], language: str) -> dict[int, str]:
    """The paragraphs that are surely in another language than the article's: their places, and which it is."""
    found = {place: language_of(text) for place, text in enumerate(paragraphs) if _is_enough(text)}
    return {place: code for place, (code, sure) in found.items() if code != language.split("-")[0] and sure >= SURE}


def language_name(code: str) -> str:
    """The language's English name; the code where it is none of LANGUAGES."""
    return LANGUAGES.get(code.split("-")[0].lower(), code)


def _is_enough(text: str) -> bool:
    return words_in(text) >= FEWEST_WORDS


@cache
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes most of a second to load

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
