// <hb-rehearsal>: practice. Lines of one side are covered; hints come step by step; one judges each line oneself. What was
// said goes to <hb-debrief> as "hb-finish" with a list of {turn, met, seconds}; nothing is kept.
{
  const OPENING = /^.{2,}?[\uff0c\u3002\uff1f\uff01\uff1b\uff1a,.?!;:]/;

  class HandbookRehearsal extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.script = this.closest("hb-script");
      this.clock = this.script.querySelector("[role=timer]");
      for (const type of ["submit", "click", "hb-mode", "hb-turn", "hb-restart", "hb-again"]) this.script.addEventListener(type, this);
    }

    handleEvent(event) {
      if (event.type === "submit") this.begin(event);
      else if (event.type === "hb-mode") this.leave(event.detail);
      else if (this.script.dataset.mode !== "rehearse") return;
      else if (event.type === "hb-turn") this.cover(event.detail);
      else if (event.type === "hb-restart") this.reset();
      else if (event.type === "hb-again") this.prepare();
      else this.press(event.target.closest("[data-act]")?.dataset.act);
    }

    // A look at another mode breaks a talk off; a debrief can be come back to.
    leave(mode) {
      this.hidden = mode !== "rehearse";
      if (this.script.dataset.stage !== "debrief") this.prepare();
    }

    // Back to the question of how to rehearse.
    prepare() {
      this.stop("setup");
      this.form.hidden = false;
    }

    stop(stage) {
      clearInterval(this.ticking);
      this.clock.hidden = true;
      this.uncover();
      this.script.dataset.stage = stage;
    }

    begin(event) {
      event.preventDefault();
      const { part, clock } = this.form.elements;
      this.practice = part.value;
      this.form.hidden = true;
      this.script.dataset.stage = "talk";
      this.clock.hidden = !clock.checked;
      this.ticking = setInterval(() => this.tick(), 1000);
      this.send("hb-begin", this.practice === "customer" ? "customer" : "staff");
    }

    reset() {
      this.said = [];
      this.began = performance.now();
      this.tick();
    }

    disconnectedCallback() {
      clearInterval(this.ticking);
    }

    tick() {
      const seconds = Math.floor((performance.now() - this.began) / 1000);
      this.clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }

    // Puts the cover on the last turn shown if it is a line of one's own.
    cover({ turn, step }) {
      this.uncover();
      this.said.length = Math.min(this.said.length, step - 1);
      this.turn = turn;
      this.shown = performance.now();
      const own = turn.closest("hb-walk").isOwn(turn);
      if (!own) return;
      const says = [...turn.querySelectorAll(".hb-turn__says")].at(-1);
      says.after(this.querySelector("template").content.cloneNode(true));
      this.step = step;
      this.hints = [...(turn.querySelector(".hb-turn__note") ? ["notes"] : []), "opening"];
      turn.dataset.cover = "all";
      this.script.dataset.waiting = "";
      if (this.practice === "pair") this.reveal();
    }

    uncover() {
      for (const cover of this.script.querySelectorAll(".hb-cover")) cover.remove();
      for (const turn of this.script.querySelectorAll("[data-cover]")) delete turn.dataset.cover;
      delete this.script.dataset.waiting;
    }

    press(act) {
      if (act === "hint") this.hint();
      else if (act === "reveal") this.reveal();
      else if (act === "met" || act === "missed") this.judge(act === "met");
      else if (act === "finish") this.finish();
    }

    hint() {
      const hint = this.hints.shift();
      const opening = this.turn.querySelector(".hb-cover__opening");
      if (hint === "notes") this.turn.dataset.cover = "line";
      else {
        const line = this.turn.querySelector(".hb-turn__says p").textContent;
        opening.textContent = `${(line.match(OPENING)?.[0] ?? line.slice(0, 4))}\u2026\u2026`;
        opening.hidden = false;
      }
      if (!this.hints.length) this.turn.querySelector("[data-act=hint]").disabled = true;
    }

    reveal() {
      this.seconds = Math.round((performance.now() - this.shown) / 1000);
      this.turn.dataset.cover = "none";
      this.turn.querySelector(".hb-cover__ask").hidden = true;
      this.turn.querySelector(".hb-cover__opening").hidden = true;
      this.turn.querySelector(".hb-cover__turn").hidden = true;
      const judge = this.turn.querySelector(".hb-cover__judge");
      judge.hidden = false;
      if (this.practice !== "pair") judge.querySelector("button").focus();
    }

    judge(met) {
      this.said[this.step - 1] = { turn: this.turn, met, seconds: this.seconds };
      this.uncover();
      const { next } = this.turn.dataset;
      if (next) this.script.querySelector("[data-act=next]").click();
      else if (this.turn.querySelector(".hb-choices")) this.turn.querySelector(".hb-choices a").focus();
      else this.finish();
    }

    finish() {
      this.stop("debrief");
      this.send("hb-finish", { said: this.said.filter(Boolean), time: this.clock.textContent, judged: this.practice !== "customer" });
    }

    send(name, detail) {
      this.script.dispatchEvent(new CustomEvent(name, { detail }));
    }
  }

  if (!customElements.get("hb-rehearsal")) customElements.define("hb-rehearsal", HandbookRehearsal);
}
