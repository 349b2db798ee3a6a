// The search's messages. In: 0 begin, 2 a query. Out: 1 ready or readier (ask again), 3 what was found, 4 no index.
// The index comes in parts, each as soon as the one before is in use. A worker fetches them; on file://, where there
// are no workers, the page loads this file and the parts as scripts.
const HandbookParts = { take: (part, value) => HandbookParts.taken(value) };

class HandbookWorker {
  constructor(base, post, load) {
    Object.assign(this, { base, post, load, search: null });
  }

  receive({ type, data }) {
    if (type === 0) this.begin().catch((error) => this.post({ type: 4, data: String(error) }));
    if (type === 2 && this.search) this.post({ type: 3, data: this.search.find(data) });
  }

  async begin() {
    const names = await this.load(new URL("search/index.js", this.base));
    const part = (name) => this.load(new URL(`search/${names[name]}`, this.base));
    this.search = new HandbookSearch(await part("head"));
    this.ready("head");
    const lines = part("lines");
    await new Promise((resume) => setTimeout(resume));
    this.search.ranking.hear();
    this.search.lines = await lines;
    this.ready("lines");
    const bodies = await part("body");
    for (let from = 0; from < bodies.length; from += 25) {
      this.search.bodies.take(bodies, from, Math.min(from + 25, bodies.length));
      await new Promise((resume) => setTimeout(resume));
    }
    this.ready("body");
  }

  ready(part) {
    const { kinds, roles } = this.search.head;
    this.post({ type: 1, data: { kinds, roles, part } });
  }

  // Index.js keeps its name, so it is asked for each time; the others never change.
  static async fetch(url) {
    const answer = await fetch(url, { cache: url.pathname.endsWith("/index.js") ? "no-cache" : "default" });
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    const text = await answer.text();
    return JSON.parse(text.slice(text.indexOf("\n") + 1, text.lastIndexOf("\n)")));
  }

  static script(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      HandbookParts.taken = resolve;
      Object.assign(script, { src: url, onerror: () => reject(new Error(url)) });
      document.head.append(script);
    });
  }
}

if (typeof WorkerGlobalScope !== "undefined") {
  const worker = new HandbookWorker(location.href, (message) => postMessage(message), HandbookWorker.fetch);
  addEventListener("message", ({ data }) => worker.receive(data));
}
