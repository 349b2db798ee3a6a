// <hb-merge most name>: one list made of several that the reader picks. The choice stands in the address and nowhere
// else, on paper with the lists' editions (?p=l301_l302&e=6.2). The elements inside follow it by the event hb-picked; the
// sheet is made anew for each choice.
if (!customElements.get("hb-merge")) {
  customElements.define(
    "hb-merge",
    class extends HTMLElement {
      connectedCallback() {
        this.hidden = false;
        this.most = Number(this.getAttribute("most"));
        this.titles = new Map([...this.querySelectorAll("option[data-title]")].map(({ value, dataset }) => [value, dataset.title]));
        const parts = [...this.querySelectorAll("template[data-part]")];
        this.parts = Object.fromEntries(parts.map((part) => [part.dataset.part, part]));
        addEventListener("popstate", this);
        // The elements inside wake up in this same turn; the choice comes when all are there.
        queueMicrotask(() => this.handleEvent());
      }

      disconnectedCallback() {
        removeEventListener("popstate", this);
      }

      handleEvent() {
        const asked = HandbookMerge.read(location.search, this.titles);
        const known = asked.filter((token) => this.titles.has(token));
        const gone = asked.filter((token) => !this.titles.has(token));
        this.choice = known.slice(0, this.most);
        this.held = HandbookMerge.held(location.search, asked);
        this.querySelector(".hb-merged__choose").open = this.choice.length < 2; // who got a link wants the list
        this.blame("gone", gone.map((token) => token.slice(0, 60)));
        this.querySelector("[data-fault=many]").hidden = known.length <= this.most;
        this.take();
      }

      pick(choice) {
        this.choice = choice;
        this.held = new Map();
        this.blame("gone", []);
        this.querySelector("[data-fault=many]").hidden = true;
        history.replaceState(history.state, "", this.address());
        this.take();
      }

      address({ paper = false } = {}) {
        const address = new URL(location.href);
        address.search = HandbookMerge.write(this.choice, paper ? this.editions : []);
        address.hash = "";
        return address.href;
      }

      // Loads what is picked. Who picks on meanwhile gets the later choice.
      async take() {
        const { choice } = this;
        this.dispatchEvent(new CustomEvent("hb-picked"));
        const loaded = await Promise.all(choice.map((token) => HandbookDevice.load(`list-${token}`).catch(() => null)));
        if (choice !== this.choice || !this.isConnected) return;
        this.blame("failed", choice.filter((_, place) => !loaded[place]).map((token) => this.titles.get(token)));
        this.editions = loaded.map((list) => HandbookMerge.edition(list ?? undefined));
        const older = (list, place) => list && (this.held.get(choice[place]) ?? this.editions[place]) !== this.editions[place];
        this.blame("older", loaded.filter(older).map(({ name, dated }) => `${name} ${dated}`));
        this.show(loaded.filter(Boolean));
      }

      blame(fault, names) {
        const said = this.querySelector(`[data-fault=${fault}]`);
        said.hidden = !names.length;
        said.querySelector("b").textContent = names.join("\u3001");
      }

      show(lists) {
        const merged = HandbookMerge.merge(lists);
        const lines = merged.flatMap(({ groups }) => groups.flatMap((group) => group.lines));
        const doubles = merged.reduce((sum, part) => sum + part.doubles.length, 0);
        const name = HandbookMerged.fill(this.getAttribute("name"), { lists: lists.map((list) => list.name).join("\u3001") });
        const facts = { name, list: this.choice.join("_"), doubles };
        this.querySelector("[data-slot=sheet]").replaceChildren(...(lists.length ? [HandbookMerged.make(this.parts, merged, facts)] : []));
        for (const said of this.querySelectorAll("[data-empty]")) said.hidden = Number(said.dataset.empty) !== lists.length;
        for (const part of this.querySelectorAll(":scope > :is([data-said], hb-sharing, .hb-paper)")) part.hidden = !lists.length;
        const sum = this.querySelector(":scope > [data-said]");
        sum.hidden = lists.length < 2;
        const critical = lines.filter((line) => line.critical).length;
        sum.textContent = HandbookMerged.fill(sum.dataset.said, { lists: lists.length, total: lines.length, critical, doubles });
        this.list(merged.filter((part) => part.doubles.length));
        this.dispatchEvent(new CustomEvent("hb-picked"));
      }

      // Which lines fell out of which list, and where they stand.
      list(parts) {
        const fold = this.querySelector(".hb-merged__doubles");
        const [one, each] = fold.querySelectorAll(":scope > template");
        const all = fold.querySelector("ul");
        fold.hidden = !parts.length;
        const rows = parts.map(({ list, doubles }) => {
          const row = HandbookMerged.piece(one);
          row.querySelector("b").textContent = HandbookMerged.fill(all.dataset.of, { list: list.name, n: doubles.length });
          const lines = doubles.map(({ text, line }) => {
            const double = HandbookMerged.piece(each);
            const [words, where] = double.children;
            words.textContent = text;
            where.textContent = HandbookMerged.fill(all.dataset.said, { number: line.number, list: line.list.name });
            return double;
          });
          row.querySelector("ul").append(...lines);
          return row;
        });
        all.replaceChildren(...rows);
      }
    },
  );
}
