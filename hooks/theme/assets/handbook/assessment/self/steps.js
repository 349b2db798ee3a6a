// A long form, one dimension at a time. Short ones are shown whole; so is every form on paper.
class HandbookSteps {
  static LONG = 12; // questions

  constructor(host) {
    this.host = host;
    this.nav = host.querySelector(".hb-parts");
    this.sections = [...host.querySelectorAll(".hb-dimension")];
    this.long = host.querySelectorAll(".hb-ask").length > HandbookSteps.LONG && this.sections.length > 1;
    this.nav.hidden = !this.long;
    if (!this.long) return;
    this.buttons = this.sections.map((section, step) => {
      const made = HandbookParts.make(host, "step", { title: section.querySelector("h2").textContent });
      made.querySelector("button").addEventListener("click", () => this.go(step));
      this.nav.append(made);
      return this.nav.lastElementChild;
    });
    this.sections.forEach((section, step) => {
      const onward = step + 1 < this.sections.length;
      section.append(HandbookParts.make(host, "onward", { onward, back: step > 0 }));
      section.addEventListener("click", (event) => {
        const way = event.target.closest("[data-way]");
        if (way) this.go(step + Number(way.dataset.way));
      });
    });
    this.show(0);
  }

  show(step) {
    if (!this.long) return;
    this.sections.forEach((section, place) => section.classList.toggle("hb-dimension--away", place !== step));
    this.buttons.forEach((button, place) => {
      if (place === step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
  }

  go(step) {
    this.show(step);
    this.sections[step].querySelector("h2").focus();
  }

  // Makes a question visible and moves the focus to it.
  reveal(question) {
    this.show(this.sections.findIndex((section) => section.contains(question.fieldset)));
    question.field.focus();
  }

  // How far each dimension is, in the buttons.
  count(answered) {
    if (!this.long) return;
    this.sections.forEach((section, place) => {
      const all = [...section.querySelectorAll(".hb-ask")];
      const done = all.filter((fieldset) => answered.has(fieldset.id)).length;
      this.buttons[place].querySelector(".hb-parts__count").textContent = `${done}/${all.length}`;
    });
  }
}
