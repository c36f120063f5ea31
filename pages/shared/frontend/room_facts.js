// The list of facts.

class FactList {
  constructor(room) {
    this.room = room;
    this.items = room.data.facts.map((fact, at) => this.item(fact, at));
    this.list = make('ol', { class: 'room-list' }, ...this.items.map(({ element }) => element));
    this.list.addEventListener('keydown', (event) => this.pressed(event));
    this.said = make('span', { class: 'room-count' });
    const step = (by, name) => make('button', { type: 'button', text: by < 0 ? '‹ p' : 'n ›', 'aria-label': `${name} fact`,
      'aria-keyshortcuts': by < 0 ? 'p' : 'n', title: `${name} fact (${by < 0 ? 'p' : 'n'})`, on: { click: () => room.step(by) } });
    this.element = make('nav', { class: 'room-facts', 'aria-label': 'Facts' },
      make('div', { class: 'room-facts-head' }, make('b', { text: 'Facts' }), this.said, step(-1, 'Previous'), step(1, 'Next')), this.list);
    if (!this.items.length) this.list.append(make('li', { class: 'note', text: room.data.no_facts }));
    else this.items[0].button.tabIndex = 0;
    this.count(-1);
  }
  item(fact, at) {
    const told = this.room.data.articles.filter((article) => fact.told[article.id]);
    const button = make('button', { type: 'button', class: 'room-fact', tabindex: -1, 'data-fact': fact.id, on: { click: () => this.room.goTo(at) } },
      make('span', { class: 'n', text: fact.number }), make('span', { class: 'what', text: fact.what }),
      make('span', { class: 'status', text: fact.said }));
    const more = make('div', { class: 'room-more', hidden: true },
      ...told.map((article) => make('p', { style: article.colour ? `--side: ${article.colour}` : null, class: 'tells' },
        make('b', { text: article.name }), document.createTextNode(` ${fact.told[article.id].said}`))),
      fact.why && make('p', { class: 'note', text: fact.why }),
      make('button', { type: 'button', text: 'Evidence beneath', on: { click: () =>
        this.room.tell.choose([...new Set(told.flatMap((article) => fact.told[article.id].at.map(paragraphOf)))]) } }));
    return { element: make('li', {}, button, more), button, more };
  }
  pressed(event) {
    const at = this.items.findIndex(({ button }) => button === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.items.length - 1 }[event.key];
    if (at < 0 || !this.items[to]) return;
    event.preventDefault();
    this.rove(to);
    this.items[to].button.focus({ preventScroll: true });
    this.intoView(to);
  }
  rove(to) { this.items.forEach(({ button }, at) => { button.tabIndex = at === to ? 0 : -1; }); }
  count(at) { this.said.textContent = this.items.length ? `${at >= 0 ? `${at + 1} of ` : ''}${this.items.length}` : ''; }
  mark(at, before) {
    if (this.items[before]) { this.items[before].button.removeAttribute('aria-current'); this.items[before].more.hidden = true; }
    if (!this.items[at]) return;
    this.items[at].button.setAttribute('aria-current', 'true');
    this.items[at].more.hidden = false;
    if (!this.list.contains(document.activeElement)) this.rove(at);
    this.count(at);
    this.intoView(at);
  }
  intoView(at) {   // the list alone moves, never the page
    const { offsetTop: top, offsetHeight: tall } = this.items[at].element, held = this.list.clientHeight;
    const seen = top >= this.list.scrollTop && top + tall <= this.list.scrollTop + held;
    if (!seen) this.list.scrollTop = top - Math.max(0, held - tall) / 3;
  }
}
