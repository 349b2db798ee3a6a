// Full texts: what stands in an entry but in none of its short texts.
class HandbookBodies {
  constructor(text, count) {
    this.text = text;
    this.bodies = [];
    this.rows = new Map();
    this.scores = new Float32Array(count);
  }

  // Takes some of the bodies at a time, so that queries are answered in between.
  take(bodies, from, to) {
    for (let row = from; row < to; row += 1) {
      this.bodies[row] = bodies[row].map(([anchor, text]) => ({ anchor, text, plain: this.text.plain(text) }));
      for (const { plain } of this.bodies[row]) {
        for (let i = 1; i < plain.length; i += 1) {
          if (plain.charCodeAt(i) > 0x33ff && plain.charCodeAt(i - 1) > 0x33ff) this.note(plain[i - 1] + plain[i], row);
        }
        for (const [word] of plain.matchAll(/[a-z0-9]+/g)) this.note(word, row);
      }
    }
  }

  note(piece, row) {
    const rows = this.rows.get(piece);
    if (!rows) this.rows.set(piece, [row]);
    else if (rows[rows.length - 1] !== row) rows.push(row);
  }

  // Row → {share, whole}: how much of a query's weight (pairs of characters and words, by rarity) stands in the text,
  // and whether all of it stands there in one.
  rank(whole, pieces) {
    const found = new Map();
    const shares = this.scores.fill(0);
    const weights = pieces.map((piece) => {
      const rows = this.rows.get(piece) || [];
      return HandbookText.telling(piece) * Math.log(1 + shares.length / (rows.length || 1));
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    pieces.forEach((piece, place) => {
      for (const row of this.rows.get(piece) || []) shares[row] += weights[place] / total;
    });
    shares.forEach((share, row) => {
      if (share < 0.05) return;
      found.set(row, { share, whole: share > 0.999 && this.bodies[row].some(({ plain }) => plain.includes(whole)) });
    });
    return found;
  }

  // The sentence of a row's text that shows most of a query: {anchor, text, plain}; null where nothing of it stands.
  excerpt(row, whole, pieces) {
    const most = (texts) => {
      let [best, highest] = [null, 0];
      for (const one of texts) {
        const found = (one.plain.includes(whole) ? pieces.length : 0) + pieces.filter((piece) => one.plain.includes(piece)).length;
        if (found > highest) [best, highest] = [one, found];
      }
      return best;
    };
    const section = most(this.bodies[row] || []);
    return section && most(HandbookBodies.sentences(section));
  }

  static *sentences({ anchor, text, plain }) {
    for (const { 0: line, index } of text.matchAll(/[^\n。！？；]+[。！？；”]*/g)) {
      yield { anchor, text: line, plain: plain.slice(index, index + line.length) };
    }
  }
}
