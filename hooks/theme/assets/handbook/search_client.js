// Talks to the worker. One query is on its way at a time; what is typed meanwhile is asked when the answer is there.
class HandbookSearchClient {
  // "on": ready({kinds, roles, part}) each time that more of the index is there, found(answer), failed().
  constructor(worker, on) {
    Object.assign(this, { worker, on, post: null, ready: false, waiting: false, query: "", answered: null });
  }

  // Pages in a folder may have no workers, so there the search runs in the page.
  begin() {
    if (this.post) return;
    const receive = (message) => this.receive(message);
    if (location.protocol === "file:") {
      this.post = () => {};
      const script = document.createElement("script");
      script.src = this.worker;
      script.onload = () => {
        const search = new HandbookWorker(this.worker, receive, HandbookWorker.script);
        this.post = (message) => setTimeout(() => search.receive(message));
        this.post({ type: 0 });
      };
      script.onerror = () => receive({ type: 4 });
      document.head.append(script);
    } else {
      const worker = new Worker(this.worker);
      worker.onmessage = ({ data }) => receive(data);
      worker.onerror = () => receive({ type: 4 });
      this.post = (message) => worker.postMessage(message);
      this.post({ type: 0 });
    }
  }

  ask(query) {
    this.begin();
    this.query = query;
    if (!this.ready || this.waiting || this.answered === query) return;
    this.answered = null;
    if (!query) return;
    this.waiting = true;
    this.post({ type: 2, data: query });
  }

  receive({ type, data }) {
    if (type === 1) {
      this.ready = true;
      this.answered = null;
      this.on.ready(data);
    } else if (type === 3) {
      this.waiting = false;
      if (data.query === this.query) {
        this.answered = data.query;
        this.on.found(data);
      }
    } else {
      // The next word that is typed starts anew.
      this.post = null;
      this.ready = this.waiting = false;
      this.on.failed();
    }
    if (this.ready) this.ask(this.query);
  }
}
