// What is kept on this device under one key: cells, each a value with the time it was written. Two tabs may write, so
// every write first reads what is there and keeps the newer of each cell. Any access may fail; then the page goes on in
// memory, and `trouble` says why: "blocked", "full", "newer" (written by a newer handbook: left alone), "broken" (the
// unreadable text was set aside).
class HandbookStore {
  static VERSION = 1;
  static MIGRATIONS = []; // MIGRATIONS[v - 1] turns the data of version v into that of v + 1
  static KEPT = 50;

  constructor(id, changed) {
    this.key = `handbook/1/${id}`;
    this.changed = changed;
    this.cells = {};
    this.trouble = "";
    this.join(this.read());
  }

  connect() {
    addEventListener("storage", this);
  }

  disconnect() {
    removeEventListener("storage", this);
  }

  // Another tab has written, or (without a new value) erased everything.
  handleEvent(event) {
    if (event.key !== this.key && event.key !== null) return;
    if (event.newValue === null) this.cells = {};
    else this.join(this.read());
    this.changed();
  }

  get(name) {
    return this.cells[name]?.[0] ?? null;
  }

  // [rest of the name, value] of every cell whose name begins so, the oldest first.
  all(prefix) {
    return Object.entries(this.cells)
      .filter(([name, [value]]) => name.startsWith(prefix) && value !== null)
      .sort(([, a], [, b]) => a[1] - b[1])
      .map(([name, [value]]) => [name.slice(prefix.length), value]);
  }

  // Writes cells; null erases a value, and the erasure wins over older writings of other tabs.
  set(values) {
    for (const [name, value] of Object.entries(values)) {
      this.cells[name] = [value, Math.max(Date.now(), (this.cells[name]?.[1] ?? 0) + 1)];
    }
    this.write();
  }

  erase() {
    this.cells = {};
    this.attempt(() => localStorage.removeItem(this.key));
    this.forgetAside();
  }

  // The unreadable text of before, or null.
  get aside() {
    return this.attempt(() => localStorage.getItem(`${this.key}.bad`)) ?? null;
  }

  forgetAside() {
    this.attempt(() => localStorage.removeItem(`${this.key}.bad`));
  }

  attempt(access) {
    try {
      return access();
    } catch (error) {
      this.trouble = error.name === "QuotaExceededError" ? "full" : "blocked";
      return undefined;
    }
  }

  read() {
    const text = this.attempt(() => localStorage.getItem(this.key));
    if (!text) return {};
    try {
      const data = HandbookStore.upgrade(JSON.parse(text));
      if (data.v > HandbookStore.VERSION) this.trouble = "newer";
      else if (Object.values(data.cells).every((cell) => Array.isArray(cell) && Number.isFinite(cell[1]))) return data.cells;
      else throw new TypeError("not cells");
    } catch {
      this.attempt(() => {
        localStorage.setItem(`${this.key}.bad`, text);
        localStorage.removeItem(this.key);
      });
    }
    return {};
  }

  // Data of any version → data of today's; newer data stays as it is.
  static upgrade(data, steps = HandbookStore.MIGRATIONS) {
    if (!Number.isInteger(data.v) || data.v < 1) throw new TypeError("no version");
    return steps.slice(data.v - 1).reduce((older, step) => step(older), data);
  }

  join(cells) {
    for (const [name, cell] of Object.entries(cells)) {
      if (!(this.cells[name]?.[1] >= cell[1])) this.cells[name] = cell;
    }
    for (const [id] of this.all("result:").slice(0, -HandbookStore.KEPT)) delete this.cells[`result:${id}`];
  }

  write() {
    const { trouble } = this;
    if (trouble === "newer") return;
    this.trouble = "";
    this.join(this.read());
    if (this.trouble !== "newer") {
      this.attempt(() => localStorage.setItem(this.key, JSON.stringify({ v: HandbookStore.VERSION, cells: this.cells })));
    }
    if (this.trouble !== trouble) this.changed();
  }
}
