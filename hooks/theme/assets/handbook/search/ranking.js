// Titles, names, customers' words and headings: every short text that an entry is found by, ranked for a query.
// An entry is as good as its best text; a long list of words wins nothing.
class HandbookRanking {
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
      const weight = this.weight(token, posting);
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

  weight(token, posting) {
    const rarity = Math.log(1 + this.strings.length / (posting ? posting.length : 4));
    return HandbookText.telling(token) * rarity;
  }

  // What a query is made of, as [{weight, square, places: [[strings, share], ...]}, ...]: tokens, each where it stands
  // or else where its sound does, and words that have synonyms, where these stand.
  parts(plain) {
    const weights = new Map();
    const parts = [...HandbookText.tokens(plain)].map((token) => {
      const posting = this.postings.get(token);
      const alike = posting || token.length !== 2 ? [] : this.pinyin.sounds(token).flatMap((sound) => this.byPair.get(sound) || []);
      const places = posting ? [[posting, 1]] : [...new Set(alike)].map((pair) => [this.postings.get(pair), 0.8]);
      const weight = this.weight(token, places.length ? places[0][0] : null);
      weights.set(token, weight);
      return { weight, square: weight * weight, places };
    });
    const own = parts.length;
    for (const group of this.groups) {
      const said = group.find(({ word }) => plain.includes(word));
      if (!said) continue;
      const places = group.filter((other) => other !== said).map(({ strings }) => [strings, 0.75]);
      const part = { weight: 0, square: 0, places };
      for (const token of HandbookText.tokens(said.word)) {
        part.weight += weights.get(token) || 0;
        part.square += (weights.get(token) || 0) ** 2;
      }
      parts.push(part);
    }
    return { parts, total: parts.slice(0, own).reduce((sum, { weight }) => sum + weight, 0), square: parts.slice(0, own).reduce((sum, part) => sum + part.square, 0) };
  }

  // Adds to "best" (row → {score, string, from, to}) what matches a query in characters.
  characters(plain, best, share = 1) {
    const count = this.strings.length;
    const [held, product, together] = [this.held.fill(0), this.product.fill(0), this.together.fill(0)];
    const { parts, total, square } = this.parts(plain);
    const seen = new Uint16Array(this.rows.length);
    parts.forEach(({ weight, square: own, places }, number) => {
      for (const [strings, part] of places) {
        for (const string of strings) {
          held[string] += weight * part;
          product[string] += own * part;
          for (const row of this.strings[string].rows) {
            if (seen[row] <= number) together[row] += weight * part;
            seen[row] = number + 1;
          }
        }
      }
    });
    const whole = plain.replace(/[^\u3400-\u9fffa-z0-9]+/g, "");
    for (let number = 0; number < count; number += 1) {
      if (!held[number]) continue;
      const string = this.strings[number];
      const alike = product[number] / this.lengths[number] / Math.sqrt(square);
      let score = 0.65 * Math.min(1, held[number] / total) + 0.35 * Math.min(1, alike);
      const at = string.plain.indexOf(whole);
      if (at >= 0) score += 0.3 + (string.plain.length === whole.length ? 0.2 : at ? 0 : 0.05);
      else if (string.kind !== "heading" && string.plain.length > 2 && whole.includes(string.plain)) score += 0.25;
      string.rows.forEach((row, place) => {
        const around = HandbookRanking.AROUND * Math.min(1, together[row] / total);
        HandbookRanking.keep(best, row, (string.weight - 0.01 * place) * share * score + share * around, string);
      });
    }
  }

  // Adds to "best" what letters spell. With "soft", sounds that are easily confused are the same.
  letters(letters, best, share = 1, soft = false) {
    const table = soft ? this.pinyin.soft : this.pinyin.exact;
    const spelt = soft ? HandbookPinyin.soften(letters) : letters;
    for (const packed of this.starts.get(spelt[0]) || []) {
      const [string, at] = [this.strings[packed >> 6], packed & 63];
      const hit = this.pinyin.spell(table, string.plain, at, spelt);
      if (!hit) continue;
      const size = hit.end - at;
      const score = 0.55 + (0.2 * hit.whole) / size + (0.3 * size) / string.plain.length + (at ? 0 : 0.08) - (soft ? 0.1 : 0);
      for (const row of string.rows) HandbookRanking.keep(best, row, string.weight * share * score, string, at, hit.end);
    }
  }

  // Adds to "best" the texts in which letters are first letters with gaps between.
  skips(letters, best) {
    for (const string of this.strings) {
      const hit = this.pinyin.skip(string.plain, letters);
      if (!hit) continue;
      const score = 0.25 + (0.35 * letters.length) / (hit.end - hit.start);
      for (const row of string.rows) HandbookRanking.keep(best, row, string.weight * score, string, hit.start, hit.end);
    }
  }

  // A row keeps its best string; that its title fits as well speaks for it.
  static keep(best, row, score, string, from = -1, to = -1) {
    const known = best.get(row) || { score: 0, title: 0 };
    const title = Math.max(known.title, string.kind === "title" ? 0.1 * score : 0);
    if (known.score < score) best.set(row, { score, title, string, from, to });
    else known.title = title;
  }
}
HandbookRanking.AROUND = 0.2;
