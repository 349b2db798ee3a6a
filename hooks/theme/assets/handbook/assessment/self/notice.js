// What a reader must know about the keeping of answers, above the form.
const HandbookNotice = {
  // `word` names what went wrong just now, if something did; then come what hinders keeping, and what could not be read.
  show(host, word = "") {
    const place = host.querySelector("[data-notices]");
    const { trouble, aside } = host.store;
    const words = [word, trouble].filter(Boolean);
    const shown = `${words} ${aside !== null}`;
    if (place.dataset.shown === shown) return;
    place.dataset.shown = shown;
    place.replaceChildren(...words.map((own) => HandbookParts.make(host, "notice", { text: HandbookParts.say(host, own) })));
    if (aside === null) return;
    place.append(HandbookParts.make(host, "aside"));
    place.querySelector("[data-act=save-aside]").addEventListener("click", () => {
      HandbookFiles.save(`${host.dataset.id}.bad.txt`, "text/plain", aside);
    });
    place.querySelector("[data-act=drop-aside]").addEventListener("click", () => {
      host.store.forgetAside();
      HandbookNotice.show(host);
    });
  },
};
