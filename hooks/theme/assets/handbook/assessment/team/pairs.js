// The same person seen by herself and by her lead: how far they agree, and which answers are worth a talk.
class HandbookTeamPairs {
  static SHOWN = 20;

  constructor(group) {
    this.group = group;
    const all = this.pairs();
    const agreed = [...new Set(all.map(({ levels }) => levels))].map((levels) => {
      const pairs = all.filter((found) => found.levels === levels);
      return [pairs, levels, HandbookScoring.agreement(pairs.map(({ pair }) => pair), levels)];
    });
    this.lines = agreed.map(([, levels, found]) => group.make("line", { text: this.line(levels, found) }));
    const apart = agreed.flatMap(([pairs, , found]) => found.discuss.map((position) => pairs[position]));
    const gap = ({ pair: [own, lead] }) => Math.abs(own - lead);
    const first = apart.sort((a, b) => gap(b) - gap(a)).slice(0, HandbookTeamPairs.SHOWN);
    this.rows = first.map((found) => this.row(found));
    this.more = apart.length > first.length && group.say("more", { n: apart.length - first.length });
  }

  // Every question on levels that both have answered: {alias, id, pair: [self, manager], levels}.
  pairs() {
    const { known, results } = this.group;
    const latest = new Map();
    for (const result of [...results].sort((a, b) => (a.saved_at < b.saved_at ? -1 : 1))) {
      if (result.alias) latest.set(JSON.stringify([result.team, result.alias, result.role]), result);
    }
    const items = known.definition.dimensions.flatMap((dimension) => dimension.items).filter(({ kind }) => kind === "level");
    return [...latest.values()].filter(({ role }) => role === "self").flatMap((self) => {
      const manager = latest.get(JSON.stringify([self.team, self.alias, "manager"]));
      const both = manager ? items.filter(({ id }) => Number.isInteger(self.answers[id]) && Number.isInteger(manager.answers[id])) : [];
      return both.map(({ id, min, max }) => ({ alias: self.alias, id, pair: [self.answers[id], manager.answers[id]], levels: max - min + 1 }));
    });
  }

  line(levels, { n, exact_match: exact, within_one: within, mean_diff: diff, kappa }) {
    const { group } = this;
    const agreement = kappa === null ? group.say("no_kappa") : group.say("kappa", { kappa });
    const facts = { k: levels, n, exact: HandbookScoring.show(exact), within: HandbookScoring.show(within), diff };
    return group.say("pair_line", facts) + agreement;
  }

  row({ alias, id, pair: [self, manager] }) {
    return this.group.make("discuss", { alias, text: this.group.known.titles[id], self: String(self), manager: String(manager) });
  }
}
