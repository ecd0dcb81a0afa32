// Starts the checks on a page that has a form. Without them the page reads, fills in and prints as before:
// "Kontrollen är avstängd" stands in the page from the start, and `data-ready` hides it.
export const page = document.documentElement;
export const form = document.querySelector("form[data-module]");
const at = (name) => new URL(form.dataset[name], document.baseURI);
const load = (name) =>
  fetch(at(name)).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status)));

// A module with its glue and what it works with, each an address in the form's data.
export const start = async (name, module, wasm, data) => {
  const [glue, code, bytes] = await Promise.all([import(at(module)), load(wasm), load(data)]);
  const { instance } = await WebAssembly.instantiate(code, { [`./${name}_bg.js`]: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.start(new Uint8Array(bytes));
};

// A trap in a listener never reaches this script. After one the module's memory may be broken: it is called no more,
// and what it had hidden is shown, as for those who never had it. The modules of Word files have no listeners: their
// traps are caught where they are called, and leave the checks on.
addEventListener("error", () => {
  delete page.dataset.ready;
  for (const hidden of document.querySelectorAll("form [hidden]:not(button, .passed, .none-to-come), .contents [hidden]")) hidden.hidden = false;
  document.getElementById("sida:status").textContent = "Kontrollen är avstängd.";
  for (const name of ["pointerdown", "pointercancel", "click", "change"]) {
    addEventListener(name, (event) => event.stopImmediatePropagation(), { capture: true });
  }
}, { once: true });

// What is to be printed alone. Some browsers come back from print() before the page is laid out for it.
export const printAlone = (what) => {
  page.dataset.print = what;
  print();
};
addEventListener("afterprint", () => delete page.dataset.print);

// Those who print the form empty need several rows to write in; with the module one will do, and more are added.
const isEmpty = (row) =>
  [...row.querySelectorAll("input, textarea")].every((control) => (/radio|checkbox/.test(control.type) ? !control.checked : !control.value));
const leaveOneRow = (rows) => {
  while (rows.children.length > 1 && isEmpty(rows.lastElementChild)) rows.lastElementChild.remove();
};

addEventListener("click", ({ target }) => {
  if (target.closest?.("button")?.dataset.act === "print") printAlone("report");
});

try {
  await start("checks", "module", "wasm", "rules");
  document.querySelectorAll(".rows").forEach(leaveOneRow);
  page.dataset.ready = "";
  // Who has heard that the check is off hears that it is on.
  document.getElementById("sida:status").textContent = "Kontrollen är på.";
} catch (reason) {
  console.info("Kontrollen är avstängd.", reason);
}
