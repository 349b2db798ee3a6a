// Reads jobs from standard input, works each out with the handbook's own script, writes the answers. The script is a
// classic one, as browsers load it, so it is run here and not imported.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const script = new URL("../hooks/theme/assets/handbook/expressions.js", import.meta.url);
const expressions = vm.runInThisContext(`${readFileSync(script, "utf8")}\nHandbookExpressions`);
const { parse, evaluate, holds, number, fraction, counted, written } = expressions;

function answer({ expression, values = {}, condition = false }) {
  let tree;
  try {
    tree = parse(expression, condition);
  } catch (error) {
    return `column ${error.column}`;
  }
  const known = new Map(Object.entries(values).map(([id, text]) => [id, number(text)]));
  if (!condition) return text(evaluate(tree, known));
  const why = tree.parts.map((part) => evaluate(part, known)).find((part) => typeof part === "string");
  return why ?? String(holds(tree, known));
}

function text(value) {
  if (typeof value === "string") return value;
  return value.d === 1n ? String(value.n) : `${value.n}/${value.d}`;
}

function round({ value, decimals }) {
  const [n, d] = value.split("/");
  return written(counted(fraction(BigInt(n), BigInt(d)), decimals), decimals);
}

function typed(entry) {
  const value = number(entry);
  return value ? text(value) : "none";
}

const work = { expressions: answer, rounding: round, typed };
const { kind, jobs } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(jobs.map(work[kind])));
