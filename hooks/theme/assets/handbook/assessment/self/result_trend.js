// How results went over time: one small line for the whole and one per dimension. Results are compared on what both
// asked alike; where that is too little, the line breaks and says why.
class HandbookTrend {
  static SHOWN = 8;

  constructor(result, history) {
    this.result = result;
    this.points = history.filter((past) => past.definition).slice(-HandbookTrend.SHOWN);
    this.breaks = [];
    this.rows = [];
    if (this.points.length < 2) return;
    this.joined = this.points.map((past, place) => place > 0 && this.join(this.points[place - 1], past));
    const ids = result.definition.dimensions.map((dimension) => dimension.id);
    this.rows = [
      this.line(result.say("overall"), (shown) => shown.percent),
      ...ids.map((id) => this.line(result.titleOf(id), (shown) => shown.dimensions[id] ?? null)),
    ];
  }

  // Whether two results may be joined by a line; says what there is to say about a change of edition.
  join(before, past) {
    if (before.fingerprint === past.fingerprint) return true;
    const { comparable, coverage, delta } = HandbookScoring.compare(before.definition, past.definition, before.answers, past.answers);
    const facts = { old: before.edition, new: past.edition, coverage: this.result.shown(coverage), delta: comparable ? this.signed(delta) : "" };
    this.breaks.push(this.result.make("break", { text: this.result.say(comparable ? "joined" : "broken_line", facts) }));
    return comparable;
  }

  signed(delta) {
    return (delta > 0 ? "+" : "") + HandbookScoring.show(delta);
  }

  line(title, pick) {
    const values = this.points.map((past) => pick(past.shown));
    const x = (place) => (100 * (place + 0.5)) / values.length;
    const y = (tenths) => 22 - (20 * tenths) / 1000;
    const path = values.map((tenths, place) => {
      if (tenths === null) return "";
      const drawn = this.joined[place] && values[place - 1] !== null ? "L" : "M";
      return `${drawn}${x(place)} ${y(tenths)}h0`;
    });
    const shown = values.map((tenths) => this.result.shown(tenths));
    return this.result.make("line", { title, path: { d: path.join("") }, numbers: shown.join(" \u2192 ") });
  }
}
