// <hb-filter>: shows the lines of one role. The choice lives in the address, so a narrowed list can be shared.
class HandbookFilter extends HTMLElement {
  connectedCallback() {
    this.chips = this.querySelector("fieldset");
    this.chips.hidden = false;
    const wanted = new URLSearchParams(location.search).get("role") ?? "";
    const chip = [...this.chips.elements].find((input) => input.value === wanted);
    if (chip) chip.checked = true;
    this.chips.addEventListener("change", this);
    this.apply();
  }

  disconnectedCallback() {
    this.chips.removeEventListener("change", this);
  }

  handleEvent() {
    const address = new URL(location.href);
    const role = this.role;
    if (role) address.searchParams.set("role", role);
    else address.searchParams.delete("role");
    history.replaceState(history.state, "", address);
    this.apply();
  }

  get role() {
    return this.chips.querySelector("input:checked").value;
  }

  apply() {
    const role = this.role;
    for (const line of this.querySelectorAll("[data-roles]")) {
      line.hidden = role !== "" && !line.dataset.roles.split(" ").includes(role);
    }
    for (const section of this.querySelectorAll("section")) {
      section.hidden = !section.querySelector("[data-roles]:not([hidden])");
    }
  }
}

customElements.define("hb-filter", HandbookFilter);
