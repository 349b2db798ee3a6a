// What this device remembers of an assessment: the sitting in the form and the results of before.
class HandbookRecords {
  constructor(host) {
    this.host = host;
    this.store = host.store;
  }

  get history() {
    const results = this.store.all("result:").map(([, result]) => ({ ...result, definition: this.store.get(`edition:${result.fingerprint}`) }));
    return results.sort((a, b) => (a.saved_at < b.saved_at ? -1 : 1));
  }

  // The result of the form as it stands; a complete one joins the history, in place of an earlier look at the same sitting.
  take(saved_at = HandbookFiles.now()) {
    const { host } = this;
    const sitting = this.store.get(`sitting:${host.edition}`) ?? HandbookFiles.id();
    const taken = { result_id: sitting, saved_at, answers: host.answers, reasons: host.reasons };
    const found = HandbookScoring.score(host.definition, taken.answers);
    if (found.status === "complete") this.keep(taken, found, { [`sitting:${host.edition}`]: sitting });
    return taken;
  }

  keep(taken, found, more = {}) {
    const result = HandbookFiles.result(this.host, taken, found);
    this.store.set({ ...more, [`result:${taken.result_id}`]: result, [`edition:${result.fingerprint}`]: this.host.definition });
    this.draw();
  }

  // Empties the form for a new sitting.
  begin() {
    const { host } = this;
    const names = host.questions.flatMap(({ id }) => [`answer:${host.edition}:${id}`, `reason:${host.edition}:${id}`]);
    const empty = [...names, `sitting:${host.edition}`, `day:${host.edition}`].filter((name) => this.store.get(name) !== null);
    this.store.set(Object.fromEntries(empty.map((name) => [name, null])));
    host.restore();
  }

  // A daily form begins anew each day; what was complete yesterday is kept as yesterday's.
  turnDay() {
    const day = this.store.get(`day:${this.host.edition}`);
    if (!("daily" in this.host.dataset) || !day || day === HandbookFiles.day()) return;
    const times = this.host.questions.map(({ id }) => this.store.cells[`answer:${this.host.edition}:${id}`]?.[1] ?? 0);
    this.take(HandbookFiles.now(Math.max(...times)));
    this.begin();
  }

  // The results of before, and for a daily form the last seven days as ticks.
  draw() {
    const { host, history } = this;
    const rows = [...history].reverse().map((past) => {
      const facts = { date: HandbookFiles.day(past.saved_at), edition: past.edition, score: HandbookScoring.show(past.shown.percent ?? 0) };
      const same = past.fingerprint === host.dataset.fingerprint;
      const made = HandbookParts.make(host, "past", { text: HandbookParts.say(host, "past", facts), look: same });
      if (same) made.querySelector("button").addEventListener("click", () => host.outcome.show({ ...past, shared: "past", history: [] }));
      return made;
    });
    const list = host.querySelector("[data-past]");
    list.replaceChildren(...rows);
    list.parentElement.hidden = !rows.length;
    if ("daily" in host.dataset) this.week(new Set(history.map((past) => HandbookFiles.day(past.saved_at))));
  }

  week(days) {
    const now = new Date();
    const names = HandbookParts.say(this.host, "weekdays").split(" ");
    const row = [6, 5, 4, 3, 2, 1, 0].map((ago) => {
      const when = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago);
      const done = days.has(HandbookFiles.day(when));
      const said = HandbookParts.say(this.host, done ? "day_done" : "day_open");
      return HandbookParts.make(this.host, "day", { day: names[when.getDay()], mark: done ? "\u2713" : "\u00b7", said });
    });
    this.host.querySelector("[data-week]").replaceChildren(...row);
  }
}
