// <hb-picker most>: a ten-minute sheet put together by the reader. The choice stands in the address and nowhere else, so
// it outlives a reload and can be sent. The elements inside follow it by the event hb-picked.
if (!customElements.get("hb-picker")) {
  customElements.define(
    "hb-picker",
    class extends HTMLElement {
      connectedCallback() {
        this.hidden = false;
        this.most = Number(this.getAttribute("most"));
        this.parts = new Map([...this.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
        addEventListener("popstate", this);
        // The elements inside wake up in this same turn; the choice comes when all are there.
        queueMicrotask(() => this.handleEvent());
      }

      disconnectedCallback() {
        removeEventListener("popstate", this);
      }

      handleEvent() {
        this.take(HandbookPick.read(location.search));
      }

      pick(changes) {
        this.take({ ...this.choice, ...changes });
        const address = new URL(location.href);
        address.search = HandbookPick.write(this.choice);
        history.replaceState(history.state, "", address);
      }

      // Takes over a choice, without what the handbook no longer has; that is said.
      take(choice) {
        const known = (token) => this.parts.has(token);
        const named = [choice.standard, choice.script, ...choice.ticks, choice.question].filter(Boolean);
        const gone = named.filter((token) => !known(token));
        const kept = (token) => (known(token) ? token : "");
        this.choice = {
          ...choice,
          standard: kept(choice.standard),
          script: kept(choice.script),
          ticks: [...new Set(choice.ticks.filter(known))].slice(0, this.most),
          question: kept(choice.question),
        };
        const said = this.querySelector("[data-gone]");
        said.hidden = !gone.length;
        said.querySelector("b").textContent = gone.join(" ");
        this.dispatchEvent(new CustomEvent("hb-picked"));
      }

      // The template of a pick.
      part(token) {
        return this.parts.get(token);
      }

      // The address of the sheet; the team's has no answer in it.
      address(options) {
        const address = new URL(location.href);
        address.search = HandbookPick.write(this.choice, options);
        address.hash = "";
        return address.href;
      }
    },
  );
}
