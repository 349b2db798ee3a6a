// node tests/score_cli.mjs FILE.json: the results of a file of vectors (scoring.md §8), as JSON with sorted keys. The
// handbook's scripts are classic ones, as browsers load them, so they are run here and not imported.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const FOLDER = new URL("../hooks/theme/assets/handbook/", import.meta.url);
const SCRIPTS = ["expressions.js", "assessment/score.js", "assessment/score_groups.js", "assessment/score_result.js"];

// The engine of the handbook in this folder of scripts.
export function load(folder = FOLDER) {
  const source = SCRIPTS.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  return vm.runInNewContext(`${source}\nHandbookScoring`, {});
}

export function answer(scoring, vector, named) {
  const definition = (given) => (typeof given === "string" ? named[given] : given);
  const answers = vector.answers ?? {};
  const work = {
    score: () => scoring.score(definition(vector.use ?? vector.assessment), answers),
    ipa: () => scoring.ipa(definition(vector.use ?? vector.assessment), answers),
    team: () => scoring.team(vector.results, vector.min_n),
    agreement: () => scoring.agreement(vector.pairs, vector.k, vector.min_n),
    compare: () =>
      scoring.compare(definition(vector.old), definition(vector.new), vector.old_answers ?? {}, vector.new_answers ?? {}),
  };
  return work[vector.kind ?? "score"]();
}

export function answerFile(content, scoring = load()) {
  const named = content.assessments ?? {};
  return Object.fromEntries(content.vectors.map((vector) => [vector.id, answer(scoring, vector, named)]));
}

// Keys sorted and nothing but ASCII, byte for byte as Python writes it.
export function canonical(value) {
  const sorted = (_, found) =>
    found && typeof found === "object" && !Array.isArray(found)
      ? Object.fromEntries(Object.keys(found).sort().map((key) => [key, found[key]]))
      : found;
  const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value, sorted).replace(/[\u007f-\uffff]/g, escaped);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2];
  if (!file) throw new Error("usage: node tests/score_cli.mjs FILE.json");
  process.stdout.write(`${canonical(answerFile(JSON.parse(readFileSync(file, "utf8"))))}\n`);
}
