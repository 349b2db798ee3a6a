// <hb-meter>: how long the meeting takes and how full the page is. The page is measured on a hidden copy that is as wide
// as the paper and set as it prints.
if (!customElements.get("hb-meter")) {
  customElements.define(
    "hb-meter",
    class extends HTMLElement {
      connectedCallback() {
        this.picker = this.closest("hb-picker");
        this.picker.addEventListener("hb-picked", this);
      }

      disconnectedCallback() {
        this.picker.removeEventListener("hb-picked", this);
      }

      // The sheet follows the same event, perhaps later.
      handleEvent() {
        queueMicrotask(() => this.update());
      }

      update() {
        const shown = [...this.picker.querySelectorAll(".hb-sheet .hb-part:not([hidden])")];
        this.set("minutes", shown.reduce((sum, part) => sum + Number(part.dataset.minutes), 0));
        this.set("page", Math.round(this.measure() * 100));
      }

      // The share of the paper's height that the sheet takes.
      measure() {
        const room = this.querySelector("[data-paper]");
        const copy = this.picker.querySelector(".hb-sheet").cloneNode(true);
        for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
        room.replaceChildren(copy);
        const share = copy.getBoundingClientRect().height / room.getBoundingClientRect().height;
        room.replaceChildren();
        return share;
      }

      set(name, value) {
        const meter = this.querySelector(`meter[data-of=${name}]`);
        const row = meter.closest("p");
        const text = row.querySelector("b");
        meter.value = value;
        text.textContent = text.dataset.said.replace("{n}", value);
        row.querySelector("[data-much]").hidden = value <= Number(meter.max);
      }
    },
  );
}
