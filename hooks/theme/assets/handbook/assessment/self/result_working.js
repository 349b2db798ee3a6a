// The arithmetic of a result line by line, in the fractions that it was worked out with.
class HandbookWorking {
  constructor(result) {
    const work = HandbookScoring.working(result.definition, result.taken.answers);
    const pooled = result.definition.aggregate === "items";
    this.result = result;
    this.rows = work.dimensions.flatMap((dimension) => {
      const items = work.items.filter((item) => item.dimension === dimension.id && item.weight !== "0").map((item) => this.item(item));
      return pooled ? items : [...items, this.side(dimension)];
    });
    const total = { title: result.say("overall"), sum: work.sum, divisor: work.divisor, exact: work.exact };
    this.rows.push(this.line(pooled ? "total_items" : "total", total, result.found.percent));
  }

  item({ id, state, value, weight, product }) {
    const question = this.result.texts.get(id);
    const none = this.result.say(state === "na" ? "sum_na" : "sum_open");
    return this.result.make("sum", {
      text: `${question.place} ${question.text}`,
      value: value ?? none,
      weight,
      product: product ?? "\u2014",
    });
  }

  side({ id, weight, sum, divisor, exact }) {
    const facts = { title: this.result.titleOf(id), weight, sum, divisor, exact };
    return this.line("side", facts, this.result.found.dimensions[id].percent);
  }

  line(word, facts, percent) {
    const known = facts.exact !== null;
    const value = known ? this.result.say(`sum_${word}`, { ...facts, percent: this.result.shown(percent) }) : this.result.say("sum_nothing");
    return this.result.make("total", { text: facts.title, value });
  }
}
