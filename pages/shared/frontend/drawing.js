// A figure made for print, drawn out of sight: an SVG with its fonts embedded, and the same painted as PNG.
// Joined with the script that uses it into one module: export.js, pack.js.

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

// The picture, and the fonts that it uses apart: many pictures share them.
const publication = async (data) => {
  const Plotly = await loadPlotly(data.plotly);
  await Promise.all(data.fonts.map((font) => document.fonts.load(`600 16px '${font.family}'`)));
  const svg = await drawn(Plotly, data);
  const fonts = data.fonts.filter((font) => svg.includes(font.family) &&
    (font.style === 'normal' || svg.includes('font-style: italic')));
  return { svg, fonts };
};

const withFonts = async ({ svg, fonts }) => {
  const faces = (await Promise.all(fonts.map(fontFace))).join('');
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
  const svg = await withFonts(await publication(data));
  return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }) : painted(svg, data);
};
