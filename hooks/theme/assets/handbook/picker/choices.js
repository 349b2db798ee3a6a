// <hb-choices>: the fields in which a sheet is put together; role, touchpoint and chapter narrow what they offer.
if (!customElements.get("hb-choices")) {
  customElements.define(
    "hb-choices",
    class extends HTMLElement {
      connectedCallback() {
        this.picker = this.closest("hb-picker");
        this.fields = this.querySelector("form").elements;
        const lists = [...this.querySelectorAll("[data-offer]")];
        this.offers = lists.map((list) => ({ list, children: [...list.children].map((child) => child.cloneNode(true)) }));
        this.addEventListener("change", this);
        this.addEventListener("click", this);
        this.addEventListener("submit", this);
        this.picker.addEventListener("hb-picked", this);
      }

      disconnectedCallback() {
        this.picker.removeEventListener("hb-picked", this);
      }

      handleEvent(event) {
        const { type, target } = event;
        if (type === "submit") event.preventDefault();
        else if (type === "hb-picked") this.show(this.picker.choice);
        else if (type === "click") this.press(target.closest("button")?.dataset ?? {});
        else if (target.dataset.narrows) this.show(this.picker.choice);
        else if (target.name === "tick") this.picker.pick({ ticks: [...this.picker.choice.ticks, target.value] });
        else this.picker.pick({ [target.name]: target.type === "checkbox" ? target.checked : target.value });
      }

      press({ act, token }) {
        const { choice } = this.picker;
        if (act === "suit") this.picker.pick(this.suiting(choice));
        if (act === "drop") this.picker.pick({ ticks: choice.ticks.filter((tick) => tick !== token) });
        if (act === "drop") this.fields.tick.focus();
      }

      // Shows the choice in the fields; what is chosen is offered even if it does not fit what the offer is narrowed to.
      show(choice) {
        for (const { list, children } of this.offers) {
          const chosen = list.name === "tick" ? "" : choice[list.name];
          list.replaceChildren(...children.map((child) => this.narrowed(child, chosen)).filter(Boolean));
          list.value = chosen;
        }
        for (const option of [...this.fields.tick.options]) if (choice.ticks.includes(option.value)) option.remove();
        this.fields.tick.disabled = choice.ticks.length >= this.picker.most;
        this.fields.day.value = choice.day;
        this.fields.answer.checked = choice.answer;
        this.querySelector("[data-act=suit]").disabled = !choice.standard;
        const made = choice.ticks.map((token) => this.chosen(token));
        this.querySelector("[data-chosen]").replaceChildren(...made);
      }

      narrowed(child, chosen) {
        if (child.tagName === "OPTION") return child.cloneNode(true);
        const group = child.cloneNode(true);
        for (const option of [...group.children]) {
          if (!this.fits(option) && option.value !== chosen) option.remove();
        }
        return group.children.length ? group : null;
      }

      // An entry for no role or touchpoint in particular is for all.
      fits({ dataset }) {
        const { role, touchpoint, chapter } = this.fields;
        const within = (all, one) => !all || !one || all.split(" ").includes(one);
        return (
          within(dataset.roles, role.value) && within(dataset.touchpoints, touchpoint.value) && within(dataset.chapter, chapter.value)
        );
      }

      chosen(token) {
        const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
        row.querySelector("span").textContent = this.picker.part(token)?.dataset.text ?? token;
        const button = row.querySelector("button");
        button.dataset.token = token;
        button.setAttribute("aria-label", `${button.textContent} ${row.querySelector("span").textContent}`);
        return row;
      }

      // What goes with the standard: its critical checks, a script that fulfils it, a case that shows it.
      suiting({ standard, script, ticks, question }) {
        const options = (name) => [...this.fields[name].options];
        const about = (name) => options(name).find((option) => (option.dataset.of ?? "").split(" ").includes(standard))?.value;
        const own = this.offers.find(({ list }) => list.name === "tick").children.flatMap((group) => [...(group.children ?? [])]);
        const checks = own.map((option) => option.value).filter((token) => token.startsWith(`${standard}.`));
        return {
          script: about("script") ?? script,
          ticks: checks.length ? checks.slice(0, this.picker.most) : ticks,
          question: about("question") ?? question,
        };
      }
    },
  );
}
