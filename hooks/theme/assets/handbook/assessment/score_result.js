// A marked form → its result: numbers, levels, red lines, gains, weak points (scoring.md §2). Twin of scoring/result.py.
Object.assign(HandbookScoring, (() => {
  const { ONE, given, below, ratio, total, percent, times, text, plain, tenths, markAll, overall } = HandbookScoring;
  const { fraction, operations } = HandbookExpressions;
  const { "+": plus, "-": minus } = operations;

  // Answered, applicable and not applicable among the counted items.
  function counts(marks) {
    const states = marks.filter((own) => own.counts).map((own) => own.state);
    const [answered, na] = ["answered", "na"].map((state) => states.filter((own) => own === state).length);
    return { answered, applicable: states.length - na, na };
  }

  function status({ answered, applicable }) {
    if (!applicable) return "not_applicable";
    if (!answered) return "empty";
    return answered === applicable ? "complete" : "partial";
  }

  const numbers = ({ exact, low, high }) => ({ exact: text(exact), percent: tenths(exact), low: tenths(low), high: tenths(high) });
  // Whether a shown number is below so many per cent.
  const under = (count, least) => below(fraction(BigInt(count), 10n), least);

  // Failed and pending red lines: dimension, then its items; passed ones are left out.
  function gatesOf(sheet) {
    const found = [];
    const add = (id, gate, failed) => found.push({ id, cap: gate.cap, failed });
    for (const { id, gate, low, high, marks } of sheet.sides) {
      const least = given(gate?.min, 100);
      if (gate && low && under(tenths(low), least)) add(id, gate, under(tenths(high), least));
      for (const { item, state, value } of marks.filter((own) => own.item.gate)) {
        if (state === "open") add(item.id, item.gate, false);
        else if (value && below(percent(value), given(item.gate.min, 100))) add(item.id, item.gate, true);
      }
    }
    return found;
  }

  function levelsOf(definition, low, high, gates) {
    const levels = definition.levels ?? [];
    const place = (share) => (share ? levels.findLastIndex((level) => !under(tenths(share), given(level.min, 0))) : -1);
    const [bottom, top] = [place(low), place(high)];
    if (bottom < 0 || top < 0) return { level_low: null, level_high: null, capped: false };
    const caps = (own) => own.map((gate) => levels.findIndex((level) => level.id === gate.cap)).filter((at) => at >= 0);
    const highest = Math.min(top, ...caps(gates.filter((gate) => gate.failed)));
    return { level_low: levels[Math.min(bottom, ...caps(gates))].id, level_high: levels[highest].id, capped: highest < top };
  }

  // What the whole would win if an item were perfect, for each answered item with a weight.
  function gainsOf({ pooled, sides, marks }) {
    const known = sides.filter((side) => side.exact);
    const weights = total(known.map((side) => side.weight));
    const whole = total(marks.filter((own) => own.value).map((own) => own.weight));
    const gains = {};
    for (const side of known) {
      const factor = pooled ? ratio(ONE, whole) : ratio(side.weight, times(weights, side.known)) ?? total([]);
      for (const { id, weight, value } of side.marks) {
        if (value && weight.n) gains[id] = tenths(times(times(factor, weight), minus(ONE, value)));
      }
    }
    return gains;
  }

  // Low answers that weigh, and failed red lines: these first, then by shown gain, value and place.
  function weakOf(definition, { pooled, sides }, gains, failed) {
    const limit = given(definition.weak_below, 60);
    const found = sides.flatMap((side) =>
      side.marks.filter(({ id, weight, value }) => {
        const weighs = value && weight.n && (pooled || side.weight.n);
        return (weighs && below(percent(value), limit)) || failed.includes(id);
      }),
    );
    const order = (a, b) =>
      failed.includes(b.id) - failed.includes(a.id) ||
      (gains[b.id] ?? 0) - (gains[a.id] ?? 0) ||
      Number(below(b.value, a.value)) - Number(below(a.value, b.value));
    return found.sort(order).slice(0, definition.weak_limit ?? 5).map((own) => own.id);
  }

  function indexOf(scale, exact) {
    if (!scale || !exact) return null;
    const [low, high] = [given(scale.min, 0), given(scale.max, 100)];
    return plain(plus(low, times(minus(high, low), exact)), 2);
  }

  function score(definition, answers) {
    const sheet = markAll(definition, answers);
    const [whole, own, gates, gain] = [overall(sheet), counts(sheet.marks), gatesOf(sheet), gainsOf(sheet)];
    const all = own.applicable + own.na;
    const limit = fraction(BigInt(100 * own.na), BigInt(all || 1));
    const flags = below(given(definition.na_limit, 50), limit) ? ["too_many_na"] : [];
    const levels = levelsOf(definition, whole.low, whole.high, gates);
    const failed = gates.filter((gate) => gate.failed).map((gate) => gate.id);
    return {
      status: status(own),
      ...numbers(whole),
      index: indexOf(definition.scale, whole.exact),
      level: levels.level_low === levels.level_high && !flags.length ? levels.level_low : null,
      ...levels,
      ...own,
      total: all,
      invalid: sheet.marks.filter((mark) => mark.invalid).map((mark) => mark.id),
      unknown: sheet.unknown,
      flags,
      failed_gates: failed,
      pending_gates: gates.filter((gate) => !gate.failed).map((gate) => gate.id),
      gain,
      weak: weakOf(definition, sheet, gain, failed),
      dimensions: Object.fromEntries(sheet.sides.map((side) => [side.id, { ...numbers(side), ...counts(side.marks) }])),
    };
  }

  return { score };
})());
