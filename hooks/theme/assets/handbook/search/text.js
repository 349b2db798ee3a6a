// Text as the search sees it. Runs in the search's worker, and in the page itself on file://.
class HandbookText {
  // "simple": a traditional character and its simple form in turn; "common": characters that tell little.
  constructor({ simple, common }) {
    HandbookText.COMMON = new Set(common);
    this.simple = new Map();
    for (let i = 0; i < simple.length; i += 2) this.simple.set(simple[i], simple[i + 1]);
  }

  // Lower case, simple and half-width, one character for each of the text, so that places in it can be marked.
  plain(text) {
    let plain = "";
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code > 0x4dff && code < 0xa000) plain += this.simple.get(text[i]) || text[i];
      else if (code < 0x80) plain += text[i].toLowerCase();
      else {
        const form = text[i].normalize("NFKC").toLowerCase();
        plain += form.length === 1 ? form : text[i];
      }
    }
    return plain;
  }

  // What a plain text is found by: words of letters and digits, characters, and pairs of characters.
  static tokens(plain) {
    const found = new Set();
    for (const [run] of plain.matchAll(HandbookText.RUN)) {
      if (run.charCodeAt(0) < 0x80) found.add(run);
      else for (let i = 0; i < run.length; i += 1) found.add(run[i]).add(run.slice(i, i + 2));
    }
    return found;
  }

  // How much a token tells, whatever its rarity. Words that stand in any sentence tell little.
  static telling(token) {
    if (token.charCodeAt(0) < 0x80) return 1;
    if (token.length === 1) return HandbookText.COMMON.has(token) ? 0.1 : 0.55;
    const common = HandbookText.COMMON.has(token[0]) + HandbookText.COMMON.has(token[1]);
    return [1, 0.7, 0.3][common];
  }

  // The places of the pieces of a query in a text, as start, end, start, end; pieces that touch are one.
  static places(plain, pieces) {
    const marked = new Uint8Array(plain.length);
    for (const piece of pieces) {
      for (let at = plain.indexOf(piece); at >= 0; at = plain.indexOf(piece, at + 1)) {
        marked.fill(1, at, at + piece.length);
      }
    }
    const places = [];
    for (let i = 0; i <= marked.length; i += 1) {
      if ((marked[i] || 0) !== (marked[i - 1] || 0)) places.push(i);
    }
    return places;
  }
}
HandbookText.RUN = /[\u3400-\u9fff]+|[a-z0-9]+/g;
