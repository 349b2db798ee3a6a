// A question of the form: its <fieldset> read and written as the answer that the engine takes. null: not answered.
class HandbookQuestion {
  constructor(fieldset) {
    this.fieldset = fieldset;
    this.id = fieldset.id;
    this.kind = fieldset.dataset.kind;
    this.choices = [...fieldset.querySelectorAll("input[type=radio], input[type=checkbox]")];
    this.number = fieldset.querySelector(".hb-number-field input");
    this.reasonField = fieldset.querySelector("[data-reason]");
  }

  get text() {
    return this.fieldset.querySelector(".hb-ask__text").textContent;
  }

  get place() {
    return this.fieldset.querySelector(".hb-ask__number").textContent;
  }

  // The field that a link to the question leads to.
  get field() {
    return this.number ?? this.choices[0];
  }

  get answer() {
    const ticked = this.choices.filter((choice) => choice.checked).map((choice) => choice.value);
    if (ticked.includes("NA")) return "NA";
    if (this.number) return this.typed && String(Number(this.typed.n) / Number(this.typed.d));
    if (!ticked.length) return null;
    if (this.kind === "multi") return ticked.filter(Boolean);
    return this.kind === "level" ? Number(ticked[0]) : ticked[0];
  }

  set answer(answer) {
    const values = this.kind === "multi" && Array.isArray(answer) ? (answer.length ? answer : [""]) : [answer].map(String);
    for (const choice of this.choices) choice.checked = answer !== null && values.includes(choice.value);
    if (this.number) this.number.value = answer === null || answer === "NA" ? "" : answer;
    this.check();
  }

  get reason() {
    return this.answer === "NA" && this.reasonField.value.trim() ? this.reasonField.value.trim() : null;
  }

  set reason(text) {
    if (this.reasonField) this.reasonField.value = text ?? "";
  }

  // The typed number as an exact fraction, or null.
  get typed() {
    return HandbookExpressions.number(this.number.value);
  }

  // Whether something is typed that is no number.
  get faulty() {
    return Boolean(this.number?.value.trim()) && !this.typed;
  }

  check() {
    if (!this.number) return;
    this.fieldset.querySelector(".hb-ask__fault").hidden = !this.faulty;
    this.number.setAttribute("aria-invalid", String(this.faulty));
  }

  // After a press on a choice: "none of these" and "not applicable" stand alone.
  settle(pressed) {
    const alone = "alone" in pressed.dataset;
    if (pressed === this.number && this.number.value) for (const choice of this.choices) choice.checked = false;
    if (pressed.type !== "checkbox" || !pressed.checked) return;
    for (const choice of this.choices) if (choice !== pressed && (alone || "alone" in choice.dataset)) choice.checked = false;
    if (alone && this.number) this.number.value = "";
  }

  // What an answer says, in the words of the form; `and` joins several.
  written(answer, and) {
    if (Array.isArray(answer) && answer.length) return answer.map((value) => this.label(value)).join(and);
    const unit = this.number && answer !== "NA" ? this.number.parentElement.lastChild.textContent.trim() : "";
    if (this.number && answer !== "NA") return `${answer} ${unit}`.trim();
    return this.label(Array.isArray(answer) ? "" : String(answer));
  }

  label(value) {
    const choice = this.choices.find((found) => found.value === value);
    return choice ? choice.parentElement.querySelector(".hb-option__text").textContent : value;
  }
}
