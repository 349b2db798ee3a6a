// <hb-saving>: buttons that save the record as a file and print the sheet, as it is or blank.
if (!customElements.get("hb-saving")) {
  customElements.define(
    "hb-saving",
    class extends HTMLElement {
      connectedCallback() {
        this.sheet = this.closest("hb-checklist");
        this.addEventListener("click", this);
        this.sheet.addEventListener("hb-record", this);
        if (this.sheet.record) this.write(this.sheet.record);
      }

      disconnectedCallback() {
        this.removeEventListener("click", this);
        this.sheet.removeEventListener("hb-record", this);
      }

      handleEvent(event) {
        if (event.type === "hb-record") this.write(event.detail);
        else this[event.target.closest("[data-act]")?.dataset.act]?.();
      }

      csv() {
        const { sheet } = this;
        const columns = ["list", "day", "number", "id", "text", "critical", "state", "now", "who", "by", "reason", "note", "time"];
        const rows = this.items().map((item) => ({
          ...item,
          list: sheet.getAttribute("name"),
          day: sheet.day,
          critical: item.critical ? sheet.say("must") : "",
          state: sheet.say(item.state || "open"),
          time: item.at ? new Date(item.at).toLocaleString("sv-SE") : "" // 2026-11-22 09:30:00, in local time,
        }));
        const head = columns.map((column) => sheet.say(`column_${column}`));
        const body = rows.map((row) => columns.map((column) => row[column] ?? ""));
        HandbookTable.download(this.file("csv"), "text/csv", HandbookTable.csv([head, ...body]));
      }

      json() {
        const { sheet } = this;
        const head = { format: "handbook/ticks/1", list: sheet.list, name: sheet.getAttribute("name"), day: sheet.day };
        const record = { ...head, edition: sheet.getAttribute("edition"), items: this.items() };
        HandbookTable.download(this.file("json"), "application/json", `${JSON.stringify(record, null, 2)}\n`);
      }

      print() {
        window.print();
      }

      blank() {
        this.sheet.show({ items: {} });
        addEventListener("afterprint", () => this.sheet.show(), { once: true });
        window.print();
      }

      // Every line with what is known of it, then what was ticked on lines that the list no longer has.
      items() {
        const { lines, record } = this.sheet;
        const known = lines.map(({ id, number, text, critical }) => ({ number, id, text, critical, ...record.items[id] }));
        const gone = Object.keys(record.items).filter((id) => !lines.some((line) => line.id === id));
        return [...known, ...gone.map((id) => ({ id, ...record.items[id] }))].map((item) => ({ state: "", ...item }));
      }

      file(suffix) {
        return `${this.sheet.getAttribute("name")}_${this.sheet.day}.${suffix}`;
      }

      // Below the printed lines: what is ticked, in words, and the table of what is not met.
      write(record) {
        const { sheet } = this;
        const state = (line) => record.items[line.id]?.state ?? "";
        const numbers = (wanted) => sheet.lines.filter((line) => state(line) === wanted).map((line) => line.number);
        const said = ["done", "unmet", "na"].filter((wanted) => numbers(wanted).length);
        const list = (wanted) => sheet.say("printed", { state: sheet.say(wanted), numbers: numbers(wanted).join(sheet.say("or")) });
        const printed = sheet.querySelector(".hb-printed");
        printed.textContent = said.length ? [sheet.day, ...said.map(list)].join(sheet.say("and")) : "";
        const body = sheet.querySelector(".hb-blank tbody");
        const unmet = sheet.lines.filter((line) => state(line) === "unmet");
        sheet.classList.toggle("hb-live--unmet", unmet.length > 0);
        const rows = unmet.map(({ id, number }) => [number, ...["now", "who", "by"].map((name) => record.items[id][name])]);
        while (rows.length < 2) rows.push(["", "", "", ""]);
        body.replaceChildren(...rows.map((cells) => this.row(cells)));
      }

      row(cells) {
        const row = document.createElement("tr");
        for (const text of cells) row.insertCell().textContent = text ?? "";
        return row;
      }
    },
  );
}
