// Queries kept on the device: those that led somewhere, and those that found nothing.
class HandbookMemory {
  // "most" are kept, the latest first. Without storage they last as long as the page.
  constructor(name, most) {
    this.key = `handbook/1/${name}`;
    this.most = most;
    this.kept = [];
    this.safe = true;
    try {
      const stored = JSON.parse(localStorage.getItem(this.key) || "[]");
      if (Array.isArray(stored)) this.kept = stored.filter((query) => typeof query === "string");
    } catch {
      this.safe = false;
    }
  }

  keep(query) {
    this.write([query, ...this.kept.filter((other) => other !== query)].slice(0, this.most));
  }

  // A query that is still being typed gives way to its longer self.
  keepLonger(query) {
    this.kept = this.kept.filter((other) => !query.startsWith(other));
    this.keep(query);
  }

  clear() {
    this.write([]);
  }

  write(queries) {
    this.kept = queries;
    try {
      localStorage.setItem(this.key, JSON.stringify(queries));
    } catch {
      this.safe = false;
    }
  }
}
