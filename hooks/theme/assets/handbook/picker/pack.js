// <hb-pack>: the sheet as it will be printed, filled from the templates of what is picked.
if (!customElements.get("hb-pack")) {
  customElements.define(
    "hb-pack",
    class extends HTMLElement {
      connectedCallback() {
        this.picker = this.closest("hb-picker");
        this.picker.addEventListener("hb-picked", this);
      }

      disconnectedCallback() {
        this.picker.removeEventListener("hb-picked", this);
      }

      handleEvent() {
        const { choice } = this.picker;
        for (const kind of ["standard", "script", "question"]) this.fill(kind, choice[kind] ? [choice[kind]] : []);
        this.fill("ticks", choice.ticks);
        this.fill("answer", choice.answer && choice.question ? [`${choice.question}!`] : []);
        const title = this.picker.part(choice.standard)?.dataset.text;
        const head = this.querySelector(".hb-sheet__title");
        head.dataset.plain ??= head.textContent;
        head.textContent = title ?? head.dataset.plain;
        this.querySelector("[data-slot=day]").textContent = choice.day;
        const named = [choice.standard, choice.script, ...choice.ticks, choice.question].filter(Boolean);
        const sources = new Set(named.map((token) => this.picker.part(token).dataset.source));
        this.querySelector("[data-slot=sources]").textContent = [...sources].join(" \u00b7 ");
      }

      fill(name, tokens) {
        const slot = this.querySelector(`[data-slot=${name}]`);
        slot.replaceChildren(...tokens.map((token) => this.picker.part(token).content.cloneNode(true)));
        slot.closest("[data-section]").hidden = !tokens.length;
      }
    },
  );
}
