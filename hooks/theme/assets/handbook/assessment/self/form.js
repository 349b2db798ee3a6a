// <hb-assessment data-id data-edition data-daily>: keeps the answers of the form inside it on this device and says how
// far one is. The score is shown on request only.
class HandbookAssessment extends HTMLElement {
  connectedCallback() {
    this.edition = this.dataset.edition;
    this.definition = JSON.parse(this.dataset.definition);
    this.form = this.querySelector("form");
    this.questions = [...this.querySelectorAll(".hb-ask")].map((fieldset) => new HandbookQuestion(fieldset));
    this.store = new HandbookStore(this.dataset.id, () => this.restore());
    this.store.connect();
    HandbookParts.wake(this);
    this.steps = new HandbookSteps(this);
    this.records = new HandbookRecords(this);
    this.outcome = new HandbookOutcome(this);
    for (const type of ["input", "click", "submit", "change"]) this.addEventListener(type, this);
    addEventListener("hashchange", this);
    this.restore();
    this.records.turnDay();
    this.open();
  }

  disconnectedCallback() {
    this.store.disconnect();
    removeEventListener("hashchange", this);
    clearTimeout(this.timer);
    this.timer = null;
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "hashchange") this.open();
    else if (type === "change" && target.matches("[data-open]")) this.openFile(target);
    else if (type === "input" && this.form.contains(target)) this.take(target);
    else if (type === "submit") {
      event.preventDefault();
      this.outcome.request();
    } else if (type === "click") this.press(event);
  }

  press(event) {
    const { target } = event;
    const link = target.closest("[data-errors] a, [data-result] .hb-inline-list a");
    if (target.closest("[data-act=clear]")) this.clear(this.questionOf(target));
    if (target.closest("[data-act=erase]")) this.erase();
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.dataset.state) this.outcome.back();
    this.steps.reveal(this.questions.find(({ id }) => link.hash === `#${id}`));
  }

  // Shows the result at the end of the address, read-only.
  open() {
    const read = HandbookLinks.read(this, location.hash);
    if (typeof read === "string") HandbookNotice.show(this, read);
    else if (read) this.outcome.show({ answers: read.answers, reasons: {}, saved_at: read.date, shared: true, history: [] });
  }

  // Shows a result file, read-only; it may be put into the history.
  async openFile(field) {
    const read = HandbookFiles.read(await field.files[0].text());
    field.value = "";
    const other = read.assessment !== this.dataset.id ? "other_assessment" : read.fingerprint !== this.dataset.fingerprint ? "other_edition" : "";
    HandbookNotice.show(this, typeof read === "string" ? read : other);
    if (typeof read === "object" && !other) this.outcome.show({ ...read, shared: true, adopt: read.role === "self", history: [] });
  }

  erase() {
    if (!confirm(HandbookParts.say(this, "erase_sure"))) return;
    this.store.erase();
    this.restore();
  }

  questionOf(target) {
    return this.questions.find((question) => question.fieldset.contains(target));
  }

  // Keeps what was just answered.
  take(field) {
    const question = this.questionOf(field);
    question.settle(field);
    question.check();
    this.keep(question);
  }

  clear(question) {
    question.answer = null;
    question.reason = null;
    this.keep(question);
    question.field.focus();
  }

  keep(question) {
    const day = this.store.get(`day:${this.edition}`) ?? HandbookFiles.day();
    this.store.set({
      [`day:${this.edition}`]: day,
      [`answer:${this.edition}:${question.id}`]: question.answer,
      [`reason:${this.edition}:${question.id}`]: question.reason,
    });
    this.progress();
  }

  // Shows what is kept; fields that are being typed in stay as they are.
  restore() {
    for (const question of this.questions) {
      if (question.fieldset.contains(document.activeElement) && question.faulty) continue;
      const answer = this.store.get(`answer:${this.edition}:${question.id}`);
      if (JSON.stringify(answer) !== JSON.stringify(question.answer)) question.answer = answer;
      if (question.reasonField !== document.activeElement) {
        question.reason = this.store.get(`reason:${this.edition}:${question.id}`);
      }
    }
    this.progress();
    HandbookNotice.show(this);
    this.records.draw();
  }

  // The answers as the engine takes them.
  get answers() {
    const given = this.questions.map((question) => [question.id, question.answer]);
    return Object.fromEntries(given.filter(([, answer]) => answer !== null));
  }

  get reasons() {
    const given = this.questions.map((question) => [question.id, question.reason]);
    return Object.fromEntries(given.filter(([, reason]) => reason !== null));
  }

  // Says how far one is, at most once a second, and never the score.
  progress() {
    const answered = new Set(Object.keys(this.answers));
    this.steps.count(answered);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.tell();
    }, this.told ? 1000 : 0);
  }

  tell() {
    const answered = Object.keys(this.answers).length;
    const kept = HandbookParts.say(this, this.store.trouble ? "not_kept" : answered ? "kept" : "unkept");
    const facts = { answered, total: this.questions.length, kept };
    this.querySelector(".hb-form__progress").textContent = HandbookParts.say(this, "progress", facts);
    this.told = true;
  }
}

HandbookParts.define("hb-assessment", HandbookAssessment);
