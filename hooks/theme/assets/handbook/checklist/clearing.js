// <hb-clearing>: empties the list, but first offers to save it, and can be undone until the page is left.
if (!customElements.get("hb-clearing")) {
  customElements.define(
    "hb-clearing",
    class extends HTMLElement {
      connectedCallback() {
        this.sheet = this.closest("hb-checklist");
        this.dialog = this.querySelector("dialog");
        this.addEventListener("click", this);
      }

      disconnectedCallback() {
        this.removeEventListener("click", this);
      }

      handleEvent(event) {
        this[event.target.closest("[data-act]")?.dataset.act]?.();
      }

      ask() {
        if (HandbookRecord.isEmpty(this.sheet.record)) this.tell("nothing");
        else this.dialog.showModal();
      }

      close() {
        this.dialog.close();
      }

      save() {
        this.sheet.querySelector("hb-saving").csv();
        this.clear();
      }

      clear() {
        this.before = this.sheet.record.items;
        this.sheet.reset();
        this.dialog.close();
        this.tell("cleared", true);
        this.querySelector("[data-act=undo]").focus();
      }

      undo() {
        this.sheet.reset(this.before);
        this.tell("undone");
        this.querySelector("[data-act=ask]").focus();
      }

      tell(word, undoable = false) {
        this.querySelector("[data-act=undo]").hidden = !undoable;
        this.querySelector("[role=status]").textContent = this.sheet.say(word);
      }
    },
  );
}
