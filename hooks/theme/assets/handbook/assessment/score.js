// Exact scoring of assessments: definition + answers → result (scoring.md §2–§4). The twin of hooks/handbook/scoring/.
//
// HandbookScoring.score(definition, answers)    → {status, exact "57/80", percent, low, high (integer tenths), index, level,
//     level_low, level_high, capped, answered, applicable, na, total, invalid, unknown, flags, failed_gates,
//     pending_gates, gain {item: tenths}, weak [item], dimensions {id: {exact, percent, low, high, answered, applicable, na}}}
// HandbookScoring.working(definition, answers)  → the arithmetic, fractions as text: {items [{id, dimension, state, value,
//     weight, product}], dimensions [{id, weight, sum, divisor, exact}], sum, divisor, exact}
// HandbookScoring.ipa(definition, answers)      → {quadrants {dimension: "fix" | "keep" | "low" | "over"}}
// HandbookScoring.quadrants(definition, percents) → the same for shown numbers {dimension: tenths | null}, as of a team
// HandbookScoring.show(713)                     → "71.3"; HandbookScoring.decimal("4.4") → {n, d} or null
// compare, team, agreement: score_groups.js. `definition` is the scoring part of the page, `answers` {item: answer}.
var HandbookScoring = (() => {
  const { number, fraction, compare, counted, written, operations } = HandbookExpressions;
  const { "+": plus, "-": minus, "*": times, "/": over, min, max } = operations;
  const [ZERO, ONE, HUNDRED] = [0n, 1n, 100n].map((n) => fraction(n));
  // Less than `number` takes, which reads what people type: full width, commas, a plus.
  const DECIMAL = /^-?[0-9.]+$/;

  // An integer, a decimal number or its text → exact; anything else → null.
  function decimal(value) {
    const known = typeof value === "number" || typeof value === "string";
    return known && DECIMAL.test(value) ? number(String(value)) : null;
  }

  const given = (value, otherwise) => decimal(value) ?? fraction(BigInt(otherwise));
  const total = (values) => values.reduce(plus, ZERO);
  const below = (a, b) => compare(a, b) < 0n;
  const ratio = (a, b) => (b.n ? over(a, b) : null);
  const text = (value) => value && (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);
  const plain = (value, decimals) => written(counted(value, decimals), decimals).replace("\u2212", "-");
  const percent = (share) => times(share, HUNDRED);
  const tenths = (share) => share && Number(counted(percent(share), 1));
  const show = (count) => written(BigInt(count), 1);

  function multi(item, answer) {
    if (!Array.isArray(answer)) return null;
    const chosen = item.options.filter((option) => answer.includes(option.id));
    const points = (options) => total(options.map((option) => given(option.points, 1)));
    return chosen.length === answer.length ? over(points(chosen), points(item.options)) : null;
  }

  function within(value, band) {
    const [low, high] = [decimal(band.min), decimal(band.max)];
    return !(low && below(value, low)) && !(high && below(high, value));
  }

  // What an answer is worth, 0 to 1; null if it is no answer to this question.
  const VALUES = {
    yesno: (item, answer) => (answer === "yes" ? ONE : answer === "no" ? ZERO : null),
    level(item, answer) {
      const [low, high, value] = [given(item.min, 0), given(item.max, 4), decimal(answer)];
      const fits = Number.isInteger(answer) && value && !below(value, low) && !below(high, value);
      return fits ? over(minus(value, low), minus(high, low)) : null;
    },
    choice(item, answer) {
      const option = item.options.find((own) => own.id === answer);
      return option ? over(given(option.score, 1), HUNDRED) : null;
    },
    multi,
    band(item, answer) {
      const value = decimal(answer);
      return value && over(given(item.bands.find((band) => within(value, band)).score, 0), HUNDRED);
    },
    numeric(item, answer) {
      const [value, zero, full] = [answer, item.zero_at, item.full_at].map(decimal);
      return value && min(max(over(minus(value, zero), minus(full, zero)), ZERO), ONE);
    },
  };

  function mark(item, answer) {
    const own = { item, id: item.id, weight: given(item.weight, 1), state: "open", value: null };
    own.counts = own.weight.n > 0n || Boolean(item.gate);
    if (answer === undefined || answer === null) return own;
    if (answer === "NA" && item.na === true) return { ...own, state: "na" };
    const value = VALUES[item.kind](item, answer);
    if (!value) return { ...own, invalid: true };
    const turned = item.reverse === true && (item.kind === "yesno" || item.kind === "level");
    return { ...own, state: "answered", value: turned ? minus(ONE, value) : value };
  }

  // Sums over marks: exact over the answered; low and high if everything open gets nothing or all.
  function tally(marks) {
    const weights = (state) => total(marks.filter((own) => own.state === state).map((own) => own.weight));
    const [known, open] = [weights("answered"), weights("open")];
    const sum = total(marks.filter((own) => own.value).map((own) => times(own.weight, own.value)));
    const all = plus(known, open);
    return { sum, known, exact: ratio(sum, known), low: ratio(sum, all), high: ratio(plus(sum, open), all) };
  }

  function markAll(definition, answers) {
    const answered = new Map(Object.entries(answers));
    const sides = (definition.dimensions ?? []).map((dimension) => {
      const marks = dimension.items.map((item) => mark(item, answered.get(item.id)));
      return { id: dimension.id, weight: given(dimension.weight, 1), gate: dimension.gate, marks, ...tally(marks) };
    });
    const marks = sides.flatMap((side) => side.marks);
    const ids = new Set(marks.map((own) => own.id));
    const pooled = definition.aggregate === "items";
    return { pooled, sides, marks, unknown: [...answered.keys()].filter((id) => !ids.has(id)).sort() };
  }

  function mean(sides, which) {
    const known = sides.filter((side) => side[which]);
    const [sum, divisor] = [total(known.map((side) => times(side.weight, side[which]))), total(known.map((side) => side.weight))];
    return { sum, divisor, mean: ratio(sum, divisor) };
  }

  function overall({ pooled, sides, marks }) {
    if (pooled) return tally(marks);
    return { exact: mean(sides, "exact").mean, low: mean(sides, "low").mean, high: mean(sides, "high").mean };
  }

  function working(definition, answers) {
    const sheet = markAll(definition, answers);
    const whole = sheet.pooled ? tally(sheet.marks) : mean(sheet.sides, "exact");
    const line = (side) => ({ id: side.id, weight: text(side.weight), sum: text(side.sum), divisor: text(side.known), exact: text(side.exact) });
    const items = sheet.sides.flatMap((side) =>
      side.marks.map(({ id, state, value, weight }) => {
        const product = value && times(weight, value);
        return { id, dimension: side.id, state, value: text(value), weight: text(weight), product: text(product) };
      }),
    );
    const exact = sheet.pooled ? whole.exact : whole.mean;
    return { items, dimensions: sheet.sides.map(line), sum: text(whole.sum), divisor: text(whole.known ?? whole.divisor), exact: text(exact) };
  }

  function quadrants(definition, percents) {
    const weighed = definition.dimensions.map(({ id, weight }) => ({ id, weight: given(weight, 1), percent: percents[id] ?? null }));
    const sides = weighed.filter((side) => side.weight.n > 0n && side.percent !== null);
    const middle = ratio(total(sides.map((side) => side.weight)), fraction(BigInt(sides.length)));
    const target = given(definition.target, 70);
    const quadrant = (side) => {
      const low = below(fraction(BigInt(side.percent), 10n), target);
      return below(side.weight, middle) ? (low ? "low" : "over") : low ? "fix" : "keep";
    };
    return { quadrants: Object.fromEntries(sides.map((side) => [side.id, quadrant(side)])) };
  }

  function ipa(definition, answers) {
    const { sides } = markAll(definition, answers);
    return quadrants(definition, Object.fromEntries(sides.map((side) => [side.id, tenths(side.exact)])));
  }

  return { ONE, decimal, given, total, percent, below, ratio, times, text, plain, tenths, show, markAll, overall, working, quadrants, ipa };
})();
