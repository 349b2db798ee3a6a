// <hb-progress>: how far the list is, and what of it must still be done.
if (!customElements.get("hb-progress")) {
  customElements.define(
    "hb-progress",
    class extends HTMLElement {
      connectedCallback() {
        this.sheet = this.closest("hb-checklist");
        this.sheet.addEventListener("hb-record", this);
        if (this.sheet.record) this.handleEvent();
      }

      disconnectedCallback() {
        this.sheet.removeEventListener("hb-record", this);
      }

      handleEvent() {
        const { lines, record } = this.sheet;
        const item = (line) => record.items[line.id] ?? { state: "" };
        const count = (state) => lines.filter((line) => item(line).state === state).length;
        const settled = ({ state, reason }) => state === "done" || (state === "na" && reason?.trim());
        const left = lines.filter((line) => line.critical && !settled(item(line))).length;
        const facts = { done: count("done"), total: lines.length, unmet: count("unmet"), na: count("na"), left };
        const parts = ["progress", facts.unmet && "progress_unmet", facts.na && "progress_na"];
        const must = lines.some((line) => line.critical) && (left ? "progress_left" : "progress_clear");
        this.querySelector("[data-said]").textContent = [...parts, must]
          .filter(Boolean)
          .map((word) => this.sheet.say(word, facts))
          .join(this.sheet.say("and"));
        const bar = this.querySelector("progress");
        bar.max = facts.total;
        bar.value = facts.total - count("");
      }
    },
  );
}
