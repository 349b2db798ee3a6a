/*! QR code: qrcode-generator, copyright (c) 2009 Kazuhiko Arase, MIT licence, opensource.org/license/mit */
// <hb-sharing>: the address of what was put together, to be copied, scanned from the paper, or printed. The element around
// it gives the address() for the team and for paper, has the code's figure, and says hb-picked when it has changed.
if (!customElements.get("hb-sharing")) {
  const FINE = 45; // squares a side; with more, they would be under half a millimetre on 26

  customElements.define(
    "hb-sharing",
    class extends HTMLElement {
      connectedCallback() {
        this.picker = this.closest("hb-picker, hb-merge");
        this.picker.addEventListener("hb-picked", this);
        this.addEventListener("click", this);
      }

      disconnectedCallback() {
        this.picker.removeEventListener("hb-picked", this);
        this.removeEventListener("click", this);
      }

      handleEvent(event) {
        if (event.type === "hb-picked") this.show();
        else this[event.target.closest("[data-act]")?.dataset.act]?.();
      }

      show() {
        this.querySelector("input").value = this.picker.address({ team: true });
        this.querySelector("[role=status]").textContent = "";
        const code = this.picker.querySelector(".hb-qr");
        if (!code) return;
        code.hidden = location.protocol === "file:"; // nobody else has this folder
        if (!code.hidden) code.querySelector("path").setAttribute("d", this.draw(code, this.picker.address({ team: true, paper: true })));
      }

      // The dark squares of the code as one path; level M reads well on a sheet that is used once.
      draw(code, address) {
        const made = qrcode(0, "M");
        made.addData(address, "Byte");
        made.make();
        const size = made.getModuleCount();
        code.classList.toggle("hb-qr--fine", size > FINE);
        code.querySelector("svg").setAttribute("viewBox", `-4 -4 ${size + 8} ${size + 8}`);
        let path = "";
        for (let y = 0; y < size; y += 1) {
          for (let x = 0; x < size; x += 1) if (made.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
        }
        return path;
      }

      async copy() {
        const field = this.querySelector("input");
        let done = true;
        try {
          await navigator.clipboard.writeText(field.value);
        } catch {
          done = copyBySelection(field.value);
        }
        const said = this.querySelector("[role=status]");
        said.textContent = done ? said.dataset.done : said.dataset.failed;
      }

      print() {
        window.print();
      }
    },
  );
}
