"""An empty deck in an organisation's look, and slides on it: a title, the room beneath, the foot."""

import io
from dataclasses import dataclass

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches

from analysis.briefing.house.house import House
from analysis.briefing.slides.text import HEADING_SIGN, Box, Run, add_text, clean, fitted, readable, rgb, write

_WIDE = 13.333, 7.5  # inches
_EDGE, _FOOT, _FOOTER = 0.5, 0.42, 0.26
_TITLE_SIZES = (26, 24, 22, 20, 18, 16, 14)
_TITLES = (1, 3)  # the types of placeholder that hold a title: title, centred title
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class TemplateError(ValueError):
    """A house style’s template that is no PowerPoint presentation."""


@dataclass
class Deck:
    """A presentation without slides, the layout its slides take, and the house whose look they have."""

    presentation: object
    layout: object
    house: House

    @property
    def width(self) -> float:
        """Inches."""
        return self.presentation.slide_width / 914400

    @property
    def height(self) -> float:
        """Inches."""
        return self.presentation.slide_height / 914400

    @property
    def foot(self) -> Box:
        """Where a figure’s source stands."""
        return Box(_EDGE, self.height - 0.32 - _FOOTER - _FOOT, self.width - 2 * _EDGE, _FOOT)

    def bytes(self) -> bytes:
        """The presentation as a file."""
        file = io.BytesIO()
        self.presentation.save(file)
        return file.getvalue()


def empty_deck(house: House, title: str, author: str) -> Deck:
    """A deck without slides: 16 to 9, or the house’s template with its own size and layouts, its slides taken out.

    Raises TemplateError where the template cannot be read.
    """
    presentation = _from_template(house) if house.template else _plain(house)
    properties = presentation.core_properties
    properties.title, properties.author = clean(title)[:250], clean(author)[:250]
    properties.subject = properties.keywords = properties.comments = ""
    return Deck(presentation, _layout(presentation), house)


def _from_template(house: House):
    try:
        presentation = Presentation(io.BytesIO(house.template))
    except Exception as error:  # zipfile, lxml and python-pptx each have their own
        said = "The template of the house style is no .pptx file. Save it as a PowerPoint presentation (not .potx)."
        raise TemplateError(said) from error
    _without_slides(presentation)
    if not list(presentation.slide_layouts):
        raise TemplateError("The template of the house style has no slide layout. Add one with a title.")
    return presentation


def _without_slides(presentation) -> None:
    """Take all slides out, and what lists them by number: sections and custom shows."""
    listed = presentation.slides._sldIdLst
    for slide in list(listed):
        presentation.part.drop_rel(slide.get(f"{_R}id"))
        listed.remove(slide)
    for child in list(presentation.part._element):
        if child.tag in (f"{{{_P}}}extLst", f"{{{_P}}}custShowLst"):
            presentation.part._element.remove(child)


def _plain(house: House):
    """The program’s own blank deck, made wide, in the house’s fonts and colours."""
    presentation = Presentation()
    scale = Inches(_WIDE[0]) / presentation.slide_width
    presentation.slide_width, presentation.slide_height = Inches(_WIDE[0]), Inches(_WIDE[1])
    for holder in (presentation.slide_master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            shape.left, shape.width = Emu(round(shape.left * scale)), Emu(round(shape.width * scale))
    _dress_theme(presentation, house)
    return presentation


def _dress_theme(presentation, house: House) -> None:
    """The house’s fonts and accent, in the theme that new shapes take theirs from."""
    for relation in presentation.slide_master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            part = relation.target_part
            theme = parse_xml(part.blob)
            for name, font in (("majorFont", house.heading_font), ("minorFont", house.body_font)):
                for latin in theme.iter(f"{{{_A}}}{name}"):
                    latin.find(f"{{{_A}}}latin").set("typeface", clean(font))
            for name, colour in (("dk2", house.ink), ("accent1", house.accent)):
                for slot in theme.iter(f"{{{_A}}}{name}"):
                    slot[0].tag, value = f"{{{_A}}}srgbClr", colour.lstrip("#").upper()
                    slot[0].attrib.clear()
                    slot[0].set("val", value)
            part._blob = _serialised(theme)


def _serialised(element) -> bytes:
    from lxml import etree

    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _layout(presentation):
    """The layout that has a title and little else."""
    titled = [each for each in presentation.slide_layouts if _title_of(each) is not None]
    if not titled:
        return min(presentation.slide_layouts, key=lambda each: len(list(each.placeholders)))
    only = [each for each in titled if each._element.get("type") == "titleOnly"]
    return (only or sorted(titled, key=lambda each: len(list(each.placeholders))))[0]


def _title_of(holder):
    return next((each for each in holder.placeholders if each.placeholder_format.type in _TITLES), None)


def new_slide(deck: Deck, title: str) -> tuple[object, Box]:
    """A slide with its title, which keeps to its box, with rule, footer and number; and the room beneath the title."""
    slide, house = deck.presentation.slides.add_slide(deck.layout), deck.house
    holder = _title_of(slide)
    for shape in list(slide.placeholders):
        if holder is None or shape.shape_id != holder.shape_id:
            shape._element.getparent().remove(shape._element)
    box = _title_box(deck, holder)
    size, text = fitted(title, box, _TITLE_SIZES, HEADING_SIGN)
    run = Run(text, size, readable(house.ink), house.heading_font, bold=True)
    if holder is None:
        add_text(slide, box, [[run]], anchor="middle").name = "Title"
    else:
        holder.left, holder.top, holder.width, holder.height = map(Inches, (box.left, box.top, box.width, box.height))
        write(holder.text_frame, [[run]], anchor="middle")
    _furnish(deck, slide)
    top = box.bottom + 0.1
    return slide, Box(_EDGE, top, deck.width - 2 * _EDGE, deck.foot.top - 0.06 - top)


def _title_box(deck: Deck, holder) -> Box:
    """Where the template has its titles, where that leaves room for a figure."""
    usual = Box(_EDGE, 0.05 * deck.height, deck.width - 2 * _EDGE, min(1.0, 0.14 * deck.height))
    if holder is None or not deck.house.template or holder.top is None:
        return usual
    own = Box(*(each / 914400 for each in (holder.left, holder.top, holder.width, holder.height)))
    fits = own.bottom <= 0.32 * deck.height and own.width >= 0.5 * deck.width and own.height >= 0.4
    return own if fits else usual


def _furnish(deck: Deck, slide) -> None:
    """Rule, house footer, logo and slide number."""
    house, top = deck.house, deck.height - 0.32
    if not house.template:
        rule = slide.shapes.add_shape(1, Inches(_EDGE), Inches(0.26), Inches(0.9), Inches(0.06))
        rule.fill.solid()
        rule.fill.fore_color.rgb = rgb(house.accent)
        rule.line.fill.background()
        rule.name = "Rule"
    muted = readable(house.muted)
    said = " · ".join(part for part in (house.name, house.footer) if part)
    right = deck.width - _EDGE
    if said:
        box = Box(_EDGE, top, 0.7 * deck.width, 0.2)
        size, text = fitted(said, box, (10, 9))
        add_text(slide, box, [[Run(text, size, muted, house.body_font)]]).name = "Footer"
    number = add_text(slide, Box(right - 0.6, top, 0.6, 0.2), [[]], "right")
    number.name = "Slide number"
    _number_field(number, Run("", 10, muted, house.body_font))
    if house.logo:
        add_logo(slide, house.logo, Box(right - 3.0, top - 0.12, 2.3, 0.36))


def add_logo(slide, logo: bytes, box: Box) -> None:
    """The logo, as large as its box allows, at its right; none where it is no picture."""
    try:
        picture = slide.shapes.add_picture(io.BytesIO(logo), Inches(box.left), Inches(box.top))
    except Exception:  # a file that is no picture must not stop a briefing
        return
    scale = min(Inches(box.width) / picture.width, Inches(box.height) / picture.height)
    picture.width, picture.height = Emu(round(picture.width * scale)), Emu(round(picture.height * scale))
    picture.left = Inches(box.left + box.width) - picture.width
    picture.name = "Logo"


def _number_field(shape, run: Run) -> None:
    """A field that counts the slides."""
    paragraph = shape.text_frame.paragraphs[0]._p
    for child in list(paragraph):
        if not child.tag.endswith("}pPr"):
            paragraph.remove(child)
    colour = run.colour.lstrip("#")
    paragraph.append(
        parse_xml(
            f'<a:fld xmlns:a="{_A}" id="{{6F1F4A3C-8E0B-4C55-9D5B-2D6C1C6F3A10}}" type="slidenum">'
            f'<a:rPr lang="en-GB" sz="{run.size * 100}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr>'
            "<a:t>‹#›</a:t></a:fld>"
        )
    )
