// <hb-answers data-id>: the reader's own answers to a case, kept on the device until they are cleared; they can be copied
// or saved as a text file with the questions and the reference answers.
{
  class HandbookAnswers extends HTMLElement {
    connectedCallback() {
      this.key = `handbook/1/${this.dataset.id}`;
      this.fields = [...this.querySelectorAll("textarea")];
      this.status = this.querySelector("[role=status]");
      for (const part of this.querySelectorAll(".hb-answers__where, .hb-answers__acts")) part.hidden = false;
      this.addEventListener("input", this);
      this.addEventListener("click", this);
      this.write(this.stored());
    }

    handleEvent(event) {
      if (event.type === "input") this.keep();
      else this.press(event);
    }

    press(event) {
      const button = event.target.closest("[data-act]");
      const act = button?.dataset.act;
      if (act === "copy") this.copy();
      else if (act === "save") this.save(button);
      else if (act === "clear") this.clear();
      else if (act === "undo") this.undo();
    }

    write(answers) {
      for (const field of this.fields) field.value = answers[field.dataset.question] ?? "";
    }

    answers() {
      return Object.fromEntries(this.fields.filter(({ value }) => value.trim()).map((f) => [f.dataset.question, f.value]));
    }

    keep() {
      const answers = this.answers();
      this.offerUndo(false);
      try {
        if (Object.keys(answers).length) localStorage.setItem(this.key, JSON.stringify(answers));
        else localStorage.removeItem(this.key);
        this.status.textContent = this.dataset.kept;
      } catch {
        this.status.textContent = this.dataset.failed;
      }
    }

    stored() {
      try {
        return JSON.parse(localStorage.getItem(this.key)) ?? {};
      } catch {
        return {};
      }
    }

    clear() {
      this.cleared = this.answers();
      this.write({});
      this.keep();
      this.status.textContent = this.dataset.cleared;
      this.offerUndo(Object.keys(this.cleared).length > 0);
    }

    undo() {
      this.write(this.cleared);
      this.keep();
      this.querySelector("[data-act=clear]").focus();
    }

    offerUndo(offered) {
      this.querySelector("[data-act=undo]").hidden = !offered;
    }

    // The whole as plain text: each question, one's own answer, the reference.
    text() {
      const parts = [...this.querySelectorAll(".hb-question")].map((question) => {
        const [ask, own, reference] = [
          question.querySelector("label").textContent.trim(),
          question.querySelector("textarea").value.trim() || "\u2014",
          [...question.querySelectorAll("details > *")].map((part) => part.textContent.trim()).join("\n"),
        ];
        return [ask, own, reference].join("\n");
      });
      return [document.querySelector("h1").textContent, ...parts].join("\n\n");
    }

    async copy() {
      const done = await customElements.get("hb-copy").put(this.text());
      this.status.textContent = done ? this.dataset.copied : this.dataset.copyFailed;
    }

    save(link) {
      link.href = URL.createObjectURL(new Blob([this.text()], { type: "text/plain" }));
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }
  }

  if (!customElements.get("hb-answers")) customElements.define("hb-answers", HandbookAnswers);
}
