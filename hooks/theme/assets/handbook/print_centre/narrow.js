// <hb-narrow>: shows the lines that fit every choice. The choices live in the address, so a narrowed list can be shared.
customElements.get("hb-narrow") || customElements.define("hb-narrow", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.hidden = false;
    const wanted = new URLSearchParams(location.search);
    for (const choice of this.form.elements) {
      const value = wanted.get(choice.name) ?? "";
      if ([...choice.options].some((option) => option.value === value)) choice.value = value;
    }
    this.form.addEventListener("change", this);
    this.apply();
  }

  disconnectedCallback() {
    this.form.removeEventListener("change", this);
  }

  handleEvent() {
    const address = new URL(location.href);
    for (const choice of this.form.elements) {
      if (choice.value) address.searchParams.set(choice.name, choice.value);
      else address.searchParams.delete(choice.name);
    }
    history.replaceState(history.state, "", address);
    this.apply();
  }

  apply() {
    const choices = [...this.form.elements].filter((choice) => choice.value);
    let shown = 0;
    for (const line of this.querySelectorAll("[data-role]")) {
      line.hidden = choices.some(({ name, value }) => name in line.dataset && !line.dataset[name].split(" ").includes(value));
      if ("chapter" in line.dataset && !line.hidden) shown += 1;
    }
    for (const fold of this.querySelectorAll("details")) fold.open = choices.length > 0;
    for (const part of this.querySelectorAll("section, details")) {
      part.hidden = !part.querySelector("[data-role]:not([hidden])");
    }
    this.querySelector("[role=status]").hidden = shown > 0;
  }
});
