/* <hb-update data-root> keeps the handbook on the device and offers a new version; it never forces one. */
"use strict";

(() => {
  class Update extends HTMLElement {
    connectedCallback() {
      const data = navigator.connection && navigator.connection.saveData;
      if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http") || data) return;
      const root = new URL(`${this.dataset.root}/`.replace("//", "/"), location.href);
      navigator.serviceWorker.register(new URL("sw.js", root), { updateViaCache: "none" }).then(
        (registration) => registration && this.watch(registration), // blocked service workers give none
        () => {}, // no secure connection, or private browsing: the handbook works online as before
      );
    }

    watch(registration) {
      const offer = () => {
        if (!registration.waiting || !navigator.serviceWorker.controller) return;
        this.hidden = false;
        this.querySelector("[data-do=update]").onclick = () => {
          navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
          registration.waiting.postMessage("handbook-update");
        };
        this.querySelector("[data-do=later]").onclick = () => {
          this.hidden = true;
        };
      };
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", offer);
      });
      offer();
    }
  }
  if (!customElements.get("hb-update")) customElements.define("hb-update", Update);
})();
