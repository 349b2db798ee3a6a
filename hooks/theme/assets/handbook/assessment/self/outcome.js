// What happens with the result of a form: it is asked for, shown, kept, shared, put on tomorrow's list.
class HandbookOutcome {
  constructor(host) {
    this.host = host;
    this.place = host.querySelector("[data-result]");
    this.place.addEventListener("click", (event) => {
      const button = event.target.closest("[data-act]");
      if (button) this[button.dataset.act]?.(button);
    });
  }

  say(word, facts) {
    return HandbookParts.say(this.host, word, facts);
  }

  // Shows the result of the form, or what must be mended first.
  request() {
    const { host } = this;
    const faulty = host.questions.filter((question) => question.faulty);
    const lines = faulty.map((question) => [question, "fault_number"]);
    if (!Object.keys(host.answers).length && !faulty.length) lines.push([host.questions[0], "fault_empty"]);
    this.errors(lines);
    if (!lines.length) this.show({ ...host.records.take(), history: host.records.history });
  }

  errors(lines) {
    const place = this.host.querySelector("[data-errors]");
    place.replaceChildren();
    if (!lines.length) return;
    const rows = lines.map(([question, word]) =>
      HandbookParts.make(this.host, "error", { link: { text: this.say(word, { n: question.place }), href: `#${question.id}` } }),
    );
    place.append(HandbookParts.make(this.host, "errors", { title: this.say("errors"), lines: rows }));
    place.firstElementChild.focus();
  }

  // `taken` as HandbookResult takes it. What is shared is shown beside the draft, never put in its place.
  show(taken) {
    this.taken = taken;
    this.place.replaceChildren(new HandbookResult(this.host, taken).draw());
    this.host.dataset.state = "result";
    this.place.querySelector("h2").focus();
  }

  own() {
    if (location.hash.startsWith("#r=")) history.replaceState(history.state, "", location.pathname + location.search);
    this.back();
  }

  back() {
    delete this.host.dataset.state;
    this.place.replaceChildren();
    this.host.form.querySelector("[type=submit]").focus();
  }

  anew() {
    if (!confirm(this.say("anew_sure"))) return;
    this.host.records.begin();
    this.back();
    this.host.steps.reveal(this.host.questions[0]);
  }

  adopt() {
    this.host.records.keep(this.taken);
    this.place.querySelector("[data-act=adopt]").remove();
    this.tell("adopted");
  }

  // The result file, with what was typed about whose it is.
  get result() {
    const typed = (name) => this.place.querySelector(`[name=${name}]`).value.trim();
    const own = HandbookFiles.result(this.host, this.taken);
    return { ...own, team: typed("team"), alias: typed("alias"), role: typed("role") };
  }

  file() {
    const { result } = this;
    const name = [result.assessment, HandbookFiles.day(result.saved_at), result.alias].filter(Boolean).join("-");
    HandbookFiles.save(`${name.replace(/[\\/:*?"<>|]/g, "_")}.json`, "application/json", `${JSON.stringify(result, null, 1)}\n`);
    this.tell("saved");
  }

  csv() {
    const shown = new HandbookResult(this.host, this.taken);
    const rows = this.host.questions.map((question) => {
      const side = question.fieldset.closest(".hb-dimension").querySelector("h2").textContent;
      return [question.id, side, question.text, shown.written(question)];
    });
    const head = ["csv_id", "csv_dimension", "csv_question", "csv_answer"].map((word) => this.say(word));
    HandbookFiles.save(`${this.host.dataset.id}.csv`, "text/csv", HandbookFiles.csv([head, ...rows]));
    this.tell("saved");
  }

  async link() {
    const end = HandbookLinks.write(this.host, this.taken.answers, HandbookFiles.day(this.taken.saved_at));
    const field = this.place.querySelector("[data-link]");
    field.hidden = false;
    field.querySelector("input").value = location.href.replace(/#.*/, "") + end;
    field.querySelector("input").select();
    try {
      await navigator.clipboard.writeText(field.querySelector("input").value);
      this.tell("copied");
    } catch {
      this.tell("copy_yourself");
    }
  }

  print() {
    print();
  }

  tomorrow(button) {
    const { id } = button.dataset;
    const result = new HandbookResult(this.host, this.taken);
    const list = new HandbookStore("tomorrow", () => {});
    const links = [...result.texts.get(id).fieldset.querySelectorAll(".hb-ask__leads a")];
    const root = HandbookParts.root(this.host);
    const line = {
      text: result.texts.get(id).text,
      next: HandbookWeak.next(result, id) ?? "",
      links: links.map((link) => [link.href.slice(root.length), link.textContent]),
      done: false,
    };
    list.set({ [`line:${this.host.dataset.id}#${id}`]: line });
    button.replaceWith(this.say(list.trouble ? "not_kept" : "tomorrow_added"));
    this.tell(list.trouble ? "not_kept" : "tomorrow_added");
  }

  tell(word) {
    this.place.querySelector("[data-said]").textContent = this.say(word);
  }
}
