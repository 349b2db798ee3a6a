// How characters sound: letters that spell them, and characters that are mistaken for one another.
class HandbookPinyin {
  // "readings": syllable → every character that is read so.
  constructor(readings) {
    this.exact = new Map();
    this.soft = new Map();
    for (const [syllable, characters] of Object.entries(readings)) {
      for (const character of characters) {
        HandbookPinyin.add(this.exact, character, syllable);
        HandbookPinyin.add(this.soft, character, HandbookPinyin.soften(syllable));
      }
    }
  }

  static add(table, key, value) {
    const known = table.get(key);
    if (!known) table.set(key, [value]);
    else if (!known.includes(value)) known.push(value);
  }

  // Sounds that many speakers do not tell apart are one: zh and z, in and ing.
  static soften(letters) {
    return letters.replace(/([zcs])h/g, "$1").replace(/([aei])ng/g, "$1n");
  }

  // Every sound of a pair of characters.
  sounds(pair) {
    const [first, second] = [this.soft.get(pair[0]) || [], this.soft.get(pair[1]) || []];
    return first.flatMap((one) => second.map((other) => `${one} ${other}`));
  }

  // Whether letters, from "from" on, spell a text from a place on: whole syllables, first letters, the last one half
  // typed. Gives the place where it ends and how many syllables are whole; null where the letters do not fit.
  spell(table, plain, at, letters, from = 0) {
    if (from === letters.length) return { end: at, whole: 0 };
    if (at >= plain.length) return null;
    const syllables = table.get(plain[at]);
    if (!syllables) {
      const same = plain[at] === letters[from];
      if (!same && (at === 0 || /[\u3400-\u9fffa-z0-9]/.test(plain[at]))) return null;
      const rest = this.spell(table, plain, at + 1, letters, from + same);
      return rest && { end: rest.end, whole: rest.whole + same };
    }
    let best = null;
    for (const syllable of syllables) {
      if (syllable[0] !== letters[from]) continue;
      const left = letters.length - from;
      const whole = letters.startsWith(syllable, from);
      if (left < syllable.length && syllable.startsWith(letters.slice(from))) best = best || { end: at + 1, whole: 0 };
      for (const length of whole ? [syllable.length, 1] : [1, syllable[1] === "h" && letters[from + 1] === "h" ? 2 : 0]) {
        const rest = length && this.spell(table, plain, at + 1, letters, from + length);
        const count = rest && rest.whole + (whole && length === syllable.length);
        if (rest && (!best || count > best.whole)) best = { end: rest.end, whole: count };
      }
    }
    return best;
  }

  // Whether letters are, in order and with gaps, first letters of a text. Gives the places of the first and the last.
  skip(plain, letters) {
    let [from, start, end] = [0, -1, 0];
    for (let at = 0; at < plain.length && from < letters.length; at += 1) {
      const syllables = this.exact.get(plain[at]) || [plain[at]];
      if (syllables.some((syllable) => syllable[0] === letters[from])) {
        if (start < 0) start = at;
        [from, end] = [from + 1, at + 1];
      }
    }
    return from === letters.length ? { start, end } : null;
  }
}
