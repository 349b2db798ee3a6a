// <hb-query>: the query box of the home page. What is typed into it goes on in the search box.
class HandbookQuery extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    const box = document.querySelector("hb-search");
    const hand = () => {
      const query = input.value;
      input.value = "";
      box.fill(query);
    };
    // A composition is not torn from the field in which it began.
    input.addEventListener("input", ({ isComposing }) => isComposing || hand());
    input.addEventListener("compositionend", () => input.value && hand());
    input.addEventListener("click", hand);
    if (matchMedia("(hover: hover) and (min-width: 60em)").matches && !location.hash && !location.search) {
      input.focus({ preventScroll: true });
    }
  }
}

customElements.define("hb-query", HandbookQuery);
