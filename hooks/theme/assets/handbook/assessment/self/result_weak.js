// The red lines and the weak points of a result, each with what to read and do next, in the words of the form.
const HandbookWeak = {
  gate(result, id, state) {
    const question = result.texts.get(id);
    return result.make("gate", {
      state: result.say(`gate_${state}`),
      text: result.titleOf(id),
      own: question && state === "failed" && result.ownAnswer(question),
      leads: question && HandbookWeak.leads(result, question),
    });
  },

  point(result, id) {
    const question = result.texts.get(id);
    return result.make("weak", {
      text: question.text,
      own: result.ownAnswer(question),
      next: HandbookWeak.next(result, id),
      leads: HandbookWeak.leads(result, question),
      gain: result.say("gain", { gain: result.shown(result.found.gain[id] ?? 0) }),
      add: !result.taken.shared && { "data-id": id },
    });
  },

  // What to read and do, as the form links it.
  leads(result, question) {
    const links = [...question.fieldset.querySelectorAll(".hb-ask__leads a")].map((link) => link.cloneNode(true));
    return links.flatMap((link, place) => [result.say(place ? "and" : "leads"), link]);
  },

  // The next better answer: the next anchor up, what was not ticked yet, or where the full score begins.
  next(result, id) {
    const question = result.texts.get(id);
    const item = result.items.find((own) => own.id === id);
    const answer = result.taken.answers[id];
    if (item.kind === "multi") {
      const missing = item.options.map((option) => option.id).filter((option) => !answer.includes(option));
      return result.say("next_missing", { anchors: missing.map((option) => question.label(option)).join(result.say("and")) });
    }
    const better = HandbookWeak.better(item, answer);
    return better === null ? null : result.say(item.kind === "numeric" ? "next_number" : "next_anchor", { anchor: question.label(better) });
  },

  better(item, answer) {
    const up = item.reverse ? -1 : 1;
    if (item.kind === "level") return String(answer + up);
    if (item.kind === "yesno") return item.reverse ? "no" : "yes";
    if (item.kind === "numeric") return String(item.full_at);
    if (item.kind === "band") return null;
    const score = (option) => HandbookScoring.decimal(option.score);
    const more = (a, b) => HandbookScoring.below(score(b), score(a));
    const own = item.options.find((option) => option.id === answer);
    const above = item.options.filter((option) => more(option, own));
    return above.reduce((least, option) => (least && more(option, least) ? least : option), null)?.id ?? null;
  },
};
