// <hb-filter>: shows the lines of one role (and of one chapter): chips named "role" look at data-roles. The choice lives
// in the address, so a narrowed list can be shared.
class HandbookFilter extends HTMLElement {
  connectedCallback() {
    this.groups = [...this.querySelectorAll("fieldset")];
    for (const chips of this.groups) {
      chips.hidden = false;
      const wanted = new URLSearchParams(location.search).get(this.nameOf(chips)) ?? "";
      const chip = [...chips.elements].find((input) => input.value === wanted);
      if (chip) chip.checked = true;
    }
    this.addEventListener("change", this);
    this.apply();
  }

  disconnectedCallback() {
    this.removeEventListener("change", this);
  }

  handleEvent() {
    const address = new URL(location.href);
    for (const [name, value] of this.choices) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
    this.apply();
  }

  nameOf(chips) {
    return chips.querySelector("input").name;
  }

  get choices() {
    return this.groups.map((chips) => [this.nameOf(chips), chips.querySelector("input:checked").value]);
  }

  apply() {
    const choices = this.choices.filter(([, value]) => value);
    for (const line of this.querySelectorAll("[data-roles]")) {
      line.hidden = !choices.every(([name, value]) => line.dataset[`${name}s`].split(" ").includes(value));
    }
    for (const section of this.querySelectorAll("section")) {
      section.hidden = !section.querySelector("[data-roles]:not([hidden])");
    }
  }
}

customElements.define("hb-filter", HandbookFilter);
