// Ranks the short texts for a query. An entry is as good as its best text; a long list of words wins nothing.
class HandbookRanking extends HandbookIndex {
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

  // Adds to "best" what letters spell. With "soft", sounds that are easily confused are the same. First letters are
  // those of names: nobody shortens what customers say.
  letters(letters, best, share = 1, soft = false) {
    const table = soft ? this.pinyin.soft : this.pinyin.exact;
    const spelt = soft ? HandbookPinyin.soften(letters) : letters;
    for (const packed of this.starts.get(spelt[0]) || []) {
      const [string, at] = [this.strings[packed >> 6], packed & 63];
      const hit = this.pinyin.spell(table, string.plain, at, spelt);
      if (!hit) continue;
      const size = hit.end - at;
      const score = 0.55 + (0.2 * hit.whole) / size + (0.3 * size) / string.plain.length + (at ? 0 : 0.08) - (soft ? 0.1 : 0);
      const known = string.kind === "say" && !hit.whole ? 0.8 : 1;
      for (const row of string.rows) HandbookRanking.keep(best, row, known * string.weight * share * score, string, at, hit.end);
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
    const known = best.get(row) || { score: 0, extra: 0 };
    const extra = Math.max(known.extra, string.kind === "title" ? 0.1 * score : 0);
    if (known.score < score) best.set(row, { score, extra, string, from, to });
    else known.extra = extra;
  }
}
HandbookRanking.AROUND = 0.35;
