"""House style: read from a file that somebody edited, refused in words where it cannot be used, and kept."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from analysis.briefing.exhibit import Grid, GridRow
from analysis.briefing.house.colours import contrast, readable
from analysis.briefing.house.house import House, exhibit_in, recoloured
from analysis.briefing.house.kept import forget_house, house_files, keep_house, kept_house
from analysis.briefing.house.parts import LARGEST_LOGO, LARGEST_TEMPLATE, logo_of
from analysis.briefing.house.reading import read_house
from analysis.errors import CodebookError, InputError, ParallaxError
from analysis.scope import Perspective, Scope
from tests.analysis.briefing.exhibits import chart_exhibit

DEFAULT = Path(__file__).parents[3] / "corpus" / "house.toml"
WITH_LOGO, WITH_TEMPLATE = '[files]\nlogo = "our.png"', '[files]\ntemplate = "our.pptx"'


def read(text: str, **beside: bytes) -> House:
    return read_house(
        text.encode(), "house.toml", {name.replace("_", "."): content for name, content in beside.items()}
    )


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 20), mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, size, "#1D4F7C" if mode == "RGB" else 0).save(out, kind)
    return out.getvalue()


def template(link: str = "", extra: str = "") -> bytes:
    """A presentation of our own, with a link out of it or with a part more where asked."""
    slides, out = Presentation(), BytesIO()
    if link:
        box = slides.slides.add_slide(slides.slide_layouts[6]).shapes.add_textbox(0, 0, Inches(1), Inches(1))
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.hyperlink.address = "here", link
    slides.save(out)
    if extra:
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(extra, b"x")
    return out.getvalue()


def test_the_default_file_is_the_default_house():
    assert read_house(DEFAULT.read_bytes(), "house.toml", {}) == House()


def test_what_a_file_leaves_out_is_as_in_the_default():
    house = read('name = "Harbour Institute"\n[colours]\naccent = "#1d4f7c"\n[fonts]\nbody = "Gill Sans"')
    assert house == House(name="Harbour Institute", accent="#1D4F7C", body_font="Gill Sans")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = 3", "house.toml: entry name should be a text"),
        ('nmae = "x"', "unknown entry 'nmae'"),
        ('colours = "blue"', r"Write its entries under \[colours\]"),
        ('[colours]\naccnet = "#000000"', r"\[colours\] has an unknown entry 'accnet'"),
        ('[colours]\nink = "blue"', r"\[colours\] ink is 'blue'. Write a colour as #RRGGBB"),
        ('[colours]\nink = "#FFF"', "Write a colour as #RRGGBB"),
        ('[colours]\nmuted = "#FFCC00"', r"1\.5 to 1, less than the 4\.5 to 1"),
        ('[fonts]\nbody = "Arial; } body {"', "Write one font’s name"),
        ('[fonts]\nbody = ""', "Write one font’s name"),
        (f'footer = "{"x" * 161}"', "161 characters. Keep to 160"),
        ('[series]\nin_order = "#000000"', "Write a list of colours"),
        ('[series]\nNorth = "#FFFF00"', r"less than the 3 to 1"),
        ('[series]\nin_order = ["#AA3377", "#aa3377"]', "twice"),
        ("name = ", "is not TOML"),
    ],
)
def test_a_wrong_entry_is_told_with_what_was_found(text, told):
    with pytest.raises(CodebookError, match=told):
        read(text)


def test_a_file_that_is_no_text_is_refused():
    with pytest.raises(InputError, match="is not UTF-8"):
        read_house(b"\xff\xfe\x00", "house.toml", {})
    with pytest.raises(InputError, match="64 kB at most"):
        read_house(b"#" * 70_000, "house.toml", {})


def test_files_are_those_given_beside_it_and_no_others():
    assert read(WITH_LOGO, our_png=picture()).logo
    with pytest.raises(InputError, match=r"names 'our.png', which was not given"):
        read(WITH_LOGO)
    with pytest.raises(InputError, match=r"names '/etc/passwd', which was not given"):
        read('[files]\nlogo = "/etc/passwd"')
    with pytest.raises(InputError, match=r"other\.png: no entry of house\.toml names it"):
        read(WITH_LOGO, our_png=picture(), other_png=picture())


def test_a_logo_is_drawn_anew_as_png_whatever_it_was():
    logo = Image.open(BytesIO(read(WITH_LOGO, our_png=picture("JPEG", (3000, 1000))).logo))
    assert (logo.format, logo.size) == ("PNG", (1200, 400))
    see_through = Image.open(BytesIO(logo_of(picture(mode="LA"), "our.png")))
    assert see_through.mode == "RGBA"


def test_what_was_written_into_a_logo_is_left_behind():
    taken, out = Image.new("RGB", (20, 20)), BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at the harbour"
    taken.save(out, "JPEG", exif=exif, icc_profile=b"profile of the harbour")
    assert out.getvalue().count(b"harbour") == 2
    logo = Image.open(BytesIO(logo_of(out.getvalue(), "our.jpg")))
    assert not logo.info


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg/>", picture("GIF"), picture()[:40], b"0" * (LARGEST_LOGO + 1), picture(size=(9000, 2))],
    ids=["empty", "svg", "gif", "cut off", "large", "wide"],
)
def test_what_is_no_logo_is_refused(content):
    with pytest.raises(InputError, match=r"our\.png: "):
        read(WITH_LOGO, our_png=content)


def test_a_template_is_kept_as_it_was_given():
    given = template()
    assert read(WITH_TEMPLATE, our_pptx=given).template == given


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no PowerPoint file"),
        (picture(), "no PowerPoint file"),
        (b"0" * (LARGEST_TEMPLATE + 1), "20 MB at most"),
        (template(extra="ppt/vbaProject.bin"), "macros or embedded files"),
        (template(extra="ppt/embeddings/thing.bin"), "macros or embedded files"),
        (template(link="https://example.org/track"), "leads out of the file"),
        (template()[:-30], "broken"),
    ],
    ids=["empty", "picture", "large", "macro", "embedded", "link", "cut off"],
)
def test_a_template_that_acts_or_is_none_is_refused(content, told):
    with pytest.raises(InputError, match=told):
        read(WITH_TEMPLATE, our_pptx=content)


def test_a_presentation_with_macros_is_refused_by_its_type_alone():
    plain, out = zipfile.ZipFile(BytesIO(template())), BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in plain.namelist():
            content = plain.read(name)
            kind = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
            macros = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
            archive.writestr(name, content.replace(kind, macros) if name.startswith("[Content") else content)
    with pytest.raises(InputError, match="macros"):
        read(WITH_TEMPLATE, our_pptx=out.getvalue())


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.005)
    assert contrast("#FFFFFF") == 1
    assert contrast(readable("#FFCC00", 4.5)) >= 4.5


FIGURE = {
    "data": [{"marker": {"color": ["#0072B2", "#d55e00", "#6B7078"]}, "text": ["#0072B2"], "x": [1.0, None]}],
    "layout": {"annotations": [{"text": '<span style="color:#0072B2">■</span> North, #0072B2'}]},
}
SCOPE = Scope(tellings=(Perspective("North", colour="blue"), Perspective("South", colour="vermilion")))


def test_figures_take_the_colours_of_the_house_and_no_words_change():
    swapped = House(series={"North": "#D55E00", "South": "#0072B2"})
    drawn = recoloured(FIGURE, swapped, SCOPE)
    assert drawn["data"][0]["marker"]["color"] == ["#D55E00", "#0072B2", "#6B7078"]
    assert drawn["data"][0]["text"] == ["#0072B2"]
    assert drawn["data"][0]["x"] == [1.0, None]
    assert drawn["layout"]["annotations"][0]["text"] == '<span style="color:#D55E00">■</span> North, #0072B2'
    assert FIGURE["data"][0]["marker"]["color"][0] == "#0072B2"


def test_a_name_counts_before_a_place_and_all_others_take_no_colour():
    house = read('[series]\nin_order = ["#111111", "#222222", "#333333"]\nNorth = "#444444"')
    drawn = recoloured(FIGURE, house, SCOPE)
    assert drawn["data"][0]["marker"]["color"] == ["#444444", "#222222", "#6B7078"]
    assert recoloured(FIGURE, House(), SCOPE) == FIGURE


def test_a_grid_takes_the_colours_too():
    grid = Grid(("¶ 1",), (GridRow("North", ("yes",), ("#0072B2",)), GridRow("South", ("no",))))
    taken = exhibit_in(House(series={"1": "#111111"}), chart_exhibit(figure=FIGURE, grid=grid), SCOPE)
    assert taken.grid.rows[0].colours == ("#111111",)
    assert taken.figure["data"][0]["marker"]["color"][0] == "#111111"


@cache
def a_house() -> House:
    series = {"1": "#111111", "2": "#222222", 'The "North" = []': "#444444", "7": "#555555"}
    logo = logo_of(picture(), "our.png")
    return House("Härbour \\ Institute", 'Foot "of" all', "#1D4F7C", series=series, logo=logo, template=template())


def test_a_house_is_kept_and_found_as_it_was(tmp_path):
    keep_house(a_house(), tmp_path / ".house")
    assert kept_house(tmp_path / ".house") == a_house()
    keep_house(House(name="Another"), tmp_path / ".house")
    assert kept_house(tmp_path / ".house") == House(name="Another")
    assert [each.name for each in tmp_path.iterdir()] == [".house"]
    forget_house(tmp_path / ".house")
    assert kept_house(tmp_path / ".house") == House()


def test_the_files_of_a_house_can_be_dropped_in_again():
    files = dict(house_files(a_house()))
    assert list(files) == ["house.toml", "logo.png", "template.pptx"]
    assert b"# Colours as #RRGGBB." in files["house.toml"]
    assert read_house(files.pop("house.toml"), "house.toml", files) == a_house()


def test_a_kept_file_that_was_spoilt_is_told_with_its_path(tmp_path):
    keep_house(House(), tmp_path / ".house")
    (tmp_path / ".house" / "house.toml").write_text("name = ", encoding="utf-8")
    with pytest.raises(ParallaxError, match=r"house\.toml: is not TOML"):
        kept_house(tmp_path / ".house")
