// Titles, names, customers' words and headings: every short text that an entry is found by, and where each token stands.
class HandbookIndex {
  constructor(head) {
    this.text = new HandbookText(head);
    this.pinyin = new HandbookPinyin(head.readings);
    this.rows = head.rows;
    this.strings = [];
    this.postings = new Map();
    this.starts = new Map();
    this.byPair = new Map();
    head.rows.forEach(([, , title, , , names, headings, codes], row) => {
      this.add("title", title, [row], 1);
      names.forEach((name) => this.add("name", name, [row], 0.97));
      headings.forEach(([anchor, heading]) => this.add("heading", heading, [row], 0.55, anchor));
      codes.forEach((code) => this.add("code", code, [row], 0.8));
    });
    head.says.forEach(([words, ...rows]) => this.add("say", words, rows, 0.95));
    this.held = new Float32Array(this.strings.length);
    this.product = new Float32Array(this.strings.length);
    this.together = new Float32Array(this.rows.length);
    this.weigh();
    this.groups = head.alike.map((words) => this.group(words.map((word) => this.text.plain(word))));
  }

  // Words that mean the same, each with the strings in which it stands.
  group(words) {
    return words.map((word) => {
      const postings = [...HandbookText.tokens(word)].map((token) => this.postings.get(token) || []);
      const fewest = postings.reduce((one, other) => (other.length < one.length ? other : one));
      return { word, strings: fewest.filter((number) => this.strings[number].plain.includes(word)) };
    });
  }

  add(kind, text, rows, weight, anchor = "") {
    const plain = this.text.plain(text);
    const number = this.strings.push({ kind, text, plain, rows, weight, anchor }) - 1;
    for (const token of HandbookText.tokens(plain)) {
      const posting = this.postings.get(token);
      if (posting) posting.push(number);
      else this.postings.set(token, [number]);
    }
    for (let at = 0; at < Math.min(plain.length, 64); at += 1) {
      for (const syllable of this.pinyin.exact.get(plain[at]) || [plain[at]]) {
        const places = this.starts.get(syllable[0]);
        if (!places) this.starts.set(syllable[0], [number * 64 + at]);
        else if (places[places.length - 1] !== number * 64 + at) places.push(number * 64 + at);
      }
    }
  }

  // Rarity and length of everything.
  weigh() {
    const squares = new Float32Array(this.strings.length);
    for (const [token, posting] of this.postings) {
      const weight = this.weight(token, posting.length);
      for (const number of posting) squares[number] += weight * weight;
    }
    this.lengths = squares.map(Math.sqrt);
  }

  // Which pairs of characters sound alike. Takes a while; what sounds like a query is not found before.
  hear() {
    for (const token of this.postings.keys()) {
      if (token.length !== 2 || token.charCodeAt(0) < 0x80) continue;
      for (const sound of this.pinyin.sounds(token)) HandbookPinyin.add(this.byPair, sound, token);
    }
  }

  weight(token, count) {
    const rarity = Math.log(1 + this.strings.length / (count || 4));
    return HandbookText.telling(token) * rarity;
  }

  // The words of a query that have synonyms, each with the strings in which these stand.
  alike(plain) {
    const found = new Map();
    for (const group of this.groups) {
      const said = group.find(({ word }) => plain.includes(word));
      if (!said) continue;
      const strings = found.get(said.word) || new Set();
      for (const other of group) if (other !== said) other.strings.forEach((string) => strings.add(string));
      found.set(said.word, strings);
    }
    return found;
  }

  // What a query is made of, as {parts: [{weight, square, places: [[strings, share], ...]}, ...], total, square}: tokens,
  // each where it stands or else where its sound does, and words that have synonyms, where these stand. A rare word
  // for a common thing tells as little as the common word.
  parts(plain) {
    const parts = new Map();
    for (const token of HandbookText.tokens(plain)) {
      const posting = this.postings.get(token);
      const alike = posting || token.length !== 2 ? [] : this.pinyin.sounds(token).flatMap((sound) => this.byPair.get(sound) || []);
      const places = posting ? [[posting, 1]] : [...new Set(alike)].map((pair) => [this.postings.get(pair), 0.8]);
      parts.set(token, { weight: this.weight(token, places.length && places[0][0].length), places });
    }
    const others = [];
    for (const [word, strings] of this.alike(plain)) {
      const part = { weight: 0, square: 0, places: [[strings, 0.75]] };
      for (const token of HandbookText.tokens(word)) {
        const own = parts.get(token);
        if (!own) continue;
        own.weight = Math.min(own.weight, this.weight(token, strings.size));
        part.weight += own.weight;
        part.square += own.weight ** 2;
      }
      others.push(part);
    }
    const own = [...parts.values()];
    own.forEach((part) => (part.square = part.weight ** 2));
    const sum = (of) => own.reduce((total, part) => total + of(part), 0);
    return { parts: [...own, ...others], total: sum(({ weight }) => weight), square: sum(({ square }) => square) };
  }
}
