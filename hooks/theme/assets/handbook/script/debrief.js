// <hb-debrief>: after a rehearsal, marks in the lists of steps and standards what was met and what was missed, by one's
// own judgement, and says what to look at next. Another rehearsal takes the marks away.
{
  class HandbookDebrief extends HTMLElement {
    connectedCallback() {
      this.head = this.querySelector(".hb-debrief__head");
      this.acts = this.querySelector(".hb-debrief__acts");
      this.script = this.closest("hb-script");
      this.script.addEventListener("hb-finish", this);
      this.addEventListener("click", this);
    }

    handleEvent(event) {
      const act = event.target.closest?.("[data-act]");
      if (event.type === "hb-finish") this.show(event.detail);
      else if (act?.dataset.act === "again") this.again();
      else if (act?.dataset.act === "copy") this.copy(act);
    }

    again() {
      this.clear();
      this.script.dispatchEvent(new CustomEvent("hb-again"));
      this.script.scrollIntoView();
      this.script.querySelector("form input:checked").focus();
    }

    say(key, facts = {}) {
      return Object.entries(facts).reduce((text, [name, fact]) => text.replace(`{${name}}`, fact), this.dataset[key]);
    }

    show({ said, time, judged }) {
      const met = said.filter((line) => line.met).length;
      this.head.hidden = this.acts.hidden = false;
      this.set("score", said.length ? this.say("score", { met, total: said.length, time }) : this.say("unjudged"));
      this.set("slowest", this.slowest(said));
      if (judged) for (const aim of this.querySelectorAll(".hb-aim")) this.mark(aim, said);
      this.list(said.filter((line) => !line.met).map((line) => line.turn));
      this.head.focus({ preventScroll: true });
      this.head.scrollIntoView();
    }

    set(part, text) {
      this.querySelector(`.hb-debrief__${part}`).textContent = text;
    }

    slowest(said) {
      const [longest] = [...said].sort((a, b) => b.seconds - a.seconds);
      if (!longest || longest.seconds < 5) return "";
      return this.say("slowest", { n: this.number(longest.turn), seconds: longest.seconds });
    }

    number(turn) {
      return turn.querySelector(".hb-turn__number").textContent;
    }

    mark(aim, said) {
      const ids = aim.dataset.lines.split(" ");
      const own = said.filter(({ turn }) => ids.includes(turn.id));
      const met = own.filter((line) => line.met).length;
      const verdict = !own.length ? "skipped" : met === own.length ? "met" : met ? "partly" : "missed";
      const mark = aim.querySelector(".hb-aim__verdict");
      aim.dataset.verdict = verdict;
      mark.textContent = this.say(verdict);
      mark.hidden = false;
    }

    // The lines to look at again, each as a link to its place.
    list(turns) {
      const lines = turns.map((turn) => {
        const link = Object.assign(document.createElement("a"), { href: `#${turn.id}` });
        link.textContent = `${this.number(turn)} ${turn.querySelector(".hb-turn__says p").textContent}`;
        const item = document.createElement("li");
        item.append(link);
        return item;
      });
      const list = this.querySelector(".hb-debrief__lines");
      list.querySelector("ul").replaceChildren(...lines);
      list.hidden = !lines.length;
    }

    clear() {
      this.head.hidden = this.acts.hidden = true;
      for (const aim of this.querySelectorAll(".hb-aim")) {
        delete aim.dataset.verdict;
        aim.querySelector(".hb-aim__verdict").hidden = true;
      }
    }

    async copy(button) {
      const title = document.querySelector("h1").textContent;
      const parts = [this.head, ...this.querySelectorAll(".hb-aims")].map((part) => part.innerText.trim());
      const label = button.textContent;
      const done = await customElements.get("hb-copy").put([title, location.href, ...parts].join("\n\n"));
      button.textContent = done ? button.dataset.done : button.dataset.failed;
      setTimeout(() => (button.textContent = label), 2000);
    }
  }

  if (!customElements.get("hb-debrief")) customElements.define("hb-debrief", HandbookDebrief);
}
