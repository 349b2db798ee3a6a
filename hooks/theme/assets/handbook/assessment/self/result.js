// The result of an assessment as a piece of the page. `taken` is what is shown: {answers, reasons, saved_at, shared,
// history, adopt}; every number comes from HandbookScoring, every word from the page.
class HandbookResult {
  constructor(host, taken) {
    this.host = host;
    this.taken = taken;
    this.definition = host.definition;
    this.found = HandbookScoring.score(this.definition, taken.answers);
    this.items = this.definition.dimensions.flatMap((dimension) => dimension.items);
    this.texts = new Map(host.questions.map((question) => [question.id, question]));
  }

  say(word, facts) {
    return HandbookParts.say(this.host, word, facts);
  }

  make(name, slots) {
    return HandbookParts.make(this.host, name, slots);
  }

  shown(tenths) {
    return tenths === null ? "\u2014" : HandbookScoring.show(tenths);
  }

  levelTitle(id) {
    return this.host.querySelector(`[data-level-title="${id}"]`).textContent;
  }

  titleOf(id) {
    return this.host.querySelector(`#hb-${CSS.escape(id)}`)?.textContent ?? this.texts.get(id).text;
  }

  draw() {
    const { found, taken } = this;
    const gates = ["failed", "pending"].flatMap((state) => found[`${state}_gates`].map((id) => HandbookWeak.gate(this, id, state)));
    const weak = found.weak.map((id) => HandbookWeak.point(this, id));
    const trend = new HandbookTrend(this, taken.history);
    const open = this.openQuestions();
    const made = this.make("result", {
      ...this.head(),
      shared: Boolean(taken.shared),
      adopt: Boolean(taken.adopt),
      open: open.length > 0,
      open_list: open,
      gates: gates.length > 0,
      gate_list: gates,
      rows: this.definition.dimensions.map((dimension) => this.row(dimension.id)),
      weak: weak.length > 0,
      weak_list: weak,
      no_weak: !weak.length && found.percent !== null,
      ...this.quadrants(),
      trend: trend.rows.length > 0,
      trend_rows: trend.rows,
      breaks: trend.breaks,
      back: !taken.shared,
      anew: !taken.shared,
      keep_it: true,
    });
    this.later(made, "arithmetic", () => new HandbookWorking(this).rows);
    this.later(made, "answers", () => this.allAnswers());
    return made;
  }

  // Draws what is folded in when it is unfolded for the first time.
  later(made, name, rows) {
    const body = made.querySelector(`[data-later=${name}]`);
    body.closest("details").addEventListener("toggle", () => body.replaceChildren(...rows()), { once: true });
  }

  // Level and score in words and digits, and the range while questions are open.
  head() {
    const { found, taken } = this;
    const partial = found.status === "partial";
    const between = { low: this.shown(found.low), high: this.shown(found.high) };
    const levels = [found.level_low, found.level_high].map((id) => id && this.levelTitle(id));
    const facts = { edition: this.definition.edition, date: HandbookFiles.day(taken.saved_at), answered: found.answered, applicable: found.applicable };
    return {
      level: found.level ? this.levelTitle(found.level) : this.say(found.flags.length ? "no_level" : "level_open"),
      score: found.percent === null ? this.say("no_score") : this.say(partial ? "score_so_far" : "score_of", { score: this.shown(found.percent) }),
      range: partial && this.say(levels[0] === levels[1] ? "range" : "range_levels", { ...between, level_low: levels[0], level_high: levels[1] }),
      meta: this.say("meta", facts) + (found.na ? this.say("meta_na", { n: found.na }) : ""),
      capped: found.capped && this.say("capped", { level: this.levelTitle(found.level_high) }),
      too_many_na: found.flags.includes("too_many_na"),
      advice: found.level && [...this.host.querySelector(`[data-level="${found.level}"]`).cloneNode(true).childNodes],
    };
  }

  openQuestions() {
    if (this.taken.shared || this.found.status === "empty") return [];
    const open = this.host.questions.filter((question) => question.answer === null);
    return open.map((question) => this.make("open", { link: { text: this.say("question_n", { n: question.place }), href: `#${question.id}` } }));
  }

  row(id) {
    const side = this.found.dimensions[id];
    return this.make("row", {
      title: this.titleOf(id),
      bar: this.bar(side),
      percent: this.shown(side.percent),
      answered: `${side.answered}/${side.applicable}`,
    });
  }

  // A bar on an axis from 0 to 100 with the target; the range while questions are open.
  bar({ percent, low, high }) {
    const target = `${this.definition.target}%`;
    const wide = low !== null && high > low;
    return this.make("bar", {
      fill: percent !== null && { width: `${HandbookScoring.show(percent)}%` },
      range: wide && { x: `${HandbookScoring.show(low)}%`, width: `${HandbookScoring.show(high - low)}%` },
      target: { x1: target, x2: target },
    });
  }

  ownAnswer(question) {
    return this.say("own_answer", { answer: this.written(question) });
  }

  written(question) {
    const answer = this.taken.answers[question.id] ?? null;
    if (answer === null) return this.say("not_answered");
    const reason = this.taken.reasons[question.id];
    return question.written(answer, this.say("and")) + (reason ? this.say("because", { reason }) : "");
  }

  quadrants() {
    const { quadrants } = HandbookScoring.ipa(this.definition, this.taken.answers);
    const several = Object.keys(quadrants).length > 1;
    const named = (quadrant) => Object.keys(quadrants).filter((id) => quadrants[id] === quadrant).map((id) => this.titleOf(id)).join(this.say("and"));
    const cells = ["fix", "keep", "low", "over"].map((quadrant) => [quadrant, named(quadrant) || "\u2014"]);
    return { ipa: several, ...Object.fromEntries(cells) };
  }

  allAnswers() {
    return this.host.questions.map((question) => this.make("answer", { text: `${question.place} ${question.text}`, own: this.written(question) }));
  }
}
