// The reading room's small parts: elements, what this visit remembers, how things are counted.
// Everything from the corpus goes in by textContent and setAttribute, so that none of it is ever live markup.

const LINE = 0.3;           // where the reading line stands, of a column's height
const AROUND = 32;          // characters kept before and after a passage, as analysis/text/anchors.py keeps them
const LONGEST_QUOTE = 2000;
const NEAR = 60;            // pixels that a column goes at once; a longer way it glides
const KEPT = 'parallax-room';
const still = window.matchMedia('(prefers-reduced-motion: reduce)');

const kept = () => { try { return JSON.parse(sessionStorage.getItem(KEPT)) ?? {}; } catch { return {}; } };
const keep = (changes) => {
  try { sessionStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...changes })); } catch { /* a window without memory */ }
};

const make = (tag, { text, on = {}, ...attributes } = {}, ...children) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  for (const [event, act] of Object.entries(on)) element.addEventListener(event, act);
  element.append(...children.filter(Boolean));
  return element;
};

const signed = (weight) => weight === 0 ? '0' : `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}`;
const tone = (weight) => weight > 0 ? 'favourable' : weight < 0 ? 'hostile' : 'even';
const points = (text) => [...text].length;   // characters as Python counts them
const units = (text, n) => [...text].slice(0, n).join('').length;
const paragraphOf = (sentenceId) => sentenceId.slice(0, sentenceId.lastIndexOf('/'));
