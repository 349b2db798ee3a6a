// The merged list as a page: the templates of the page, filled. Words of authors go in as text.
globalThis.HandbookMerged ??= (() => {
  function fill(said, facts) {
    return said.replaceAll(/\{(\w+)\}/g, (_, name) => facts[name]);
  }

  // parts: name → template; merged: what HandbookMerge.merge() gives. → an hb-checklist that is not yet in the page.
  function make(parts, merged, { name, list, doubles }) {
    const sheet = piece(parts.sheet);
    const lists = merged.map((part) => part.list);
    const names = lists.map(entitled);
    const lines = merged.flatMap(({ groups }) => groups.flatMap((group) => group.lines));
    sheet.setAttribute("list", list);
    sheet.setAttribute("name", name);
    sheet.setAttribute("edition", lists.map(({ edition }) => edition).join(" "));
    sheet.keeper = HandbookShared.keeper(lists, lines);
    const slot = (wanted) => sheet.querySelector(`[data-slot=${wanted}]`);
    slot("lists").append(...names.map((text) => element("li", text)));
    slot("groups").append(...merged.filter(({ groups }) => groups.length).map((part) => section(parts, part)));
    const short = lists.map(({ name: called, dated }) => `${called} ${dated}`).join("\u3001");
    slot("foot").textContent = fill(slot("foot").dataset.said, { lists: short, doubles, day: HandbookDays.today() });
    return sheet;
  }

  function section(parts, { list, groups }) {
    const made = piece(parts.list);
    const [head, about] = made.children;
    const link = head.firstElementChild;
    head.prepend(list.title, " ");
    link.textContent = list.name === list.title ? "" : list.name;
    link.href = new URL(list.url, HandbookDevice.root);
    if (!link.textContent) link.remove();
    head.id = `hb-merged-${groups[0].lines[0].number}`;
    made.setAttribute("aria-labelledby", head.id);
    about.textContent = `${list.dated} \u00b7 ${list.about}`;
    for (const { title, lines } of groups) {
      const [heading, rows] = parts.group.content.cloneNode(true).children;
      heading.textContent = title;
      rows.append(...lines.map((line) => row(parts, line)));
      made.append(heading, rows);
    }
    if (list.stop.length) made.append(stop(parts, list.stop));
    return made;
  }

  function row(parts, { id, text, number, critical, source, url, remedy }) {
    const made = piece(parts.line);
    made.classList.toggle("hb-tick--critical", Boolean(critical));
    if (remedy) made.dataset.remedy = remedy;
    made.querySelector(".hb-tick__box").name = id;
    made.querySelector(".hb-tick__number").textContent = number;
    const words = made.querySelector(".hb-tick__text");
    if (!critical) words.replaceChildren();
    words.append(text);
    const reference = made.querySelector(".hb-tick__ref");
    if (!source) reference.remove();
    reference.textContent = source;
    if (source) reference.href = new URL(url, HandbookDevice.root);
    return made;
  }

  function stop(parts, [pause, onFail]) {
    const made = piece(parts.stop);
    made.querySelector("[data-slot=pause]").textContent = pause;
    made.querySelector("[data-slot=on-fail]").textContent = onFail;
    return made;
  }

  function entitled({ name, title, dated }) {
    return `${name === title ? "" : `${name} `}${title} \u00b7 ${dated}`;
  }

  function piece(template) {
    return template.content.firstElementChild.cloneNode(true);
  }

  function element(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }

  return { make, fill, piece };
})();
