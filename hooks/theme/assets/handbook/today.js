// Which briefing has its turn: pages/calendar.py has the same rule. Weeks are counted from Monday 0001-01-01.
globalThis.HandbookTurn ??= (() => {
  const WORKING_DAYS = 6;

  // The place of a day among weeks of six slots each, and the Monday on which the round began.
  function place(now, weeks) {
    const days = Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000) + 719162;
    const week = Math.floor(days / 7) % weeks;
    const weekday = days % 7;
    const start = new Date(now.getFullYear(), now.getMonth(), now.getDate() - week * 7 - weekday);
    return { start, slot: week * WORKING_DAYS + Math.min(weekday, WORKING_DAYS - 1) };
  }

  function turn(now, packs) {
    return place(now, Math.ceil(packs / WORKING_DAYS)).slot % packs;
  }

  return { place, turn };
})();

// <hb-today>: shows the briefing of the reader's own day, also when nobody has rebuilt the site since.
class HandbookToday extends HTMLElement {
  connectedCallback() {
    const lines = [...this.querySelectorAll("li")];
    const turn = HandbookTurn.turn(new Date(), lines.length);
    lines.forEach((line, position) => {
      line.hidden = position !== turn;
    });
  }
}

customElements.define("hb-today", HandbookToday);
