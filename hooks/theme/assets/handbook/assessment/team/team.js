// <hb-team>: a team's result files, read and summed up in this page. Nothing is stored, and nothing leaves the browser.
class HandbookTeam extends HTMLElement {
  connectedCallback() {
    this.results = new Map();
    const known = [...this.querySelectorAll("[data-definition]")].map(({ dataset }) => {
      const [definition, titles, levels] = [dataset.definition, dataset.titles, dataset.levels].map((text) => JSON.parse(text));
      return [dataset.id, { id: dataset.id, fingerprint: dataset.fingerprint, definition, titles, levels }];
    });
    this.known = new Map(known);
    HandbookParts.wake(this);
    for (const type of ["change", "click", "dragover", "drop"]) this.addEventListener(type, this);
  }

  disconnectedCallback() {
    for (const type of ["change", "click", "dragover", "drop"]) this.removeEventListener(type, this);
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "dragover" || type === "drop") event.preventDefault();
    if (type === "drop") this.take(event.dataTransfer.files);
    else if (type === "change") this.take(target.files);
    else if (type === "click") this[target.closest("[data-act]")?.dataset.act]?.();
  }

  say(word, facts) {
    return HandbookParts.say(this, word, facts);
  }

  async take(files) {
    const texts = await Promise.all([...files].map(async (file) => [file.name, await file.text()]));
    const bad = texts.map(([name, text]) => [name, this.add(HandbookFiles.read(text))]).filter(([, word]) => word);
    const rows = bad.map(([file, word]) => HandbookParts.make(this, "line", { text: this.say(word, { file }) }));
    this.querySelector("[data-bad]").replaceChildren(...rows);
    this.draw();
  }

  // Takes a result in; the word that says what is wrong with it, if something is. The newest of a sitting counts.
  add(result) {
    if (typeof result === "string") return result;
    const known = this.known.get(result.assessment);
    if (!known) return "unknown";
    if (result.fingerprint !== known.fingerprint) return "other_edition";
    const found = HandbookScoring.score(known.definition, result.answers);
    if (found.invalid.length || found.unknown.length) return "invalid";
    const dimensions = Object.fromEntries(Object.entries(found.dimensions).map(([id, side]) => [id, side.percent]));
    const shown = { percent: found.percent, level: found.level, dimensions };
    const { status } = found;
    const [team, alias] = [result.team, result.alias].map((text) => String(text ?? ""));
    const own = { ...result, team, alias, role: result.role ?? "self", status, shown };
    const before = this.results.get(own.result_id);
    if (!before || before.saved_at < own.saved_at) this.results.set(own.result_id, own);
    return HandbookTeam.same(result.shown, shown) ? "" : "differs";
  }

  static same(a, b) {
    const sides = Object.entries(b.dimensions).every(([id, percent]) => (a.dimensions?.[id] ?? null) === percent);
    return a.percent === b.percent && a.level === b.level && sides;
  }

  get groups() {
    const all = [...this.results.values()];
    return [...this.known.values()]
      .map((known) => new HandbookTeamGroup(this, known, all.filter((result) => result.assessment === known.id)))
      .filter((group) => group.results.length);
  }

  draw() {
    const { groups } = this;
    this.querySelector("[data-said]").textContent = this.say("read", { n: this.results.size });
    this.querySelector("[data-acts]").hidden = !groups.length;
    this.querySelector("[data-groups]").replaceChildren(...groups.map((group) => group.draw()));
  }

  empty() {
    this.results.clear();
    this.querySelector("[data-bad]").replaceChildren();
    this.querySelector("[data-open]").value = "";
    this.draw();
  }

  print() {
    print();
  }

  csv() {
    const head = ["csv_team", "csv_n", "csv_median", "csv_mean", "csv_min", "csv_max"].map((word) => this.say(word));
    const rows = this.groups.flatMap((group) => [[group.title], head, ...group.table, []]);
    HandbookFiles.save("team.csv", "text/csv", HandbookFiles.csv(rows));
  }
}

HandbookParts.define("hb-team", HandbookTeam);
