// node tests/score_properties.mjs CASES.json: what must be true of every form (scoring.md §9), checked on each case.
// Prints {held: {property: how often it said something}, broken: [{property, case}]}.
import { readFileSync } from "node:fs";
import { canonical, load } from "./score_cli.mjs";

const { score, working, markAll } = load();
const copy = (value) => JSON.parse(JSON.stringify(value));
const items = (definition) => definition.dimensions.flatMap((dimension) => dimension.items);
const place = (definition, id) => definition.levels.findIndex((level) => level.id === id);
const same = (a, b) => canonical(a) === canonical(b);
const numbers = ({ exact, low, high, level_low, level_high, gain, weak }) => ({ exact, low, high, level_low, level_high, gain, weak });
const each = (definition, change) => {
  const changed = copy(definition);
  for (const dimension of changed.dimensions) change(dimension);
  return changed;
};
const valueOf = (definition, answers, id) => markAll(definition, answers).marks.find((mark) => mark.id === id).value;

// Each gives true, false, or null where the case says nothing.
const PROPERTIES = {
  better({ definition, answers, other }) {
    const changed = { ...answers, [other.id]: other.answer };
    const [a, b] = [answers, changed].map((own) => valueOf(definition, own, other.id));
    if (!a || !b) return null;
    const [worse, better] = (a.n * b.d <= b.n * a.d ? [answers, changed] : [changed, answers]).map((own) => score(definition, own));
    const at = (result, which) => place(definition, result[which]);
    return worse.percent <= better.percent && ["level_low", "level_high"].every((which) => at(worse, which) <= at(better, which));
  },
  na({ definition, answers, other }) {
    const open = each({ ...definition, na_limit: 100 }, (dimension) => dimension.items.forEach((item) => (item.na = true)));
    const without = each(open, (dimension) => (dimension.items = dimension.items.filter((item) => item.id !== other.id)));
    const { [other.id]: _, ...rest } = answers;
    return same(numbers(score(open, { ...answers, [other.id]: "NA" })), numbers(score(without, rest)));
  },
  weights({ definition, answers }) {
    const heavier = each(definition, (dimension) => {
      dimension.weight = String(Number(dimension.weight) * 4);
      for (const item of dimension.items) item.weight = String(Number(item.weight) * 2);
    });
    return same(score(definition, answers), score(heavier, answers));
  },
  range({ definition, answers, rest }) {
    const open = { ...definition, na_limit: 100 };
    const { low, high, percent, level_low, level_high } = score(open, answers);
    const still = markAll(open, answers).marks.filter((mark) => mark.state === "open").map((mark) => mark.id);
    const finished = score(open, { ...answers, ...Object.fromEntries(still.map((id) => [id, rest[id]])) });
    if (finished.status !== "complete" || finished.percent === null) return null;
    const at = place(open, finished.level_low);
    const within = 0 <= low && low <= (percent ?? low) && (percent ?? low) <= high && high <= 1000;
    const inside = low <= finished.percent && finished.percent <= high;
    return within && inside && place(open, level_low) <= at && at <= place(open, level_high);
  },
  gains({ definition, answers }) {
    const { exact, gain } = score(definition, answers);
    if (exact === null) return null;
    const [n, d = 1] = exact.split("/").map(Number);
    const sum = Object.values(gain).reduce((a, b) => a + b, 0);
    return Math.abs(sum - 1000 + (1000 * n) / d) <= Object.keys(gain).length / 2 + 1e-6;
  },
  order({ definition, answers }) {
    const turned = each(definition, (dimension) => dimension.items.reverse());
    turned.dimensions.reverse();
    const [a, b] = [score(definition, answers), score(turned, Object.fromEntries(Object.entries(answers).reverse()))];
    return same({ ...numbers(a), weak: 0 }, { ...numbers(b), weak: 0 }) && same([...a.failed_gates].sort(), [...b.failed_gates].sort());
  },
  saved({ definition, answers }) {
    return same(score(definition, answers), score(copy(definition), copy(answers)));
  },
  working({ definition, answers }) {
    const [result, shown] = [score(definition, answers), working(definition, answers)];
    return result.exact === shown.exact && shown.dimensions.every(({ id, exact }) => exact === result.dimensions[id].exact);
  },
};

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const [held, broken] = [{}, []];
for (const [name, property] of Object.entries(PROPERTIES)) {
  const found = cases.map((own) => property(own));
  held[name] = found.filter((own) => own !== null).length;
  found.forEach((own, number) => own === false && broken.push({ property: name, case: cases[number] }));
}
process.stdout.write(JSON.stringify({ held, broken: broken.slice(0, 3) }));
