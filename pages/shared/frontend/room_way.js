// Scrolling together: the way from a place in one article to the place in another that tells the same.

// The longest chain of facts that both articles tell in the same order: between them one can interpolate.
const chain = (pairs) => {
  const best = pairs.map(() => 1), from = pairs.map(() => -1);
  pairs.forEach((pair, at) => {
    for (let other = 0; other < at; other++) {
      const before = pairs[other].here < pair.here && pairs[other].there < pair.there;
      if (before && best[other] + 1 > best[at]) { best[at] = best[other] + 1; from[at] = other; }
    }
  });
  const found = [];
  for (let at = best.indexOf(Math.max(...best, 0)); at >= 0; at = from[at]) found.unshift(pairs[at]);
  return found;
};

class Way {   // from a place in one column to the place in another that tells the same
  constructor(here, there) {
    const beyond = new Map();   // of each fact the places where it is told there
    for (const { fact, top } of there.places()) beyond.set(fact, [...(beyond.get(fact) ?? []), top]);
    this.pairs = here.places().filter(({ fact }) => beyond.has(fact)).map(({ fact, nth, top }) =>
      ({ fact, here: top, there: beyond.get(fact)[nth] ?? beyond.get(fact).at(-1) }));
    this.spine = new Set(chain(this.pairs));
    const ends = { here: here.body.offsetHeight, there: there.body.offsetHeight };
    this.steps = [{ here: 0, there: 0 }, ...[...this.spine].filter((pair) => pair.here > 0 && pair.there > 0), ends];
  }
  nearest(line, current) {   // of facts told in one place the current one, else one in the common order
    const rank = (pair) => Math.abs(pair.here - line) + (pair.fact === current ? 0 : this.spine.has(pair) ? 0.3 : 0.6);
    return this.pairs.reduce((best, pair) => best && rank(best) <= rank(pair) ? best : pair, null);
  }
  to(line, current) {
    const pair = this.nearest(line, current);
    if (pair && !this.spine.has(pair)) return pair.there + line - pair.here;   // the order crosses: follow the nearest
    const next = Math.max(1, this.steps.findIndex((step) => step.here >= line));
    const [one, other] = [this.steps[next - 1], this.steps[next] ?? this.steps.at(-1)];
    return one.there + (other.there - one.there) * (line - one.here) / Math.max(1, other.here - one.here);
  }
}
