"""Taking a chart away: PNG and SVG drawn in the reader's own browser, and the numbers as CSV.

The server needs no browser: the page draws the print figure out of sight, embeds the fonts in the SVG (an SVG
drawn as an image cannot the page's), and saves it, or paints it on a canvas of 3200 x 1800 pixels.
"""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.charts.theme import EDGE, FOOT, FOOT_EDGE, HEIGHT, WIDTH
from analysis.exchange.writing import csv_bytes
from pages.shared.serving import PLOTLY_ADDRESS

PNG_WIDTH = 3200

_HTML = '<div data-bar role="group"></div>'
_CSS = """
[data-bar] { display: flex; gap: .5rem; }
button {
  font: 400 .9rem/1.4 var(--st-font); color: var(--st-text-color); background: transparent;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  padding: .25rem .75rem; min-height: 2.5rem; min-width: 4rem; cursor: pointer;
}
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
button[disabled] { opacity: .5; cursor: progress; }
"""
_JS = """
const once = (name, make) => (window[name] ??= make().catch((error) => { window[name] = undefined; throw error; }));

const loadPlotly = (address) => window.Plotly?.newPlot ? Promise.resolve(window.Plotly)
  : once('__parallaxPlotly', () => new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error('plotly.js cannot be reached'));
      document.head.append(script);
    }));

const asDataAddress = (blob) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.readAsDataURL(blob);
});

const fontFace = (font) => once('__parallaxFont_' + font.family + font.style, async () => {
  const answer = await fetch(font.address);
  if (!answer.ok) throw new Error('the font ' + font.family + ' cannot be reached');
  const address = await asDataAddress(await answer.blob());
  return `@font-face{font-family:'${font.family}';font-weight:${font.weight};font-style:${font.style};` +
    `src:url(${address}) format('woff2');}`;
});

// By now Plotly has widened the margins for the tick labels as they came out: keep the slide's edge free beside
// them too, and set the source line at the edge, wherever the chart's corner has come to lie.
const settle = async (Plotly, box, edges) => {
  const margins = box._fullLayout._size;
  await Plotly.relayout(box, { 'margin.l': margins.l + edges.side, 'margin.r': margins.r + edges.side + 12 });
  const at = (box.layout.annotations ?? []).findIndex((annotation) => annotation.name === edges.foot);
  if (at < 0) return;
  const corner = box._fullLayout._size;
  await Plotly.relayout(box, {
    [`annotations[${at}].xshift`]: edges.side - corner.l - 2,
    [`annotations[${at}].yshift`]: edges.bottom - corner.b,
  });
};

const drawn = async (Plotly, data) => {
  const box = document.createElement('div');
  box.style.cssText = `position:fixed;left:-99999px;top:0;width:${data.width}px;height:${data.height}px`;
  document.body.append(box);
  try {
    const figure = JSON.parse(data.figure);
    figure.layout.margin = { ...figure.layout.margin, l: 0, r: 0 };
    await Plotly.newPlot(box, figure.data, figure.layout, { staticPlot: true, responsive: false });
    await settle(Plotly, box, data.edges);
    const size = { format: 'svg', width: data.width, height: data.height, imageDataOnly: true };
    return await Plotly.toImage(box, size);
  } finally { Plotly.purge(box); box.remove(); }
};

const publicationSvg = async (data) => {
  const Plotly = await loadPlotly(data.plotly);
  await Promise.all(data.fonts.map((font) => document.fonts.load(`600 16px '${font.family}'`)));
  const svg = await drawn(Plotly, data);
  const used = data.fonts.filter((font) => svg.includes(font.family) &&
    (font.style === 'normal' || svg.includes('font-style: italic')));
  const faces = (await Promise.all(used.map(fontFace))).join('');
  return svg.replace(/(<svg[^>]*>)/, `$1<style>${faces}</style>`);
};

const painted = async (svg, data) => {
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
  await image.decode();
  await new Promise((resolve) => setTimeout(resolve, 80));   // fonts inside the image apply a moment after decoding
  const canvas = document.createElement('canvas');
  canvas.width = data.png_width;
  canvas.height = Math.round(data.png_width * data.height / data.width);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
};

const save = (blob, name) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const exported = async (format, data) => {
  const svg = await publicationSvg(data);
  return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }) : painted(svg, data);
};

const deliver = async (button, format, data) => {
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  try { save(await exported(format, data), `${data.filename}.${format}`); }
  catch (error) { button.textContent = 'Failed: ' + error.message; console.warn(error); }
  finally { button.disabled = false; button.removeAttribute('aria-busy'); }
};

const makeButton = (format, data, ask) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = format.toUpperCase();
  button.setAttribute('aria-label', `${format.toUpperCase()}: ${data.title}`);
  button.onclick = () => {
    button.disabled = true;
    button.setAttribute('aria-busy', 'true');
    ask(`${format}:${Date.now()}`);
  };
  return button;
};

const answered = new Set();

export default function ({ parentElement, data, setTriggerValue }) {
  const bar = parentElement.querySelector('[data-bar]');
  const buttons = Object.fromEntries(
    ['png', 'svg'].map((format) => [format, makeButton(format, data, (wish) => setTriggerValue('asked', wish))]));
  bar.setAttribute('aria-label', `Download the chart: ${data.title}`);
  bar.replaceChildren(...Object.values(buttons));
  if (!data.asked || answered.has(data.asked)) return;
  answered.add(data.asked);
  const format = data.asked.split(':')[0];
  deliver(buttons[format], format, data);
}
"""


def download_row(
    print_chart: Callable[[], go.Figure], frame: pd.DataFrame, *, filename: str, title: str, key: str
) -> None:
    """The row of downloads of one chart: PNG and SVG of `print_chart`, and `frame`, the numbers drawn, as CSV.

    Call it inside an `st.fragment`: a picture asked for reruns what is around it.
    """
    with st.container(horizontal=True, gap="small", width="content", key=f"{key}-downloads"):
        picture_buttons(print_chart, filename=filename, title=title, key=f"{key}-pictures")
        st.download_button(
            "CSV",
            _csv_of(frame),
            f"{filename}.csv",
            "text/csv",
            on_click="ignore",
            key=f"{key}-csv",
            help="The numbers drawn, as a table",
        )


def picture_buttons(print_chart: Callable[[], go.Figure], *, filename: str, title: str, key: str) -> None:
    """Buttons that save the figure of `print_figure` as PNG and as SVG, in the reader's browser.

    The figure is made and sent only when a reader asks for a picture: a page of charts answers a filter sooner.
    """
    # Declared at each use: the server imports this module before its component registry stands.
    component = st.components.v2.component("parallax_export", html=_HTML, css=_CSS, js=_JS)
    asked = st.session_state.pop(f"{key}-asked", None)
    data = {"filename": filename, "title": title, "asked": asked}
    component(
        key=key,
        width="content",
        data=data | _picture(print_chart()) if asked else data,
        on_asked_change=partial(_remember_wish, key),
    )


def _remember_wish(key: str) -> None:
    st.session_state[f"{key}-asked"] = st.session_state[key]["asked"]


def _picture(print_chart: go.Figure) -> dict:
    """What the browser needs to draw a picture."""
    return {
        "figure": print_chart.to_json(),
        "width": WIDTH,
        "height": HEIGHT,
        "png_width": PNG_WIDTH,
        "plotly": PLOTLY_ADDRESS,
        "fonts": shipped_fonts(),
        "edges": {"foot": FOOT, "side": EDGE, "bottom": FOOT_EDGE},
    }


def _csv_of(frame: pd.DataFrame) -> Callable[[], bytes]:
    return lambda: csv_bytes(frame)


@cache
def shipped_fonts() -> list[dict[str, str]]:
    """The fonts of Streamlit's own pages, as installed: family, weight, style and address. The file names carry hashes.

    Raises
    ------
    FileNotFoundError
        This Streamlit ships the font under another name.
    """
    media = Path(st.__file__).parent / "static" / "static" / "media"
    wanted = {
        ("Source Sans", "normal"): "SourceSansVF-Upright*.woff2",
        ("Source Sans", "italic"): "SourceSansVF-Italic*.woff2",
        ("Source Serif", "normal"): "SourceSerifVariable-Roman*.woff2",
    }
    fonts = []
    for (family, style), pattern in wanted.items():
        file = next(media.glob(pattern), None)
        if file is None:
            raise FileNotFoundError(f"{media} has no {pattern}: this version of Streamlit ships other fonts.")
        weight = "100 900"
        fonts.append({"family": family, "style": style, "weight": weight, "address": f"static/media/{file.name}"})
    return fonts
