// <hb-calendar today>: puts this month's dates on the working days, and marks today.
if (!customElements.get("hb-calendar")) {
  customElements.define(
    "hb-calendar",
    class extends HTMLElement {
      connectedCallback() {
        const cells = [...this.querySelectorAll("tbody td")];
        const now = new Date();
        const { start, slot } = HandbookTurn.place(now, cells.length / 6);
        const write = new Intl.DateTimeFormat(document.documentElement.lang, { month: "long", day: "numeric" });
        cells.forEach((cell, position) => {
          const day = new Date(start.getFullYear(), start.getMonth(), start.getDate() + Math.floor(position / 6) * 7 + (position % 6));
          const text = write.format(position === slot ? now : day); // Sunday repeats Saturday's
          cell.querySelector(".hb-month__date").textContent = position === slot ? `${text} ${this.getAttribute("today")}` : text;
          cell.classList.toggle("hb-month__today", position === slot);
        });
      }
    },
  );
}
