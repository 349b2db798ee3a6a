// What a team's results of one assessment add up to. Fewer than three people are never shown as a group, and nothing
// that would give them away by subtraction.
class HandbookTeamGroup {
  static MIN = 3;

  constructor(host, known, results) {
    Object.assign(this, { host, known, results });
    const own = results.filter(({ role }) => role === "self");
    this.counted = HandbookScoring.team(own, HandbookTeamGroup.MIN);
    this.names = Object.keys(this.counted.teams).sort((a, b) => a.localeCompare(b, "zh"));
    const small = this.names.filter((name) => this.counted.teams[name].suppressed);
    const hidden = small.reduce((n, name) => n + this.counted.teams[name].n, 0);
    this.left = hidden > 0 && hidden < HandbookTeamGroup.MIN;
    this.people = own.filter(({ status, team }) => status === "complete" && !(this.left && small.includes(team)));
    this.all = HandbookScoring.team(this.people, HandbookTeamGroup.MIN).all;
    this.whole = !this.all.suppressed;
  }

  get title() {
    return `${this.known.id} ${this.host.querySelector(`[data-id="${this.known.id}"] a`).textContent.replace(/^\S+ /, "")}`;
  }

  say(word, facts) {
    return this.host.say(word, facts);
  }

  make(name, slots) {
    return HandbookParts.make(this.host, name, slots);
  }

  draw() {
    const pairs = new HandbookTeamPairs(this);
    return this.make("group", {
      title: this.title,
      levels: this.whole && this.levels(),
      teams: [...this.names.map((name) => this.row(name)), ...this.total()],
      note: this.note(),
      dimensions: this.whole,
      dimension_rows: this.whole && this.known.definition.dimensions.map(({ id }) => this.dimension(id)),
      ...this.quadrants(),
      pairs: pairs.lines.length > 0,
      pair_lines: pairs.lines,
      discuss: pairs.rows.length > 0,
      discuss_rows: pairs.rows,
      more: pairs.more,
    });
  }

  // How many people reached each level.
  levels() {
    const counts = Object.entries(this.known.levels).map(([id, level]) => {
      const n = this.people.filter(({ shown }) => shown.level === id).length;
      return this.say("levels_of", { level, n });
    });
    return counts.join(this.say("and"));
  }

  row(name) {
    const { n, suppressed, median, mean } = this.counted.teams[name];
    const title = name || this.say("no_team");
    if (suppressed) return this.make("small", { title, why: this.say("suppressed", { min: HandbookTeamGroup.MIN }), people: String(n) });
    const values = this.people.filter(({ team }) => team === name).map(({ shown }) => shown.percent);
    return this.make("row", { title, bar: this.strip(values, median), ...this.numbers(median, mean), people: String(n) });
  }

  total() {
    const { n, median, mean } = this.all;
    if (!this.whole || this.names.length < 2) return [];
    const values = this.people.map(({ shown }) => shown.percent);
    return [this.make("row", { title: this.say("pooled"), bar: this.strip(values, median), ...this.numbers(median, mean), people: String(n) })];
  }

  numbers(median, mean) {
    return { median: HandbookScoring.show(median), mean: HandbookScoring.show(mean) };
  }

  note() {
    const { excluded } = this.counted.all;
    const words = [excluded && "excluded", !this.whole ? "nobody" : this.left && "left"].filter(Boolean);
    return words.map((word) => this.say(word, { n: excluded, min: HandbookTeamGroup.MIN })).join(" ");
  }

  // The group's numbers for one dimension, by the same engine.
  side(id) {
    const results = this.people.filter(({ shown }) => shown.dimensions[id] !== null);
    const alone = results.map((result) => ({ ...result, shown: { percent: result.shown.dimensions[id], dimensions: {} } }));
    return { values: alone.map(({ shown }) => shown.percent), ...HandbookScoring.team(alone, HandbookTeamGroup.MIN).all };
  }

  dimension(id) {
    const { values, median, mean, suppressed } = this.side(id);
    const title = this.known.titles[id];
    if (suppressed) return this.make("small", { title, why: this.say("suppressed", { min: HandbookTeamGroup.MIN }) });
    return this.make("row", { title, bar: this.strip(values, median), ...this.numbers(median, mean) });
  }

  // A dot for each person on an axis from 0 to 100, the target, and the median.
  strip(values, median) {
    const at = (tenths) => `${HandbookScoring.show(tenths)}%`;
    const dots = values.map((tenths) => this.make("dot", { dot: { cx: at(tenths) } }).querySelector("circle"));
    const target = `${this.known.definition.target}%`;
    return this.make("strip", { dots, target: { x1: target, x2: target }, median: { x1: at(median), x2: at(median) } });
  }

  quadrants() {
    if (!this.whole || this.known.definition.dimensions.length < 2) return { ipa: false };
    const percents = this.known.definition.dimensions.map(({ id }) => [id, this.side(id).median]);
    const { quadrants } = HandbookScoring.quadrants(this.known.definition, Object.fromEntries(percents));
    const named = (own) => Object.keys(quadrants).filter((id) => quadrants[id] === own).map((id) => this.known.titles[id]);
    const cells = ["fix", "keep", "low", "over"].map((own) => [own, named(own).join(this.say("and")) || "\u2014"]);
    return { ipa: true, ...Object.fromEntries(cells) };
  }

  // The rows that a spreadsheet gets: nothing that the page hides.
  get table() {
    const shown = this.names.filter((name) => !this.counted.teams[name].suppressed);
    return shown.map((name) => {
      const { n, median, mean, min, max } = this.counted.teams[name];
      return [name || this.say("no_team"), n, ...[median, mean, min, max].map((tenths) => HandbookScoring.show(tenths))];
    });
  }
}
