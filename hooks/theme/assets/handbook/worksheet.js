// <hb-worksheet open zero text example own>: works the sheet out with the reader's numbers. Nothing is kept or sent:
// the fields have no names. While every field is empty, chart and readings show the example, as the page was built.
class HandbookWorksheet extends HTMLElement {
  connectedCallback() {
    const { parse } = HandbookExpressions;
    this.form = this.querySelector("form");
    this.fields = [...this.querySelectorAll("input")];
    this.results = [...this.querySelectorAll("output")].map((output) => ({
      output,
      tree: parse(output.dataset.expression),
      decimals: Number(output.dataset.decimals),
      scale: HandbookExpressions.number(output.dataset.scale),
    }));
    this.readings = [...this.querySelectorAll("[data-when]")].map((line) => [line, parse(line.dataset.when, true)]);
    this.querySelector(".hb-worksheet__buttons").hidden = false;
    for (const type of ["input", "submit", "click"]) this.form.addEventListener(type, this);
    this.update();
  }

  disconnectedCallback() {
    for (const type of ["input", "submit", "click"]) this.form.removeEventListener(type, this);
  }

  handleEvent(event) {
    if (event.type === "submit") event.preventDefault();
    const act = event.type === "click" && event.target.closest("[data-act]")?.dataset.act;
    if (act) for (const field of this.fields) field.value = act === "fill" ? field.dataset.example : "";
    if (act || event.type === "input") this.update();
  }

  update() {
    const filled = this.fields.some((field) => field.value.trim());
    const own = new Map(this.fields.map((field) => [field.dataset.id, this.read(field)]));
    this.work(own);
    for (const { output, ...result } of this.results) {
      const value = own.get(output.dataset.id);
      output.value = filled ? this.write(output, value, result) : "";
      output.parentElement.querySelector("[data-why]").textContent =
        filled && typeof value === "string" ? this.getAttribute(value) : "";
    }
    const example = new Map(this.fields.map(({ dataset }) => [dataset.id, HandbookExpressions.number(dataset.example)]));
    const shown = filled ? own : this.work(example);
    const whose = this.getAttribute(filled ? "own" : "example");
    this.querySelector("[data-whose]").textContent = whose;
    this.draw(shown);
    this.mark(shown, whose);
  }

  // The number in a field, or "open"; says beside the field why a text is none.
  read(field) {
    const { number, operations } = HandbookExpressions;
    const { dataset } = field;
    const typed = field.value.trim();
    const value = number(typed);
    const below = (a, b) => operations["-"](a, b).n < 0n;
    const outside = value && (below(value, number(dataset.min)) || below(number(dataset.max), value));
    const wrong = typed !== "" && (!value || outside);
    const fault = this.querySelector(`#hb-fault-${dataset.id}`);
    fault.hidden = !wrong;
    fault.textContent = wrong ? (outside ? dataset.outside : this.getAttribute("text")) : "";
    field.setAttribute("aria-invalid", String(Boolean(wrong)));
    return value && !wrong ? value : "open";
  }

  // Adds every result to the values, from the first to the last.
  work(values) {
    for (const { output, tree } of this.results) {
      values.set(output.dataset.id, HandbookExpressions.evaluate(tree, values));
    }
    return values;
  }

  count(value, { decimals, scale }) {
    return HandbookExpressions.counted(HandbookExpressions.operations["*"](value, scale), decimals);
  }

  write(output, value, result) {
    if (typeof value === "string") return "\u2014";
    return HandbookExpressions.written(this.count(value, result), result.decimals) + output.dataset.suffix;
  }

  // Bars on an axis from the smallest value or 0 to the greatest or 0, as calculating.bars_of measures them.
  draw(values) {
    const { fraction, counted, written, operations } = HandbookExpressions;
    const rows = [...this.querySelectorAll("[data-bar]")].map((row) => [row, values.get(row.dataset.bar)]);
    const zero = fraction(0n);
    const known = [zero, ...rows.map(([, value]) => value).filter((value) => typeof value !== "string")];
    const low = known.reduce(operations.min);
    const length = operations["-"](known.reduce(operations.max), low);
    const percent = (part) =>
      length.n ? `${written(counted(operations["/"](operations["*"](part, fraction(100n)), length), 1), 1)}%` : "0.0%";
    for (const [row, value] of rows) {
      const end = typeof value === "string" ? zero : value;
      const size = end.n < 0n ? operations["-"](zero, end) : end;
      row.querySelector("rect").setAttribute("x", percent(operations["-"](operations.min(end, zero), low)));
      row.querySelector("rect").setAttribute("width", percent(size));
      row.querySelector("b").textContent = this.label(row.dataset.bar, value);
    }
  }

  // A value beside its bar: a result as it is shown, an input as it was typed.
  label(id, value) {
    if (typeof value === "string") return "\u2014";
    const result = this.results.find(({ output }) => output.dataset.id === id);
    if (result) return this.write(result.output, value, result);
    const field = this.fields.find(({ dataset }) => dataset.id === id);
    return (field.value.trim() || field.dataset.example) + field.dataset.suffix;
  }

  // Marks the readings that hold. Results are compared as they are shown: 77 % is 77.
  mark(values, whose) {
    const { fraction, holds } = HandbookExpressions;
    const seen = new Map(values);
    for (const { output, ...result } of this.results) {
      const value = values.get(output.dataset.id);
      if (typeof value === "string") continue;
      seen.set(output.dataset.id, fraction(this.count(value, result), 10n ** BigInt(result.decimals)));
    }
    for (const [line, tree] of this.readings) {
      const true_ = holds(tree, seen);
      const mark = line.querySelector(".hb-readings__mark");
      line.classList.toggle("hb-readings__holds", true_);
      mark.hidden = !true_;
      mark.textContent = whose;
    }
  }
}

customElements.define("hb-worksheet", HandbookWorksheet);
