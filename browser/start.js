// Starts the checks on a page that has a form. Without them the page reads, fills in and prints as before:
// "Kontrollen är avstängd" stands in the page from the start, and `data-ready` hides it.
const page = document.documentElement;
const form = document.querySelector("form[data-module]");
const at = (name) => new URL(form.dataset[name], document.baseURI);

// A trap in a listener never reaches this script. After one the module's memory may be broken: it is called no more.
addEventListener("error", () => {
  delete page.dataset.ready;
  for (const name of ["pointerdown", "click", "change"]) {
    addEventListener(name, (event) => event.stopImmediatePropagation(), { capture: true });
  }
}, { once: true });

try {
  const [module, rules] = await Promise.all([
    import(at("module")),
    fetch(at("rules")).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status))),
  ]);
  await module.default({ module_or_path: at("wasm") });
  module.start(new Uint8Array(rules));
  page.dataset.ready = "";
} catch (reason) {
  console.info("Kontrollen är avstängd.", reason);
}
