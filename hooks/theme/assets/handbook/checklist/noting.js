// <hb-noting>: beside each line a button that opens a few fields: not met (how it is, who, by when), not applicable
// (why), a remark. What is typed is kept at once.
if (!customElements.get("hb-noting")) {
  customElements.define(
    "hb-noting",
    class extends HTMLElement {
      connectedCallback() {
        this.sheet = this.closest("hb-checklist");
        [this.button, this.form] = this.querySelectorAll("template");
        this.open = new Map();
        for (const row of this.sheet.querySelectorAll(".hb-tick")) this.add(row);
        this.sheet.addEventListener("hb-record", this);
      }

      disconnectedCallback() {
        this.sheet.removeEventListener("hb-record", this);
      }

      handleEvent() {
        for (const [id, form] of this.open) this.fill(id, form);
      }

      add(row) {
        if (row.querySelector(".hb-tick__note")) return;
        const button = this.button.content.firstElementChild.cloneNode(true);
        const number = row.querySelector(".hb-tick__number").textContent;
        button.setAttribute("aria-label", button.dataset.name.replace("{number}", number));
        button.addEventListener("click", () => this.toggle(row, button));
        row.querySelector(".hb-tick__label").after(button);
      }

      toggle(row, button) {
        const id = row.querySelector(".hb-tick__box").name;
        const opened = !this.open.has(id);
        button.setAttribute("aria-expanded", String(opened));
        if (opened) {
          this.open.set(id, this.make(row, id, button));
          this.fill(id, this.open.get(id));
          row.querySelector(".hb-note input").focus();
        } else {
          this.open.get(id).remove();
          this.open.delete(id);
          button.focus();
        }
      }

      make(row, id, button) {
        const form = this.form.content.firstElementChild.cloneNode(true);
        const legend = form.querySelector("legend");
        const number = row.querySelector(".hb-tick__number").textContent;
        legend.textContent = legend.textContent.replace("{number}", number);
        for (const radio of form.querySelectorAll("[type=radio]")) radio.name = `hb-state-${number}`;
        const remedy = form.querySelector(".hb-note__remedy");
        remedy.querySelector("span").textContent = row.dataset.remedy ?? "";
        form.addEventListener("change", (event) => {
          event.stopPropagation();
          if (event.target.type === "radio") this.sheet.change(id, { state: event.target.value });
        });
        form.addEventListener("input", ({ target }) => {
          if (target.type !== "radio") this.sheet.change(id, { [target.name]: target.value });
        });
        form.querySelector("button").addEventListener("click", () => this.toggle(row, button));
        row.append(form);
        return form;
      }

      fill(id, form) {
        const item = this.sheet.record.items[id] ?? { state: "" };
        const state = item.state === "done" ? "" : item.state;
        for (const radio of form.querySelectorAll("[type=radio]")) radio.checked = radio.value === state;
        for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== state;
        const remedy = form.querySelector(".hb-note__remedy");
        remedy.hidden = state !== "unmet" || !remedy.querySelector("span").textContent;
        for (const field of form.querySelectorAll("[name]:not([type=radio])")) {
          if (field !== document.activeElement) field.value = item[field.name] ?? "";
        }
      }
    },
  );
}
