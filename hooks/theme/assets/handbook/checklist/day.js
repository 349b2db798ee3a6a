// <hb-day>: leads to the records of other days that this device still has, and says why a record cannot be kept.
if (!customElements.get("hb-day")) {
  customElements.define(
    "hb-day",
    class extends HTMLElement {
      connectedCallback() {
        this.sheet = this.closest("hb-checklist");
        this.choice = this.querySelector("select");
        this.sheet.addEventListener("hb-record", this);
        this.choice.addEventListener("change", this);
        if (this.sheet.record) this.update();
      }

      disconnectedCallback() {
        this.sheet.removeEventListener("hb-record", this);
        this.choice.removeEventListener("change", this);
      }

      handleEvent(event) {
        if (event.type === "change") this.sheet.open(this.choice.value);
        else this.update();
      }

      update() {
        const { sheet, choice } = this;
        const today = HandbookDays.today();
        const days = [...new Set([today, sheet.day, ...sheet.keeper.days()])].sort().reverse();
        const options = days.map((day) => new Option(day === today ? sheet.say("today", { day }) : day, day));
        if (days.join() !== this.shown) choice.replaceChildren(...options);
        this.shown = days.join();
        choice.value = sheet.day;
        choice.closest("label").hidden = days.length === 1;
        const fault = this.querySelector("[role=alert]");
        const text = sheet.fault ? sheet.say(sheet.fault) : "";
        if (fault.textContent !== text) fault.textContent = text;
      }
    },
  );
}
