// Two editions, many results, two raters (scoring.md §4). Twin of scoring/comparing.py and scoring/groups.py.
//
// HandbookScoring.compare(old, new, oldAnswers, newAnswers) → {common [item], coverage, comparable, old, new, delta}, in tenths
// HandbookScoring.team(results, least = 3) → {teams {name: row}, all: row}; row: {n, excluded, suppressed, mean, median, min,
//     max, dimensions {id: tenths}}. A result: {team, result_id, saved_at, assessment, edition, status, shown {percent, dimensions}}
// HandbookScoring.agreement(pairs, k, least = 20) → {n, exact_match, within_one, mean_diff, kappa, discuss [position]};
//     k, the number of grades, cancels out of the linear weights
Object.assign(HandbookScoring, (() => {
  const { given, decimal, text, total, times, ratio, plain, tenths, markAll } = HandbookScoring;
  const { fraction, counted, operations } = HandbookExpressions;
  const whole = (n) => fraction(BigInt(n));
  const mean = (counts) => Number(counted(fraction(BigInt(counts.reduce((a, b) => a + b, 0)), BigInt(counts.length)), 0));

  // All that gives an answer its value, as text: two editions ask like for like when it is equal.
  function question(item) {
    const exact = (value) => text(decimal(value));
    const plainly = (value, otherwise) => text(given(value, otherwise));
    const worth = item.kind === "multi" ? "points" : "score";
    const options = (item.options ?? []).map((option) => [option.id, plainly(option[worth], 1)]);
    const bands = (item.bands ?? []).map((band) => [exact(band.min), exact(band.max), plainly(band.score, 0)]);
    const range = [plainly(item.min, 0), plainly(item.max, 4), exact(item.zero_at), exact(item.full_at)];
    return JSON.stringify([item.kind, plainly(item.rev, 1), item.reverse === true, options, bands, range]);
  }

  // How much of the weight the kept items carry, in tenths of a per cent.
  function coverageOf(definition, common) {
    const sides = definition.dimensions.map((dimension) => {
      const sum = (items) => total(items.map((item) => given(item.weight, 1)));
      const part = sum(dimension.items.filter((item) => common.includes(item.id)));
      return { weight: given(dimension.weight, 1), part, all: sum(dimension.items) };
    });
    const each = (which) => total(sides.map(which));
    if (definition.aggregate === "items") return tenths(ratio(each((own) => own.part), each((own) => own.all))) ?? 0;
    const known = sides.filter((own) => own.all.n);
    const share = total(known.map((own) => times(own.weight, ratio(own.part, own.all))));
    return tenths(ratio(share, total(known.map((own) => own.weight)))) ?? 0;
  }

  function compare(old, fresh, oldAnswers, newAnswers) {
    const scored = (definition, answers) => markAll(definition, answers).marks.filter((own) => own.value && own.weight.n);
    const before = new Map(scored(old, oldAnswers).map((own) => [own.id, question(own.item)]));
    const common = scored(fresh, newAnswers).filter((own) => before.get(own.id) === question(own.item)).map((own) => own.id);
    const keep = (dimension) => ({ ...dimension, items: dimension.items.filter((item) => common.includes(item.id)) });
    const kept = { ...fresh, dimensions: fresh.dimensions.map(keep) };
    const percent = (answers) => HandbookScoring.score(kept, Object.fromEntries(common.map((id) => [id, answers[id]]))).percent;
    const [then, now, coverage] = [percent(oldAnswers), percent(newAnswers), coverageOf(fresh, common)];
    const comparable = then !== null && now !== null && coverage >= 800;
    return { common, coverage, comparable, old: then, new: now, delta: comparable ? now - then : null };
  }

  function row(results, asked, least) {
    const fits = (own) => own.status === "complete" && typeof own.percent === "number" && asked(own);
    const usable = results.filter(fits);
    const counts = usable.map((own) => own.percent).sort((a, b) => a - b);
    const [n, small] = [counts.length, counts.length < least || !counts.length];
    const middle = () => mean([counts[(n - 1) >> 1], counts[n >> 1]]);
    const ids = new Set(usable.flatMap((own) => Object.keys(own.dimensions ?? {})));
    const dimension = (id) => {
      const shown = usable.map((own) => own.dimensions?.[id]).map((own) => own?.percent ?? own);
      const known = shown.filter((own) => typeof own === "number");
      return [id, known.length && known.length >= least ? mean(known) : null];
    };
    const [average, median] = small ? [null, null] : [mean(counts), middle()];
    const [min, max] = small ? [null, null] : [counts[0], counts[n - 1]];
    const dimensions = Object.fromEntries([...ids].map(dimension));
    return { n, excluded: results.length - n, suppressed: n < least, mean: average, median, min, max, dimensions };
  }

  // Results of one assessment and edition, the first one's; of one result_id the newest counts.
  function team(results, least = 3) {
    const newest = new Map();
    results.forEach((result, place) => {
      const key = result.result_id || place;
      const known = newest.get(key);
      if (!known || (result.saved_at ?? "") >= (known.saved_at ?? "")) newest.set(key, result);
    });
    const kept = [...newest.values()].map((result) => ({ ...result, ...result.shown, team: result.team || "" }));
    const asked = (own) => own.assessment === kept[0].assessment && own.edition === kept[0].edition;
    const names = [...new Set(kept.map((own) => own.team))].sort();
    const rows = names.map((name) => [name, row(kept.filter((own) => own.team === name), asked, least)]);
    return { teams: Object.fromEntries(rows), all: row(kept, asked, least) };
  }

  function agreement(pairs, k, least = 20) {
    const n = pairs.length;
    if (!n) return { n, exact_match: null, within_one: null, mean_diff: null, kappa: null, discuss: [] };
    const gaps = pairs.map(([own, other]) => Math.abs(own - other));
    const tally = (side) => pairs.reduce((found, pair) => found.set(pair[side], (found.get(pair[side]) ?? 0) + 1), new Map());
    const [left, right] = [tally(0), tally(1)];
    let expected = 0;
    for (const [a, m] of left) for (const [b, l] of right) expected += m * l * Math.abs(a - b);
    const sum = (counts) => counts.reduce((a, b) => a + b, 0);
    const share = (most) => tenths(ratio(whole(gaps.filter((gap) => gap <= most).length), whole(n)));
    const distance = ratio(whole(sum(gaps) * n), whole(expected));
    const kappa = n < least || !distance ? null : plain(operations["-"](whole(1), distance), 2);
    const difference = plain(ratio(whole(sum(pairs.map(([own, other]) => own - other))), whole(n)), 2);
    const discuss = gaps.flatMap((gap, place) => (gap >= 2 ? [place] : []));
    return { n, exact_match: share(0), within_one: share(1), mean_diff: difference, kappa, discuss };
  }

  return { compare, team, agreement };
})());
