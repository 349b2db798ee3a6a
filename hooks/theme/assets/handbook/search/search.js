// One query → what to show. Knows nothing of messages and pages.
class HandbookSearch {
  constructor(head) {
    this.head = head;
    this.ranking = new HandbookRanking(head);
    this.bodies = new HandbookBodies(this.ranking.text, head.rows.length);
    this.lines = [];
  }

  // {query, total, hits: [hit, ...], suggestion}: how many match well, and the best "most", weak ones marked.
  find(query, most = 30) {
    const asked = this.read(query);
    const all = this.head.rows.map((_, row) => [row, { score: 1 }]);
    const best = asked.plain ? [...this.rank(asked)] : asked.filtered ? all : [];
    const found = best.filter(([row]) => this.fits(row, asked));
    const worth = ([row, { score, extra = 0 }]) => (score + extra) * this.weight(row);
    const last = Float32Array.from(found, worth).sort().at(-most) || 0;
    const hits = found.filter((hit) => worth(hit) > last - 1e-6);
    hits.sort((one, other) => worth(other) - worth(one) || one[0] - other[0]);
    const total = found.reduce((count, [, { score }]) => count + (score >= HandbookSearch.WEAK), 0);
    const suggestion = hits.length && !asked.filtered ? this.suggestion(query, hits[0]) : "";
    return { query, total, suggestion, hits: hits.slice(0, most).map((hit) => this.hit(hit, asked)) };
  }

  // Takes a query apart: names after "#" narrow it, letters with gaps between them are one.
  read(query) {
    const { text } = this.ranking;
    const [kinds, roles] = [new Set(), new Set()];
    const rest = text.plain(query).replace(/#([^\s#]*)/g, (_, name) => {
      const kind = this.head.kinds.findIndex((names) => name && text.plain(names[1]) === name);
      const role = this.head.roles.findIndex((title) => name && text.plain(title) === name);
      if (kind >= 0) kinds.add(kind);
      if (role >= 0) roles.add(role);
      return " ";
    });
    const plain = rest.trim();
    const joined = plain.replace(/(?<=[a-z])[ '’-]+(?=[a-z])/g, "");
    const whole = plain.replace(/[^\u3400-\u9fffa-z0-9]+/g, "");
    const pieces = [...HandbookText.tokens(plain)].filter((token) => token.length > 1 || plain.length === 1);
    return { plain, whole, pieces, letters: joined.match(/[a-z]+/g) || [], kinds, roles, filtered: kinds.size + roles.size > 0 };
  }

  fits(row, { kinds, roles }) {
    const [, , , kind, bound] = this.head.rows[row];
    return (!kinds.size || kinds.has(kind)) && (!roles.size || bound.some((role) => roles.has(role)));
  }

  // Row → {score, string, from, to}.
  rank({ plain, whole, pieces, letters }) {
    const best = new Map();
    this.byId(plain, best);
    const spelt = letters.join("").length / 3;
    const written = whole.length - letters.join("").length;
    this.ranking.characters(plain, best, written ? written / (written + spelt) : 1);
    for (const run of letters) this.sum(best, (into, soft) => this.ranking.letters(run, into, run.length / 3 / (written + spelt), soft), written);
    if (!best.size && whole.length > 2 && !written) this.ranking.skips(whole, best);
    for (const [row, body] of this.bodies.rank(whole, pieces)) {
      const known = best.get(row);
      const own = body.whole ? 0.45 : 0.25 * body.share * body.share;
      if (!known || known.score < own) best.set(row, { score: own, extra: HandbookSearch.BODY * body.share, body: true });
      else known.extra = (known.extra || 0) + HandbookSearch.BODY * body.share;
    }
    return best;
  }

  // Adds what letters find to what characters found; without any of it, sounds easily confused are tried.
  sum(best, letters, written) {
    const found = new Map();
    letters(found, false);
    if (!found.size) letters(found, true);
    for (const [row, hit] of found) {
      const known = best.get(row);
      if (known && written) best.set(row, { ...known, score: known.score + hit.score });
      else if (!known || known.score < hit.score) best.set(row, hit);
    }
  }

  // "s305", "S-305", "305" and the beginnings of an id.
  byId(plain, best) {
    const asked = plain.match(/^([a-z]?)[ -]*(\d{2,3})(?:#.*)?$/);
    if (!asked) return;
    this.head.rows.forEach(([, id], row) => {
      if (id && id.slice(2).startsWith(asked[2]) && id.toLowerCase().startsWith(asked[1])) {
        best.set(row, { score: 2 + (id.length === asked[2].length + 2) });
      }
    });
  }

  // The title or saying that a query begins, written on.
  suggestion(query, [, { string }]) {
    const begun = this.ranking.text.plain(query);
    return string && string.plain.startsWith(begun) ? query + string.text.slice(begun.length) : "";
  }

  // Pages made of others, guides and terms stand behind an entry that matches as well.
  weight(row) {
    const [, id] = this.head.rows[row];
    return id ? 1 : 0.85;
  }

  // What a result shows. "marks" and "why.marks" are places as start, end, start, end; "terms" stand on the page.
  hit([row, { score, string, from, to, body }], { whole, pieces }) {
    const [url, id, title, kind, , , , , status] = this.head.rows[row];
    const { text } = this.ranking;
    const places = (plain) => HandbookText.places(plain, pieces);
    const marks = string && string.kind === "title" && from >= 0 ? [from, to] : places(text.plain(title));
    let why = null;
    if (string && string.kind !== "title" && !body) {
      why = { kind: string.kind, text: string.text, marks: from < 0 ? places(string.plain) : [from, to], anchor: string.anchor };
    } else if (body || !marks.length) {
      const line = this.bodies.excerpt(row, whole, pieces);
      if (line) why = { kind: "body", text: line.text, marks: places(line.plain), anchor: line.anchor };
    }
    const shown = why && why.kind === "body" ? [why.text, why.marks] : [title, from >= 0 ? [] : marks];
    const terms = new Set();
    for (let i = 0; i < shown[1].length; i += 2) terms.add(shown[0].slice(shown[1][i], shown[1][i + 1]));
    return { url, id, title, kind, status, line: this.lines[row] || "", marks, why, weak: score < HandbookSearch.WEAK, score, terms: [...terms] };
  }
}
HandbookSearch.WEAK = 0.42;
HandbookSearch.BODY = 0.4;
