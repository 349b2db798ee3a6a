// <hb-walk data-at data-onward>: shows one turn of the conversation at a time, with what came just before it. The way on is a
// button: each choice, or what the customer says next. The turns themselves are the data. A walk with a side stops at
// every line of that side ("staff", "customer"); "hb-turn" tells which turns are shown, "hb-end" that the talk is over.
{
  class HandbookWalk extends HTMLElement {
    connectedCallback() {
      this.turns = [...this.querySelectorAll(".hb-turn")];
      this.talk = this.querySelector(".hb-talk");
      this.acts = this.querySelector(".hb-walk__acts");
      this.status = this.querySelector(".hb-walk__at");
      this.trail = [];
      this.using = [this.turns[0].id];
      this.addEventListener("click", this);
      for (const type of ["hb-mode", "hb-begin", "hb-filled"]) this.closest("hb-script").addEventListener(type, this);
    }

    handleEvent(event) {
      if (event.type === "hb-begin") this.begin(event.detail);
      else if (event.type === "hb-mode" && event.detail === "use") this.resume();
      else if (event.type === "hb-mode") this.stop();
      else if (!this.trail.length) return;
      else if (event.type === "hb-filled") this.show();
      else this.press(event);
    }

    press(event) {
      const choice = event.target.closest(".hb-choices a");
      const act = event.target.closest("[data-act]")?.dataset.act;
      if (choice) {
        event.preventDefault();
        event.stopPropagation();
        this.go(choice.hash.slice(1));
      } else if (act === "next") this.go(this.last.dataset.next);
      else if (act === "draw") this.go(this.drawn());
      else if (act === "back") this.back();
      else if (act === "restart") this.begin(this.side);
    }

    begin(side) {
      this.side = side;
      this.trail.splice(0, Infinity, this.turns[0].id);
      this.dispatchEvent(new CustomEvent("hb-restart", { bubbles: true }));
      this.show();
    }

    // Using goes on where it was left: with a customer waiting, a slip of the thumb must not cost the place.
    resume() {
      this.side = "staff";
      this.trail = this.using;
      this.show({ move: false });
    }

    stop() {
      this.trail = [];
      for (const turn of this.turns) turn.hidden = false;
      this.talk.append(...this.turns);
      this.acts.hidden = this.status.hidden = true;
    }

    go(id) {
      this.trail.push(id);
      this.show();
    }

    back() {
      this.trail.pop();
      this.show();
    }

    drawn() {
      const choices = this.last.querySelectorAll(".hb-choices a");
      return choices[Math.floor(Math.random() * choices.length)].hash.slice(1);
    }

    // The turns from the last step of the trail up to a line of one's side, a choice or an end.
    card() {
      const shown = [this.turn(this.trail.at(-1))];
      while (!this.stopsAt(shown.at(-1))) shown.push(this.turn(shown.at(-1).dataset.next));
      return shown;
    }

    stopsAt(turn) {
      return this.isOwn(turn) || !turn.dataset.next;
    }

    isOwn({ dataset }) {
      return (dataset.speaker === "staff") === (this.side === "staff") && dataset.speaker !== "note";
    }

    turn(id) {
      return this.turns.find((turn) => turn.id === id);
    }

    show({ move = true } = {}) {
      const shown = this.card();
      this.last = shown.at(-1);
      for (const turn of this.turns) turn.hidden = !shown.includes(turn);
      this.talk.append(...shown); // a way that leads back shows turns in another order than the file
      this.acts.hidden = this.status.hidden = false;
      const number = this.last.querySelector(".hb-turn__number").textContent;
      const who = this.last.querySelector(".hb-turn__speaker").textContent;
      this.status.textContent = this.dataset.at.replace("{n}", number).replace("{who}", who);
      this.offer();
      this.dispatchEvent(new CustomEvent("hb-turn", { bubbles: true, detail: { turn: this.last, step: this.trail.length } }));
      if (move) this.move(shown[0]);
    }

    offer() {
      const next = this.turn(this.last.dataset.next);
      const button = this.querySelector("[data-act=next]");
      button.hidden = !next;
      const spoken = next && !["staff", "note"].includes(next.dataset.speaker) && !this.isOwn(next);
      button.textContent = spoken ? this.words(next) : this.dataset.onward;
      button.classList.toggle("hb-walk__next--said", Boolean(spoken));
      this.querySelector("[data-act=draw]").hidden = !this.last.querySelector(".hb-choices");
      this.querySelector("[data-act=back]").disabled = this.trail.length < 2;
    }

    // What a turn says, after the name of who says it.
    words(turn) {
      const [line] = turn.querySelectorAll(".hb-turn__says p");
      return `${turn.querySelector(".hb-turn__speaker").textContent}\uff1a${line.textContent}`;
    }

    move(turn) {
      turn.tabIndex = -1;
      turn.focus({ preventScroll: true });
      this.scrollIntoView();
    }
  }

  if (!customElements.get("hb-walk")) customElements.define("hb-walk", HandbookWalk);
}
