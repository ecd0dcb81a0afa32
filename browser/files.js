// Word files on a page that has a form: what is opened, saved, printed and handed over. What the files say is the
// business of two modules; this brings them what a browser alone can give, and tells what became of it.
import { form, page, printAlone, start } from "./start.js";

// Each of the modules is loaded when it is first needed: `word`, which knows the form, and `read`, which knows files. One that could not be loaded is asked for again; when one has trapped, neither is called any more.
const loading = {};
let hasTrapped = false;
const loaded = (name) => (loading[name] ??= start(name, `${name}Glue`, `${name}Wasm`, "template").catch((reason) => {
  delete loading[name];
  throw reason;
}));

const LOST = "Det gick inte att hämta den del av sidan som läser och skriver Word-filer. Det ni har skrivit står kvar. Kontrollera uppkopplingen och försök igen.";
const TRAPPED = "Den del av sidan som läser och skriver Word-filer har stannat. Det ni har skrivit står kvar, och allt annat går som förut. Skriv ut eller kopiera svaren innan ni laddar om sidan.";

// Says something at a place of the page; those that can take focus get it.
const tell = (id, words) => {
  const place = document.getElementById(id);
  place.textContent = words;
  if (words) place.focus();
};

const use = async (names, id, act) => {
  // What was said of anything earlier is no longer so.
  for (const place of document.querySelectorAll(".told")) place.textContent = "";
  let modules;
  try {
    modules = await Promise.all(names.map(loaded));
  } catch (reason) {
    console.info("Word-delen gick inte att hämta.", reason);
    return tell(id, LOST);
  }
  try {
    if (hasTrapped) throw "stopped";
    await act(...modules, (words) => tell(id, words));
  } catch (reason) {
    hasTrapped = true;
    console.info("Word-delen har stannat.", reason);
    tell(id, TRAPPED);
  }
};

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const file = (word, bytes = "") => new File([bytes], word.name(), { type: DOCX });

const keep = (made, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(made);
  link.download = name;
  link.click();
  // Browsers read what they save some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// The e-mail that stands on the page with a Word file attached, as some programs open it from a file.
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replace(/.{76}/g, "$&\r\n");
const utf8 = (text) => new TextEncoder().encode(text);
const draft = (name, bytes) => {
  const words = (part) => document.getElementById(`sida:mejl-${part}`)?.textContent.trim();
  const to = words("till");
  // A word of a header has at most 75 characters: eleven letters, however long they are in UTF-8.
  const subject = words("amne").match(/.{1,11}/gsu).map((part) => `=?UTF-8?B?${base64(utf8(part))}?=`);
  // What parts them begins with a sign that base64 lacks, so no file can hold it.
  return [
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    ...(to ? [`To: ${to}`] : []),
    `Subject: ${subject.join("\r\n ")}`,
    'Content-Type: multipart/mixed; boundary="finsamkoll"\r\n',
    "--finsamkoll",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64\r\n",
    base64(utf8(words("text"))),
    "--finsamkoll",
    `Content-Type: ${DOCX}; name="${name}"`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename="${name}"\r\n`,
    base64(bytes),
    "--finsamkoll--\r\n",
  ].join("\r\n");
};

const acts = {
  check: (word) => {
    word.checked();
    document.querySelector("[data-word=share]").hidden = !navigator.canShare?.({ files: [file(word)] });
  },
  save: (word, tell) => {
    const bytes = word.document();
    if (bytes.length) keep(file(word, bytes), word.name());
    tell(word.says());
  },
  print: (word, tell) => {
    word.lay_out();
    tell(word.says());
    printAlone("application");
  },
  share: (word, tell) => {
    const bytes = word.document();
    if (!bytes.length) return tell(word.says());
    // Who thinks better of it has not failed.
    return navigator.share({ files: [file(word, bytes)] }).catch(() => {});
  },
  draft: (word, tell) => {
    const bytes = word.to_attach();
    if (bytes.length) keep(new Blob([draft(word.name(), bytes)], { type: "message/rfc822" }), word.name().replace(/docx$/, "eml"));
    tell(word.says());
  },
  "take-back": (word) => word.take_back(),
};

const copy = async ({ dataset }) => {
  const text = document.getElementById(dataset.copy);
  const copied = navigator.clipboard?.writeText(text.textContent) ?? Promise.reject();
  const says = await copied.then(() => "Kopierat", () => {
    getSelection().selectAllChildren(text);
    return "Texten är markerad. Kopiera den med Ctrl + C, eller cmd + C på Mac.";
  });
  tell(dataset.told, says);
};

addEventListener("click", ({ target }) => {
  const button = target.closest?.("button");
  if (button?.dataset.copy) copy(button);
  if (button?.dataset.word) use(["word"], button.dataset.told, acts[button.dataset.word]);
});

// Inflates parts of a file, of which there are three numbers each: where it begins and ends, and how many bytes it
// becomes. What becomes more or fewer is left as zeros, which the module refuses by their checksum.
const inflate = async (file, numbers) => {
  const parts = Array.from({ length: numbers.length / 3 }, (_, at) => numbers.subarray(3 * at, 3 * at + 3));
  const inflated = new Uint8Array(parts.reduce((sum, [, , size]) => sum + size, 0));
  let from = 0;
  for (const [start, end, size] of parts) {
    const place = inflated.subarray(from, (from += size));
    const stream = new Blob([file.subarray(start, end)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    await pour(stream.getReader(), place).catch(() => place.fill(0));
  }
  return inflated;
};
const pour = async (reader, place) => {
  for (let at = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    if (at + value.length > place.length) {
      await reader.cancel();
      throw "more than it says";
    }
    place.set(value, at);
    at += value.length;
  }
};

const LARGEST = 20e6;
const chooser = document.getElementById("sida:fil");
const open = (files) => {
  if (files.length !== 1) return tell(chooser.dataset.told, files.length ? "Öppna en fil i taget." : "Det som släpptes är ingen fil. Dra hit en Word-fil (.docx).");
  const [chosen] = files;
  use(["word", "read"], chooser.dataset.told, async (word, reader, tell) => {
    if (chosen.size > LARGEST) return word.open(chosen.name, reader.too_large());
    // A folder looks like a file until it is read; a file may have been moved since it was chosen.
    const bytes = await chosen.arrayBuffer().catch(() => undefined);
    if (!bytes) return tell("Det går inte att läsa filen. Kontrollera att den finns kvar och att det inte är en mapp.");
    const file = new Uint8Array(bytes);
    word.open(chosen.name, reader.read(file, await inflate(file, reader.packed(file))));
  });
};

// What is chosen outside the form is no answer, and the checks need not hear of it.
addEventListener("change", (event) => {
  if (form.contains(event.target)) return;
  event.stopImmediatePropagation();
  if (event.target !== chooser || !chooser.files.length) return;
  open([...chooser.files]);
  // So that the same file can be chosen again.
  chooser.value = "";
}, { capture: true });

// A file may be dropped anywhere. Text that is moved between fields is the browser's business.
const isOurs = ({ dataTransfer, target }) =>
  "ready" in page.dataset && (dataTransfer.types.includes("Files") || !target.closest?.("input, textarea"));
addEventListener("dragover", (event) => {
  if (!isOurs(event)) return;
  event.preventDefault();
  page.dataset.dragging = "";
});
addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || delete page.dataset.dragging);
addEventListener("drop", (event) => {
  delete page.dataset.dragging;
  if (!isOurs(event)) return;
  event.preventDefault();
  open([...event.dataTransfer.files]);
});
