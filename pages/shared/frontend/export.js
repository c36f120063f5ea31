// The buttons beneath a chart that save it as PNG and SVG. Joined to drawing.js by pages/shared/export.py.

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
