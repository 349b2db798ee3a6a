// <hb-slots failed>: fields that put names, times and amounts into every line of the page. They may be customers' names:
// a value lasts as long as the page is open; only a field whose box is ticked is kept on the device.
{
  const KEY = "handbook/1/slots";

  class HandbookSlots extends HTMLElement {
    connectedCallback() {
      this.fields = [...this.querySelectorAll("[data-key]")];
      this.boxes = [...this.querySelectorAll("[data-keep]")];
      this.fold = this.querySelector("details");
      this.gaps = [...this.closest("hb-script").querySelectorAll(".hb-slot")].map((gap) => [gap, gap.textContent]);
      for (const part of this.querySelectorAll("[hidden]")) part.hidden = false;
      for (const type of ["input", "change", "click", "keydown"]) this.addEventListener(type, this);
      this.recall();
    }

    handleEvent(event) {
      const act = event.target.closest("[data-act]")?.dataset.act;
      if (event.type === "input" && event.target.dataset.key) this.fill();
      else if (event.type === "change") this.keep();
      else if (event.type === "click" && act) this.press(act);
      else if (event.type === "keydown" && event.key === "Enter" && event.target.dataset.key) this.advance(event.target);
    }

    press(act) {
      if (act === "done") return this.close();
      for (const field of this.fields) field.value = act === "examples" ? field.value || field.dataset.example : "";
      if (act === "clear") for (const box of this.boxes) box.checked = false;
      this.fill();
      this.keep();
    }

    // The Enter key of a phone's keyboard leads to the next field and closes the form after the last.
    advance(field) {
      const next = this.fields[this.fields.indexOf(field) + 1];
      if (next) next.focus();
      else this.close();
    }

    close() {
      this.fold.open = false;
      this.dispatchEvent(new CustomEvent("hb-filled", { bubbles: true }));
    }

    fill() {
      const values = new Map(this.fields.map((field) => [field.dataset.key, field.value.trim()]));
      for (const [gap, empty] of this.gaps) {
        const value = values.get(gap.dataset.slot);
        gap.textContent = value || empty;
        gap.classList.toggle("hb-slot--filled", Boolean(value));
      }
    }

    recall() {
      const kept = this.stored() ?? {};
      for (const field of this.fields) field.value = kept[field.dataset.key] ?? field.value;
      for (const box of this.boxes) box.checked = box.dataset.keep in kept;
      this.fill();
    }

    // Other scripts' words stay as they are.
    keep() {
      const kept = this.stored() ?? {};
      for (const box of this.boxes) {
        const { value } = this.fields.find((field) => field.dataset.key === box.dataset.keep);
        if (box.checked && value.trim()) kept[box.dataset.keep] = value.trim();
        else delete kept[box.dataset.keep];
      }
      try {
        if (Object.keys(kept).length) localStorage.setItem(KEY, JSON.stringify(kept));
        else localStorage.removeItem(KEY);
      } catch {
        this.querySelector("[role=status]").textContent = this.dataset.failed;
      }
    }

    stored() {
      try {
        return JSON.parse(localStorage.getItem(KEY));
      } catch {
        return null;
      }
    }
  }

  if (!customElements.get("hb-slots")) customElements.define("hb-slots", HandbookSlots);
}
