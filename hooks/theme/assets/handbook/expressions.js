// The arithmetic of worksheets: text → tree → exact fraction {n, d} of BigInts. Never eval. The grammar, the errors and
// the rounding are those of hooks/handbook/expressions.py and scoring.py; tests/cases/expressions.yml binds both.
const HandbookExpressions = (() => {
  const MAX_DEPTH = 20;
  const PLAIN = { "\u3000": " ", "\u00d7": "*", "\u00f7": "/", "\u2212": "-" };
  const SIGNS = { "\u2264": "<=", "\u2265": ">=" };
  const COMPARISONS = ["<", "<=", ">", ">=", "="];
  const FUNCTIONS = ["min", "max"];
  const TOKEN = /[ \t]*(?:([0-9]{1,9}(?:\.[0-9]{1,6})?)(?![0-9.])|([a-z][a-z0-9_]*)|(<=|>=|[-+*\/(),<>=\u2264\u2265]))/y;
  const NUMBER = /^[+-]?[0-9]{1,9}(\.[0-9]{1,6})?$/;

  function plain(text) {
    const narrow = (sign) => PLAIN[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
    return text.replace(/[\uff01-\uff5e\u3000\u00d7\u00f7\u2212]/g, narrow);
  }

  function fraction(n, d = 1n) {
    let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
    while (b) [a, b] = [b, a % b];
    const by = (d < 0n ? -a : a) || 1n;
    return { n: n / by, d: d / by };
  }

  // A number as people type it, or null: full-width digits, a comma between thousands.
  function number(text) {
    const typed = plain(text).trim().replace(/(\d),(?=\d{3}(?!\d))/g, "$1");
    if (!NUMBER.test(typed)) return null;
    const decimals = (typed.split(".")[1] ?? "").length;
    return fraction(BigInt(typed.replace(".", "").replace("+", "")), 10n ** BigInt(decimals));
  }

  const compare = (a, b) => a.n * b.d - b.n * a.d;
  const OPERATIONS = {
    "+": (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d),
    "-": (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d),
    "*": (a, b) => fraction(a.n * b.n, a.d * b.d),
    "/": (a, b) => (b.n === 0n ? "zero" : fraction(a.n * b.d, a.d * b.n)),
    min: (a, b) => (compare(b, a) < 0n ? b : a),
    max: (a, b) => (compare(b, a) > 0n ? b : a),
  };

  // The value of a tree, or why there is none: "open" (a number is not there yet), "zero" (divided by 0).
  function evaluate(node, values) {
    if (node.value) return node.value;
    if (node.name) return values.get(node.name) ?? "open";
    const parts = node.parts.map((part) => evaluate(part, values));
    const why = parts.find((part) => typeof part === "string");
    return why ?? parts.reduce((left, right) => OPERATIONS[node.sign](left, right));
  }

  // Whether a comparison is true; false where one side has no value.
  function holds(node, values) {
    const [left, right] = node.parts.map((part) => evaluate(part, values));
    if (typeof left === "string" || typeof right === "string") return false;
    const by = compare(left, right);
    return { "<": by < 0n, "<=": by <= 0n, ">": by > 0n, ">=": by >= 0n, "=": by === 0n }[node.sign];
  }

  // An integer count of the last decimal, half away from zero. The only rounding.
  function counted(value, decimals) {
    const size = value.n < 0n ? -value.n : value.n;
    const count = (2n * size * 10n ** BigInt(decimals) + value.d) / (2n * value.d);
    return value.n < 0n ? -count : count;
  }

  function written(count, decimals) {
    const digits = String(count < 0n ? -count : count).padStart(decimals + 1, "0");
    const cut = digits.length - decimals;
    return (count < 0n ? "\u2212" : "") + digits.slice(0, cut) + (decimals ? "." + digits.slice(cut) : "");
  }

  class Parser {
    constructor(text) {
      this.text = plain(text);
      this.end = 0;
      this.advance();
    }
    fail(column = this.column) {
      throw Object.assign(new SyntaxError(`column ${column}`), { column });
    }
    advance() {
      TOKEN.lastIndex = this.end;
      const match = TOKEN.exec(this.text);
      [this.kind, this.token] = ["", ""];
      if (match) {
        this.kind = match[1] ? "number" : match[2] ? "name" : "sign";
        this.token = match[1] ?? match[2] ?? match[3];
        this.end = TOKEN.lastIndex;
        this.column = this.end - this.token.length + 1;
      } else {
        const rest = this.text.slice(this.end).replace(/^[ \t]+/, "");
        this.column = this.text.length - rest.length + 1;
        if (rest) this.fail();
      }
    }
    take(...signs) {
      const sign = SIGNS[this.token] ?? this.token;
      if (this.kind !== "sign" || !signs.includes(sign)) return "";
      this.advance();
      return sign;
    }
    chain(signs, next) {
      let found = next();
      for (let sign = this.take(...signs); sign; sign = this.take(...signs)) found = { sign, parts: [found, next()] };
      return found;
    }
    sum(depth) {
      return this.chain(["+", "-"], () => this.chain(["*", "/"], () => this.signed(depth)));
    }
    signed(depth) {
      if (depth > MAX_DEPTH) this.fail();
      if (!this.take("-")) return this.atom(depth);
      return { sign: "-", parts: [{ value: fraction(0n) }, this.signed(depth + 1)] };
    }
    atom(depth) {
      const { kind, token, column } = this;
      const bracket = this.take("(");
      if (!bracket && !kind.startsWith("n")) this.fail();
      if (!bracket) this.advance();
      if (kind === "number") return { value: number(token) };
      if (!bracket && !this.take("(")) return { name: token };
      if (!bracket && !FUNCTIONS.includes(token)) this.fail(column);
      const parts = [this.sum(depth + 1)];
      while (!bracket && this.take(",")) parts.push(this.sum(depth + 1));
      if (!this.take(")")) this.fail();
      return bracket ? parts[0] : { sign: token, parts };
    }
  }

  function parse(text, condition = false) {
    const parser = new Parser(text);
    let found = parser.sum(0);
    if (condition) {
      const sign = parser.take(...COMPARISONS) || parser.fail();
      found = { sign, parts: [found, parser.sum(0)] };
    }
    if (parser.kind) parser.fail();
    return found;
  }

  return { parse, evaluate, holds, number, fraction, compare, counted, written, operations: OPERATIONS };
})();
