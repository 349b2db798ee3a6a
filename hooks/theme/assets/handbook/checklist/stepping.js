// <hb-stepping>: read one, do one. Shows a single line at a time; a tick leads on to the next.
if (!customElements.get("hb-stepping")) {
  customElements.define(
    "hb-stepping",
    class extends HTMLElement {
      connectedCallback() {
        this.sheet = this.closest("hb-checklist");
        this.place = 0;
        this.on = false;
        this.addEventListener("click", this);
        this.sheet.addEventListener("change", this);
      }

      disconnectedCallback() {
        this.removeEventListener("click", this);
        this.sheet.removeEventListener("change", this);
      }

      handleEvent(event) {
        if (event.type === "click") this[event.target.closest("[data-act]")?.dataset.act]?.();
        else if (this.on && event.target.matches(".hb-tick__box:checked")) this.next();
      }

      toggle() {
        this.on = !this.on;
        const open = this.sheet.lines.findIndex(({ box }) => !box.checked);
        this.go(Math.max(open, 0));
      }

      next() {
        this.go(this.place + 1);
      }

      back() {
        this.go(this.place - 1);
      }

      go(place) {
        const { lines } = this.sheet;
        this.place = Math.min(Math.max(place, 0), lines.length - 1);
        this.querySelector("[data-act=toggle]").setAttribute("aria-pressed", String(this.on));
        this.querySelector("[data-steps]").hidden = !this.on;
        this.querySelector("[data-place]").textContent = this.sheet.say("place", { n: this.place + 1, total: lines.length });
        lines.forEach(({ row }, position) => row.classList.toggle("hb-away", this.on && position !== this.place));
        for (const group of this.sheet.querySelectorAll(".hb-ticks")) {
          group.classList.toggle("hb-away", !group.querySelector(".hb-tick:not(.hb-away)"));
        }
        if (this.on) lines[this.place].box.focus();
      }
    },
  );
}
