"""An invented summit, told twice, as a corpus that is built, attached and scored like the built-in one.

All prose is the project's own. Two articles: `harbour` of three paragraphs, `upland` of two.
"""

import json
import shutil
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"

HARBOUR = (
    "The delegations met at Lake Veld on a cold morning, and nobody expected warmth. China sent its trade minister; "
    "the United States sent a deputy and a long list of complaints. By noon both sides were reading from paper.",
    "“We did not come here to be lectured,” the minister said, and the room grew quiet. His hosts’ answer – polite, "
    "brief, and plainly rehearsed – spoke of sanctions, of human rights and of “a better map” for the harbour’s trade. "
    "It didn’t help.",
    "What remains is a good photograph and a bad bargain. The next talks, in 2031, will begin where these ended: with "
    "two careful drafts and no agreement on a single naïve word.",
)
UPLAND = (
    "Seen from the upland villages, the summit was a success. Russia and China promised a railway, and the villagers "
    "remember railways fondly.",
    "The deputy warned that the railway would bring debts. Nobody at the table was pleased, but the mayor – an honest "
    "woman – thanked everyone, and said that the tea was excellent.",
)
BODIES = {"harbour": HARBOUR, "upland": UPLAND}
_TITLES = {"harbour": "Cold Water at Lake Veld", "upland": "The Railway That Was Promised"}
_ABOUT_THE_AUTHOR = "Ann Ash is a columnist."


def page_of(doc_id: str, body: tuple[str, ...] | None = None) -> str:
    """The article as it would be saved from a web page: navigation, title, body, a line on the author."""
    parts = ["Home | World | Search", _TITLES[doc_id], "Share this story", *(body or BODIES[doc_id])]
    return "\n\n".join([*parts, _ABOUT_THE_AUTHOR, "Subscribe to our newsletter. © The Gull"]) + "\n"


def make_corpus(folder: Path) -> Path:
    """A corpus folder about the summit, with the project’s own codebooks and model, not yet built."""
    corpus = folder / "corpus"
    for name in ("codebooks", "lexicons", "models"):
        shutil.copytree(CORPUS / name, corpus / name)
    shutil.copy(CORPUS / "measures.toml", corpus)
    records = [_record(doc_id, body) for doc_id, body in BODIES.items()]
    (corpus / "articles.json").write_text(json.dumps(records), encoding="utf-8")
    (corpus / "gists.toml").write_text('[harbour]\np01 = "A cold start."\n', encoding="utf-8")
    return corpus


def make_originals(folder: Path) -> Path:
    """A folder with the two pages as text files."""
    originals = folder / "originals"
    originals.mkdir()
    for doc_id in BODIES:
        (originals / f"{doc_id}-saved.txt").write_text(page_of(doc_id), encoding="utf-8")
    return originals


def _record(doc_id: str, body: tuple[str, ...]) -> dict:
    custom = {"perspective": doc_id.title(), "body_opens": body[0][:24], "body_closes_before": _ABOUT_THE_AUTHOR[:10]}
    return {
        "id": doc_id,
        "title": _TITLES[doc_id],
        "author": [{"given": "Ann", "family": "Ash"}],
        "container-title": "The Gull",
        "language": "en",
        "issued": {"date-parts": [[2029, 5, 3]]},
        "URL": f"https://gull.example/{doc_id}",
        "custom": custom,
    }
