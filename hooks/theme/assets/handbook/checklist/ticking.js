// <hb-checklist list name edition>: keeps what is ticked on this device, list by list and day by day. The elements
// inside follow its record by the event hb-record, and change it through change() and reset(). A keeper that was set
// before (merge/keeping.js) keeps it elsewhere.
if (!customElements.get("hb-checklist")) {
  customElements.define(
    "hb-checklist",
    class extends HTMLElement {
      connectedCallback() {
        this.lines = [...this.querySelectorAll(".hb-tick")].map((row, position) => this.line(row, position));
        this.keeper ??= HandbookDays.keeper(this.list);
        for (const part of this.querySelectorAll(".hb-added")) part.hidden = false;
        this.classList.add("hb-live");
        this.addEventListener("change", this);
        addEventListener("storage", this);
        document.addEventListener("visibilitychange", this);
        this.open(HandbookDays.today());
      }

      disconnectedCallback() {
        removeEventListener("storage", this);
        document.removeEventListener("visibilitychange", this);
      }

      line(row, position) {
        const box = row.querySelector(".hb-tick__box");
        const said = row.querySelector(".hb-tick__said") ?? document.createElement("p");
        said.className = "hb-tick__said";
        said.id = `hb-said-${position + 1}`;
        row.append(said);
        const must = row.querySelector(".hb-must");
        const text = row.querySelector(".hb-tick__text").textContent;
        return {
          row,
          box,
          said,
          id: box.name,
          number: position + 1,
          critical: Boolean(must),
          // What only keeps a line from breaking has no place in a record.
          text: text.replace(must?.textContent ?? "", "").replaceAll("\u2060", "").replaceAll("\u00a0", " ").trim(),
        };
      }

      // Shows the record of a day.
      open(day) {
        this.day = day;
        this.record = { ...this.keeper.read(day) };
        this.show();
      }

      get list() {
        return this.getAttribute("list");
      }

      handleEvent(event) {
        if (event.type === "storage") {
          if (this.keeper.has(event.key, this.day)) this.meet();
        } else if (event.type === "visibilitychange") {
          if (!document.hidden) this.meet();
        } else if (event.target.matches(".hb-tick__box")) {
          this.change(event.target.name, { state: event.target.checked ? "done" : "" });
        }
      }

      // Takes over what another tab has kept in the meantime.
      meet() {
        this.record = HandbookRecord.merge(this.record, this.keeper.read(this.day));
        this.show();
      }

      change(id, fields) {
        this.keep(HandbookRecord.change(this.record, id, fields));
      }

      // Puts all items back to what they were; without any, empties the list.
      reset(items = {}) {
        this.keep(HandbookRecord.reset(this.record, items));
      }

      keep(record) {
        const stored = this.keeper.read(this.day);
        this.record = { ...HandbookRecord.merge(record, stored), edition: this.getAttribute("edition") };
        this.fault = this.keeper.write(this.day, this.record);
        this.show();
      }

      // Shows a record on the lines: the present one, or an empty one for a blank print.
      show(record = this.record) {
        for (const { id, row, box, said } of this.lines) {
          const item = record.items[id] ?? { state: "" };
          box.checked = item.state === "done";
          for (const state of ["unmet", "na"]) row.classList.toggle(`hb-tick--${state}`, item.state === state);
          said.textContent = this.sentence(item);
          if (said.textContent) box.setAttribute("aria-describedby", said.id);
          else box.removeAttribute("aria-describedby");
        }
        this.dispatchEvent(new CustomEvent("hb-record", { detail: record }));
      }

      // What is said of an item besides its tick.
      sentence({ state, now, who, by, reason, note }) {
        const by_when = by && this.say("by", { by });
        const parts = { unmet: [this.say("unmet"), now, who, by_when], na: [this.say("na"), reason] }[state] ?? [];
        return [...parts, note && this.say("note", { note })].filter(Boolean).join(this.say("and"));
      }

      // A sentence of the page's own words with its {places} filled.
      say(word, facts = {}) {
        this.words ??= this.querySelector("template.hb-words").content;
        const text = this.words.querySelector(`[data-word="${word}"]`).textContent;
        return text.replaceAll(/\{(\w+)\}/g, (_, name) => facts[name]);
      }
    },
  );
}
