// The reading room: articles side by side, scrolled together along the facts that they tell. The last of its scripts,
// which pages/shared/room.py joins to one.

class Room {
  constructor(root, data, tell) {
    Object.assign(this, { root, data, tell, key: data.key, current: -1, told: [], ways: new Map(), asked: false });
    const memory = kept();
    this.on = new Set((memory.layers ?? data.on).filter((layer) => data.layers.some(({ id }) => id === layer)));
    this.together = memory.together ?? true;
    this.links = new Links(this);
    this.columns = data.articles.map((article) => new Column(article, this));
    this.numbers = new Map(data.facts.map(({ number }) => [number, []]));
    for (const { body } of this.columns) {
      body.querySelectorAll('.room-number').forEach((button) => this.numbers.get(Number(button.dataset.number)).push(button));
    }
    this.list = new FactList(this);
    this.search = new Search(this);
    this.tabs = this.columns.map((column, at) => make('button', { type: 'button', text: column.article.name,
      on: { click: () => this.turnTo(at) } }));
    root.replaceChildren(
      make('div', { class: 'room-bar' }, this.search.element, this.drawSwitch()), this.drawLayers(),
      make('div', { class: 'room-tabs', role: 'group', 'aria-label': 'Article' }, ...this.tabs),
      make('div', { class: 'room-grid', style: `--n: ${this.columns.length}` }, this.list.element, ...this.columns.map(({ element }) => element)),
      this.links.element, make('p', { class: 'note', text: data.keys }));
    root.onkeydown = (event) => this.pressed(event);
    this.watcher = new ResizeObserver(() => this.resized());
    [root, ...this.columns.map(({ body }) => body)].forEach((element) => this.watcher.observe(element));
    this.showLayers();
    this.show(this.columns[memory.shown ?? 0] ?? this.columns[0]);
    if (data.term) this.search.look();
  }
  leave() { this.watcher.disconnect(); this.links.leave(); ['room-found', 'room-current', 'room-linked'].forEach((name) => highlight(name, [])); }

  drawSwitch() {
    const box = make('input', { type: 'checkbox', role: 'switch', on: { change: () => {
      this.together = box.checked;
      keep({ together: this.together });
      if (this.together && this.driver) this.follow(this.driver);
    } } });
    box.checked = this.together;
    return make('label', { class: 'room-switch' }, box, document.createTextNode('Scroll together'));
  }
  drawLayers() {
    this.buttons = this.data.layers.map(({ id, label, sign }) => make('button', {
      type: 'button', class: 'layer',
      on: { click: () => { if (!this.on.delete(id)) this.on.add(id); keep({ layers: [...this.on] }); this.showLayers(); } },
    }, make('span', { 'aria-hidden': 'true', text: sign }), document.createTextNode(label)));
    this.keyLine = make('p', { class: 'room-key' });
    return make('div', { class: 'room-layers' },
      make('div', { role: 'group', 'aria-label': 'Marks in the text' }, ...this.buttons), this.keyLine);
  }
  showLayers() {
    this.root.dataset.on = [...this.on].join(' ');
    this.data.layers.forEach(({ id }, at) => this.buttons[at].setAttribute('aria-pressed', this.on.has(id)));
    const said = this.data.layers.filter(({ id }) => this.on.has(id)).map(({ id, means }) => make('span', { text: means }));
    this.keyLine.replaceChildren(...(said.length ? said : [make('span', { text: 'No marks are shown.' })]));
  }
  isOn(mark) { return [...this.on].some((layer) => mark.classList.contains(`in-${layer}`)); }

  resized() {
    const width = this.root.clientWidth;
    this.root.dataset.width = width <= 640 ? 'narrow' : width <= 960 ? 'middle' : 'wide';
    this.ways.clear();
    this.columns.forEach((column) => { column.tops = null; });
    if (width && !this.asked) { this.asked = true; this.opened?.(); }
  }

  // Which article a narrow screen shows
  narrow() { return this.root.dataset.width === 'narrow'; }
  show(column) {
    this.shown = column;
    this.columns.forEach((each, at) => {
      each.element.classList.toggle('shown', each === column);
      this.tabs[at].setAttribute('aria-pressed', each === column);
    });
    keep({ shown: this.columns.indexOf(column) });
    if (this.narrow()) { this.columns.forEach((each) => { each.tops = null; }); }
  }
  turnTo(at) {
    this.show(this.columns[at]);
    if (this.together && this.data.facts[this.current]?.told[this.columns[at].article.id]) this.goTo(this.current);
  }

  // Scrolling together
  follow(driver) {
    this.driver = driver;
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.markNearest(this.driver, this.driver.line());
      this.followTo(this.driver, this.driver.scroller.scrollTop);
    });
  }
  wayFrom(driver, other) {
    const name = `${driver.article.id} ${other.article.id}`;
    if (!this.ways.has(name)) this.ways.set(name, new Way(driver, other));
    return this.ways.get(name);
  }
  followTo(driver, at) {
    if (!this.together || this.narrow()) return;
    const before = driver.beforeLine(at);
    for (const other of this.columns.filter((column) => column !== driver)) {
      other.glide(this.wayFrom(driver, other).to(at + before, this.current) - before);
    }
  }
  markNearest(column, line) {   // of facts told in one place the one that the other column follows
    const gap = (place) => Math.abs((place.here ?? place.top) - line);
    const nearest = column.places().reduce((best, place) => best && gap(best) <= gap(place) ? best : place, null);
    if (!nearest) return;
    const others = this.narrow() ? [] : this.columns.filter((other) => other !== column);
    const shared = others.map((other) => this.wayFrom(column, other).nearest(line, this.current)).filter(Boolean);
    const best = shared.find((pair) => gap(pair) < gap(nearest) + 0.5) ?? nearest;
    const same = column.places().find((place) => place.fact === this.current && gap(place) < gap(nearest) + 0.5);
    this.mark(same ? same.fact : best.fact);
  }
  mark(at) {
    if (at === this.current) return;
    this.list.mark(at, this.current);
    this.current = at;
    const fact = this.data.facts[at];
    this.told.forEach((element) => { element.classList.remove('told'); element.removeAttribute('aria-current'); });
    const telling = this.columns.flatMap((column) =>
      (fact.told[column.article.id]?.at ?? []).map((id) => column.elementOf(id))).filter(Boolean);
    telling.forEach((element) => element.classList.add('told'));
    const numbers = this.numbers.get(fact.number) ?? [];
    numbers.forEach((button) => button.setAttribute('aria-current', 'true'));
    this.told = [...telling, ...numbers];
  }
  goTo(at) {
    const fact = this.data.facts[at];
    if (!fact) return;
    const telling = this.columns.filter((column) => column.elementOf(fact.told[column.article.id]?.at[0] ?? ''));
    if (!telling.length) return;
    if (this.narrow() && !telling.includes(this.shown)) this.show(telling[0]);
    this.mark(at);
    const seen = telling.filter((column) => !this.narrow() || column === this.shown);
    const tops = seen.map((column) => column.topOf(column.elementOf(fact.told[column.article.id].at[0])));
    const before = Math.min(...seen.map((column) => LINE * column.height()), ...tops);   // the same height in every column
    seen.forEach((column, place) => column.glide(tops[place] - before));
    if (seen.length === 1) this.driver = seen[0];
    if (this.narrow()) this.reveal(this.shown.element);
  }
  reveal(element) { element.scrollIntoView({ block: 'nearest', behavior: still.matches ? 'auto' : 'smooth' }); }
  step(by) { this.goTo(Math.max(0, Math.min(this.current + by, this.data.facts.length - 1))); }

  pressed(event) {
    const writing = event.target.matches('input:not([type=checkbox])');
    const by = { n: 1, p: -1 }[event.key];
    if (writing || !by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.step(by);
  }

  // What the address asked for; where the room was only laid out anew, it is marked and nothing moves
  open({ fact, linked }, moves) {
    this.opened = () => {
      const at = this.data.facts.findIndex((each) => each.id === fact);
      if (at >= 0 && moves) this.goTo(at);
      if (linked?.paragraph) this.openLinked(linked, moves);
      if (moves && (at >= 0 || linked?.paragraph)) this.reveal(this.columns[0].element.parentElement);
    };
    if (this.asked) this.opened();
  }
  openLinked({ paragraph, start, end }, moves) {
    const column = this.columns.find((each) => each.find(paragraph));
    if (!column) return;
    const range = end > start && column.rangeOf(units(column.text, start), units(column.text, end));
    highlight('room-linked', [range || null]);
    const element = column.find(paragraph);
    if (!range || !CSS.highlights) element.classList.add('linked');
    if (!moves) return;
    this.show(column);
    column.showHere(range ? range.startContainer.parentElement : element);
  }
}

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector('[data-room]');
  const tell = { choose: (ids) => setStateValue('chosen', ids), look: (term) => setStateValue('term', term) };
  const before = root.room, anew = before?.key !== data.key, asks = root.dataset.opened !== data.opens.key;
  if (anew) {
    const tops = (before?.columns ?? []).map((column) => [column.article.id, column.scroller.scrollTop]);
    before?.leave();
    root.room = new Room(root, data, tell);
    for (const [id, top] of tops) root.room.columns.find((column) => column.article.id === id)?.put(top);
  }
  root.room.tell = tell;
  root.dataset.opened = data.opens.key;
  if (anew || asks) root.room.open(data.opens, asks);
  return () => { root.room?.leave(); root.room = undefined; };
}
