"""Screenshots of every page, light, dark and at the width of a phone: `python -m docs.screenshots [--only NAME]`.

Starts the app as a reader would, opens each page in a real browser (Debian's chromium through playwright, from
requirements-dev.txt) and writes docs/screenshots/<page>-<look>.png. The pages of WORK are those of the sample project,
which is made first; on Add articles two texts of our own wait, and on Briefing three figures of the built-in corpus.
"""

import argparse
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from analysis.projects.sample import sample_project
from analysis.projects.store import save_project
from pages.shared.frame import SECTIONS
from tests.conftest import ROOT, SWITCHES, browser_program, serve
from tests.four_outlets import four_outlets

FOLDER = Path(__file__).parent / "screenshots"
PAGES = tuple(path.split("/")[-1] for section in SECTIONS.values() for path in section)
WORK = ("projects", "add", "codebooks", "coding")  # with nothing of a reader's own there is little to see on them
LOOKS = {
    "light": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}
_SETTLE_MS = 1500  # Plotly draws a moment after the last element has arrived
# The folder that the pictures are made in is nobody's: it is called as a reader's own is.
_NAMED = """home => document.querySelectorAll('.prose p').forEach(
    line => { line.textContent = line.textContent.replace(home, 'projects'); })"""


def main() -> None:
    """Take the screenshots asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PAGES, action="append", help="a page; without it, all")
    chosen = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    sample = sample_project()
    with TemporaryDirectory() as logs, serve(ROOT / "app.py", Path(logs)) as address, sync_playwright() as driver:
        home = Path(logs) / "projects"
        save_project(home, sample)
        browser = driver.chromium.launch(executable_path=browser_program(), args=list(SWITCHES))
        if "briefing" in (chosen.only or PAGES):
            _put_aside(browser, address)
        for look in LOOKS:
            _take(browser, address, home / sample.id, chosen.only or PAGES, look)
        browser.close()


def _take(browser: Browser, address: str, sample: Path, pages: tuple[str, ...], look: str) -> None:
    context = browser.new_context(**LOOKS[look])
    page = context.new_page()
    for name in pages:
        asks = f"?project={sample.name}" if name in WORK else ""
        _open(page, f"{address}/{'' if name == 'overview' else name}{asks}")
        if name == "add":
            page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", _given())
            page.wait_for_selector(".st-key-intake-actions")
        if name == "briefing":
            page.get_by_role("button", name="Preview").first.click()
            page.wait_for_timeout(_SETTLE_MS)
        page.evaluate(_NAMED, str(sample.parent))
        page.set_viewport_size({"width": LOOKS[look]["viewport"]["width"], "height": _full_height(page)})
        page.wait_for_timeout(_SETTLE_MS)
        path = FOLDER / f"{name}-{look}.png"
        _save(page.screenshot(), path)
        print(path)
        page.set_viewport_size(LOOKS[look]["viewport"])
    context.close()


def _put_aside(browser: Browser, address: str) -> None:
    """Put three figures into the briefing of the built-in corpus, as a reader does."""
    page = browser.new_page()
    for name in ("authors", "stance", "questions"):
        _open(page, f"{address}/{name}")
        page.get_by_role("button", name="Add to briefing").first.click()
        page.get_by_role("button", name="✓ In the briefing").first.wait_for()
    page.close()


def _given() -> list[dict]:
    """Two invented articles as files that are named by the convention."""
    return [
        {
            "name": f"{said['outlet'].replace(' ', '-')}_{said['author'].replace(' ', '-')}_{said['published']}.txt",
            "mimeType": "text/plain",
            "buffer": "\n\n".join((said["title"], *article.paragraphs)).encode(),
        }
        for article in four_outlets()[:2]
        if (said := article.record)
    ]


def _save(picture: bytes, path: Path) -> None:
    """Write a picture with a palette of its own: a third of the size, and no difference that an eye finds."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached", timeout=60_000)
    page.wait_for_timeout(_SETTLE_MS)


def _full_height(page: Page) -> int:
    """Streamlit scrolls inside the page: the window is made as tall as what it holds."""
    return page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") + 20


if __name__ == "__main__":
    main()
