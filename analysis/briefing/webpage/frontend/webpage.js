// Unpacks plotly.js and the figures from the page itself and draws them; nothing is asked of any other place.

const unpacked = (id) => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
};

const say = (box, words) => {
  const line = document.createElement('p');
  line.className = 'waiting';
  line.textContent = words;
  box.replaceChildren(line);
};

const pause = () => new Promise((resolve) => setTimeout(resolve));

const drawAll = async () => {
  const boxes = [...document.querySelectorAll('.chart[data-figure]')];
  try {
    const [code, packed] = await Promise.all([unpacked('packed-plotly'), unpacked('packed-figures')]);
    const script = document.createElement('script');
    script.textContent = code;  // the policy of the page allows this very text, by its hash, and no other
    document.head.append(script);
    Plotly.setPlotConfig({ logging: 0 });
    const { figures, template } = JSON.parse(packed);
    const config = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false, responsive: true };
    for (const box of boxes) {
      const { data, layout } = figures[box.dataset.figure];
      box.replaceChildren();
      await Plotly.newPlot(box, data, { ...layout, template, autosize: true, clickmode: 'event' }, config);
      await pause();
    }
  } catch (error) {
    boxes.filter((box) => !box.querySelector('svg'))
      .forEach((box) => say(box, 'This program cannot draw the chart. Its numbers stand below.'));
    console.warn(error);
  }
  document.documentElement.dataset.drawn = 'yes';
};

document.addEventListener('DOMContentLoaded', drawAll);
