// <hb-choosing>: the fields in which lists are picked and put in order; role, moment and chapter narrow what they offer.
if (!customElements.get("hb-choosing")) {
  customElements.define(
    "hb-choosing",
    class extends HTMLElement {
      connectedCallback() {
        this.merger = this.closest("hb-merge");
        this.form = this.querySelector("form");
        this.fields = this.form.elements;
        this.offers = [...this.fields.list.children].map((child) => child.cloneNode(true));
        this.addEventListener("change", this);
        this.addEventListener("click", this);
        this.addEventListener("submit", this);
        this.merger.addEventListener("hb-picked", this);
      }

      disconnectedCallback() {
        this.merger.removeEventListener("hb-picked", this);
      }

      handleEvent(event) {
        const { type, target } = event;
        if (type === "submit") this.add(event);
        else if (type === "click") this.press(target.closest("[data-act]"));
        else if (type === "hb-picked" || "narrows" in target.dataset) this.show(this.merger.choice);
      }

      add(event) {
        event.preventDefault();
        const { value } = this.fields.list;
        if (value) this.merger.pick([...this.merger.choice, value]);
        this.fields.list.focus();
      }

      press(button) {
        if (!button) return;
        const { act, token } = button.dataset;
        const rest = this.merger.choice.filter((each) => each !== token);
        if (act === "up") rest.splice(this.merger.choice.indexOf(token) - 1, 0, token);
        this.merger.pick(rest);
        const again = act === "up" && this.querySelector(`[data-act=up][data-token="${token}"]:enabled`);
        (again || this.querySelector(`[data-act=drop][data-token="${token}"]`) || this.fields.list).focus();
      }

      show(choice) {
        const before = this.fields.list.value;
        this.fields.list.replaceChildren(...this.offers.map((child) => this.narrowed(child, choice)).filter(Boolean));
        this.fields.list.value = before;
        if (this.fields.list.selectedIndex < 0) this.fields.list.value = "";
        this.fields.list.disabled = choice.length >= this.merger.most;
        if (this.shown === choice) return; // the keyboard may stand in it
        this.shown = choice;
        this.querySelector("[data-picked]").hidden = !choice.length;
        this.querySelector("[data-chosen]").replaceChildren(...choice.map((token, place) => this.chosen(token, place)));
      }

      narrowed(child, choice) {
        if (child.tagName === "OPTION") return child.cloneNode(true);
        const group = child.cloneNode(true);
        for (const option of [...group.children]) {
          if (choice.includes(option.value) || !this.fits(option)) option.remove();
        }
        return group.children.length ? group : null;
      }

      // A list for no role, moment or chapter in particular is for all.
      fits({ dataset }) {
        return ["role", "moment", "chapter"].every((name) => {
          const wanted = this.fields[name].value;
          return !dataset[name] || !wanted || dataset[name] === wanted;
        });
      }

      chosen(token, place) {
        const row = HandbookMerged.piece(this.querySelector("template"));
        const title = this.merger.titles.get(token);
        row.querySelector("span").textContent = title;
        for (const button of row.querySelectorAll("button")) {
          button.dataset.token = token;
          button.setAttribute("aria-label", `${button.textContent} ${title}`);
          if (button.dataset.act === "up") button.disabled = !place;
        }
        return row;
      }
    },
  );
}
