// Starts the checks on a page that has a form. Without them the page reads, fills in and prints as before:
// "Kontrollen är avstängd" stands in the page from the start, and `data-ready` hides it.
const page = document.documentElement;
const form = document.querySelector("form[data-module]");
const at = (name) => new URL(form.dataset[name], document.baseURI);
const load = (name) =>
  fetch(at(name)).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status)));

// A trap in a listener never reaches this script. After one the module's memory may be broken: it is called no more,
// and what it had hidden is shown, as for those who never had it.
addEventListener("error", () => {
  delete page.dataset.ready;
  for (const hidden of document.querySelectorAll("form [hidden]:not(button, .passed, .none-to-come), .contents [hidden]")) hidden.hidden = false;
  document.getElementById("sida:status").textContent = "Kontrollen är avstängd.";
  for (const name of ["pointerdown", "pointercancel", "click", "change"]) {
    addEventListener(name, (event) => event.stopImmediatePropagation(), { capture: true });
  }
}, { once: true });

// The report is printed alone, without the form. Some browsers come back from print() before the page is laid out for it.
addEventListener("click", ({ target }) => {
  if (!target.closest?.("[data-act=print]")) return;
  page.dataset.print = "report";
  print();
});
addEventListener("afterprint", () => delete page.dataset.print);

// Those who print the form empty need several rows to write in; with the module one will do, and more are added.
const isEmpty = (row) =>
  [...row.querySelectorAll("input, textarea")].every((control) => (/radio|checkbox/.test(control.type) ? !control.checked : !control.value));
const leaveOneRow = (rows) => {
  while (rows.children.length > 1 && isEmpty(rows.lastElementChild)) rows.lastElementChild.remove();
};

try {
  const [glue, module, rules] = await Promise.all([import(at("module")), load("wasm"), load("rules")]);
  const { instance } = await WebAssembly.instantiate(module, { "./checks_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  glue.start(new Uint8Array(rules));
  document.querySelectorAll(".rows").forEach(leaveOneRow);
  page.dataset.ready = "";
  // Who has heard that the check is off hears that it is on.
  document.getElementById("sida:status").textContent = "Kontrollen är på.";
} catch (reason) {
  console.info("Kontrollen är avstängd.", reason);
}
