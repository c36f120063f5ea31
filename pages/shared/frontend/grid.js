// The grid of rows and articles. Everything from the corpus is written as text, never as markup.

const made = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

const attributes = (element, pairs) => {
  for (const [name, value] of Object.entries(pairs)) element.setAttribute(name, value);
  return element;
};

const words = (cell) => cell.pieces.map(([text]) => text).join('');

const spoken = (column, cell, empty) => {
  const parts = cell ? [words(cell), ...(cell.spoken ? [cell.spoken] : cell.notes)] : [empty];
  return `${column.label}: ${parts.map((part) => part.trim().replace(/[.]$/, '')).join('. ')}`;
};

const headCell = (row) => {
  const cell = attributes(made('div', 'cell head'), { role: 'rowheader', tabindex: -1, 'aria-selected': false });
  cell.dataset.column = '';
  if (row.kicker) cell.append(made('p', 'kicker', row.kicker));
  cell.append(made('p', 'what', row.head));
  if (row.badge) cell.append(made('p', `badge ${row.badge_kind}`, row.badge));
  if (row.note) cell.append(made('p', 'why', row.note));
  if (row.tallies.length) cell.append(tallies(row));
  return cell;
};

// Which sides say it: a bar as full as its share of articles, and the same in words. `of` is kept from breaking.
const tallies = (row) => {
  const list = made('p', 'tallies');
  list.append(...row.tallies.flatMap(({ label, n, of, colour }) => {
    const item = made('span', n ? 'tally' : 'tally none');
    const bar = attributes(made('i', 'bar'), { 'aria-hidden': 'true' });
    bar.style.setProperty('--side', colour);
    bar.style.setProperty('--share', `${100 * n / of}%`);
    item.append(bar, made('span', '', of === 1 ? `${label}${n ? '' : ' not'}` : `${label}\u00a0${n}\u00a0of\u00a0${of}`));
    return [item, ' '];
  }));
  return list;
};

const toldCell = (column, cell, empty) => {
  const box = attributes(made('div', `cell ${cell ? 'told' : 'silent'}`), {
    role: 'gridcell', tabindex: -1, 'aria-selected': false, 'aria-label': spoken(column, cell, empty),
  });
  box.dataset.column = column.id;
  box.style.setProperty('--side', column.colour);
  if (!cell) {
    box.append(made('p', 'said', empty));
    return box;
  }
  const said = made('p', cell.quoted ? 'said quoted' : 'said');
  said.append(...cell.pieces.map(([text, kind]) => made(kind ? 'mark' : 'span', kind, text)));
  box.append(said, ...cell.notes.map((note) => made('p', 'note', note)));
  return box;
};

// About how high a row will be, so that the scroll bar is true before its rows were ever drawn.
const guessed = (row) => {
  const cells = Object.values(row.cells).map((cell) => 70 + words(cell).length * (cell.quoted ? .78 : .55));
  return Math.round(Math.max(65 + row.head.length * .85 + row.note.length * .65, ...cells));
};

const bodyRow = (row, place, data) => {
  const line = attributes(made('div', 'row'), { role: 'row', 'aria-rowindex': place + 2 });
  line.style.setProperty('--guess', `${guessed(row)}px`);
  line.dataset.row = row.id;
  line.append(headCell(row), ...data.columns.map((column) => toldCell(column, row.cells[column.id], data.empty)));
  return line;
};

const topRow = (columns) => {
  const line = attributes(made('div', 'row top'), { role: 'row', 'aria-rowindex': 1 });
  const heads = [{ id: '', label: '' }, ...columns].map((column) => {
    const head = attributes(made('div', 'cell'), { role: 'columnheader' });
    if (column.kicker) head.append(made('p', 'side', column.kicker));
    head.append(made('span', '', column.label));
    head.dataset.column = column.id;
    head.style.setProperty('--side', column.colour ?? 'transparent');
    return head;
  });
  line.append(...heads);
  return line;
};

// Where the grid is narrow one column is shown at a time; the buttons above it say which.
const showColumn = (root, id) => {
  root.shown = id;
  for (const button of root.querySelectorAll('.switch button')) {
    button.setAttribute('aria-pressed', button.dataset.column === id);
  }
  for (const list of root.querySelectorAll('.switch select')) list.value = id;
  for (const cell of root.querySelectorAll('.cell')) {
    cell.classList.toggle('aside', cell.dataset.column !== '' && cell.dataset.column !== id);
  }
};

const MOST_BUTTONS = 3;

const columnSwitch = (root, columns) => {
  const bar = attributes(made('div', 'switch'), { role: 'group', 'aria-label': 'Article shown' });
  if (columns.length > MOST_BUTTONS) {
    bar.append(columnList(root, columns));
    return bar;
  }
  bar.append(...columns.map((column) => {
    const button = attributes(made('button', '', column.label), { type: 'button' });
    button.dataset.column = column.id;
    button.style.setProperty('--side', column.colour);
    button.onclick = () => showColumn(root, column.id);
    return button;
  }));
  return bar;
};

const columnList = (root, columns) => {
  const list = attributes(made('select'), { 'aria-label': 'Article shown' });
  list.append(...columns.map((column) => {
    const named = column.kicker ? `${column.kicker}: ${column.label}` : column.label;
    return attributes(made('option', '', named), { value: column.id });
  }));
  list.onchange = () => showColumn(root, list.value);
  return list;
};

const isShown = (cell) => getComputedStyle(cell).display !== 'none';
const cellsOf = (line) => [...line.children].filter(isShown);
const cellIn = (line, column) => cellsOf(line).find((cell) => cell.dataset.column === column) ?? cellsOf(line)[0];

const enter = (root, cell) => {
  root.current?.setAttribute('tabindex', -1);
  root.current = cell;
  cell.setAttribute('tabindex', 0);
};

const moved = (root, cell, event) => {
  const line = cell.parentElement;
  const lines = [...root.querySelectorAll('.row:not(.top)')];
  const at = lines.indexOf(line);
  const beside = cellsOf(line);
  const place = beside.indexOf(cell);
  const rowAt = (wanted) => cellIn(lines[Math.min(Math.max(wanted, 0), lines.length - 1)], cell.dataset.column);
  const far = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown': return rowAt(at + 1);
    case 'ArrowUp': return rowAt(at - 1);
    case 'PageDown': return rowAt(at + 5);
    case 'PageUp': return rowAt(at - 5);
    case 'ArrowRight': return beside[Math.min(place + 1, beside.length - 1)];
    case 'ArrowLeft': return beside[Math.max(place - 1, 0)];
    case 'Home': return far ? cellsOf(lines[0])[0] : beside[0];
    case 'End': return far ? cellsOf(lines.at(-1)).at(-1) : beside.at(-1);
    default: return null;
  }
};

const markChosen = (root) => {
  const [row, column] = root.chosen ?? [];
  for (const cell of root.querySelectorAll('[aria-selected=true]')) cell.setAttribute('aria-selected', false);
  const line = [...root.querySelectorAll('.row')].find((each) => each.dataset.row === row);
  if (line) [...line.children].find((cell) => cell.dataset.column === column)?.setAttribute('aria-selected', true);
};

const choose = (root, cell) => {
  const wanted = [cell.parentElement.dataset.row, cell.dataset.column];
  const again = root.chosen && root.chosen.join('\n') === wanted.join('\n');
  root.chosen = again ? null : wanted;
  markChosen(root);
  root.tell(root.chosen);
};

const listen = (root, body) => {
  const cellAt = (target) => target.closest?.('.row:not(.top) > .cell');
  body.onclick = (event) => {
    const cell = cellAt(event.target);
    if (!cell || String(getSelection()).trim()) return;   // words were selected, not a cell
    enter(root, cell);
    cell.focus({ preventScroll: true });
    choose(root, cell);
  };
  body.addEventListener('focusin', (event) => { if (cellAt(event.target)) enter(root, cellAt(event.target)); });
  body.onkeydown = (event) => {
    const cell = cellAt(event.target);
    if (!cell || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(root, cell);
      return;
    }
    if (event.key === 'Escape' && root.chosen) {
      root.chosen = null;
      markChosen(root);
      root.tell(null);
      return;
    }
    const next = moved(root, cell, event);
    if (!next) return;
    event.preventDefault();
    enter(root, next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
};

const build = (root, data) => {
  const place = root.querySelector('.body')?.scrollTop ?? 0;
  const body = attributes(made('div', 'body'), {
    role: 'grid', 'aria-label': data.label, 'aria-rowcount': data.rows.length + 1,
    'aria-colcount': data.columns.length + 1,
  });
  body.style.setProperty('--height', `${data.height}px`);
  body.style.setProperty('--columns', data.columns.length);
  body.classList.toggle('wide', data.columns.length > MOST_BUTTONS);
  body.append(topRow(data.columns), ...data.rows.map((row, at) => bodyRow(row, at, data)));
  root.replaceChildren(columnSwitch(root, data.columns), body);
  listen(root, body);
  const ids = data.columns.map((column) => column.id);
  showColumn(root, ids.includes(root.shown) ? root.shown : ids[0]);
  const first = body.querySelector('.row:not(.top) > .cell');
  if (first) enter(root, first);
  body.scrollTop = place;
};

// A link may ask for a row: it is marked and scrolled to once. Rows get their true heights only as they are reached,
// so the place is sought again for some frames.
const openAsked = (root, opened) => {
  if (!opened || root.asked === opened[0]) return;
  root.asked = opened[0];
  root.chosen = opened;
  markChosen(root);
  const line = root.querySelector('[aria-selected=true]')?.parentElement;
  if (!line) return;
  const body = root.querySelector('.body');
  const head = root.querySelector('.top').offsetHeight;
  const seek = (frames) => {
    body.scrollTop += line.getBoundingClientRect().top - body.getBoundingClientRect().top - head;
    if (frames) requestAnimationFrame(() => seek(frames - 1));
  };
  seek(12);
  root.tell(opened);
};

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector('[data-grid]');
  root.tell = (chosen) => setStateValue('chosen', chosen);
  if (root.dataset.version !== data.version) {
    root.dataset.version = data.version;
    build(root, data);
    markChosen(root);
  }
  openAsked(root, data.opened);
}
