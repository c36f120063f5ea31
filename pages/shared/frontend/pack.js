// The button that makes a pack. The server hands out figures one after another; each is drawn here, as PNG and SVG, and
// handed back; then the server writes the files and the browser saves them. Joined to drawing.js by
// pages/shared/briefing/packing.py. What is told between them is told there.

const UNANSWERED = 120000;   // milliseconds without a sign from the server, after which it is given up
const DRAWN_SHARE = 0.75;    // of the bar, where figures are drawn

const asBase64 = async (blob) => (await asDataAddress(blob)).split(',')[1];

const handedBack = async (picture, data) => {
  const png = await painted(await withFonts(picture), data);
  if (!png) throw new Error('the canvas gave no picture');
  return { png: await asBase64(png), svg: picture.svg, fonts: picture.fonts.map((font) => data.fonts.indexOf(font)) };
};

class Packing {
  constructor(root) {
    Object.assign(this, { root, wish: null, seen: false, figures: [], waiting: [] });
    [this.button, this.stop] = root.querySelectorAll('button');
    [this.bar, this.said] = [root.querySelector('progress'), root.querySelector('[role=status]')];
    this.button.onclick = () => this.begin();
    this.stop.onclick = () => this.give();
  }

  show(data, tell) {
    Object.assign(this, { data, tell, terms: data.terms ?? this.terms });
    this.button.textContent = data.label;
    if (this.wish) this.answered();
    if (!this.wish) this.rest();
  }
  rest() {
    const { lacking } = this.data, outcome = this.came();
    this.button.disabled = Boolean(lacking);
    this.root.classList.remove('busy');
    ['aria-disabled', 'aria-busy'].forEach((name) => this.button.removeAttribute(name));
    this.say(lacking || outcome?.said || '', !lacking && outcome?.failed);
  }
  // What came of the last pack. Of one that the reader stopped the server may not have heard, or only too late.
  came() {
    const { outcome } = this.data;
    return this.stopped && (!outcome || outcome.wish === this.stopped) ? { said: 'Stopped. Nothing was saved.' } : outcome;
  }
  say(words, failed = false) {
    if (this.said.textContent !== words) this.said.textContent = words;
    this.said.classList.toggle('failed', Boolean(failed));
  }

  begin() {
    if (this.wish || this.data.lacking) return;
    Object.assign(this, { wish: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, stopped: null, seen: false, figures: [],
      taken: 0, free: true });
    this.root.classList.add('busy');
    this.button.setAttribute('aria-disabled', 'true');   // not disabled: that would take the focus from it
    this.button.setAttribute('aria-busy', 'true');
    this.bar.value = 0;
    this.say('Beginning …');
    this.watch();
    this.send({ begins: true });
    this.drawAll(this.wish);
  }
  send(told) { this.tell({ wish: this.wish, ...told }); this.heard(); }

  // What the server answers: further figures to draw, or what came of it.
  answered() {
    const { drawing, outcome } = this.data;
    if (outcome?.wish === this.wish) return this.end(outcome);
    if (drawing?.wish !== this.wish) return this.seen ? this.end(outcome) : undefined;
    this.seen = true;
    this.heard();
    this.of = drawing.of;
    const known = new Set(this.figures.map(({ id }) => id));
    this.figures.push(...drawing.figures.filter(({ id }) => !known.has(id)));
    if (drawing.taken !== this.taken) Object.assign(this, { taken: drawing.taken, free: true });
    this.wake();
  }
  wake() { this.waiting.splice(0).forEach((go) => go()); }
  until(met) {
    return new Promise((resolve) => {
      const look = () => (met() ? resolve() : this.waiting.push(look));
      look();
    });
  }

  // One figure is drawn while the one before is painted and sent; the server takes them in turn.
  async drawAll(wish) {
    const mine = () => this.wish === wish;
    let sent = Promise.resolve();
    for (let at = 0; mine(); at += 1) {
      await this.until(() => !mine() || this.figures.length > at);
      if (!mine()) return;
      const figure = this.figures[at], data = { ...this.terms, figure: figure.figure };
      this.progress(DRAWN_SHARE * (figure.at - 1) / this.of, `Drawing ${figure.at} of ${this.of} …`);
      const picture = await publication(data).catch((error) => ({ error }));
      sent = sent.then(() => this.handBack(figure, picture, data, mine));
    }
  }
  async handBack(figure, picture, data, mine) {
    const told = await (picture.error ? Promise.reject(picture.error) : handedBack(picture, data)).catch((error) => {
      console.warn(error);
      return { failed: String(error?.message ?? error) };
    });
    await this.until(() => !mine() || this.free);
    if (!mine()) return;
    this.free = false;
    if (figure.at === this.of) this.progress(DRAWN_SHARE, 'Writing the pack …');
    this.send({ id: figure.id, ...told });
  }
  progress(share, words) { this.bar.value = share; this.say(words); }

  // While the files are written the server says so in an element of the page: nothing else reaches it before they are.
  watch() {
    this.watcher?.disconnect();
    this.watcher = new MutationObserver(() => {
      const told = document.querySelector(`.${this.data.course} [data-share]`);
      if (!this.wish || !told?.textContent) return;
      this.heard();
      const from = this.figures.length ? DRAWN_SHARE : 0;
      this.progress(from + (1 - from) * Number(told.dataset.share), told.textContent);
    });
    const course = document.querySelector(`.${this.data.course}`) ?? document.body;
    this.watcher.observe(course, { subtree: true, childList: true, characterData: true, attributes: true });
  }
  heard() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end({ said: 'The server does not answer. Reload the page and try again.', failed: true }),
      UNANSWERED);
  }

  give() {
    this.send({ stops: true });
    this.button.focus({ preventScroll: true });
    this.stopped = this.wish;
    this.data.outcome = null;
    this.end();
  }
  end(outcome) {
    const mine = outcome?.wish === this.wish;
    this.leave();
    if (outcome) this.data.outcome = outcome;
    this.rest();
    if (mine && outcome.button) this.save(outcome.button);
  }
  // The button that saves the pack again is drawn a moment later: the first time it is pressed for the reader.
  save(name, tries = 100) {
    const button = document.querySelector(`.${name} button`);
    if (button) button.click();
    else if (tries) setTimeout(() => this.save(name, tries - 1), 50);
  }
  leave() {
    this.wish = null;
    clearTimeout(this.timer);
    this.watcher?.disconnect();
    this.wake();
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('[data-pack]');
  root.packing ??= new Packing(root);
  root.packing.show(data, (told) => setTriggerValue('told', told));
  return () => { root.packing?.leave(); root.packing = undefined; };
}
