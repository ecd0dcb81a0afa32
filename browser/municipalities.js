// Narrows the list of municipalities to those that are written. The list is whole without it.
const part = document.querySelector("[data-municipalities]");
const field = part.querySelector("input");
const status = part.querySelector("[role=status]");
const letters = [...part.querySelectorAll(".letter")];

// Örebro, orebro and ÖREBRO are one.
const words = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(/[^\p{L}\p{N}]+/u).filter((word) => word);

const municipalities = [...part.querySelectorAll("[data-municipality]")].map((item) => ({
  item,
  names: `${item.querySelector(".municipality").textContent}\n${item.dataset.municipality}`.split("\n").map(words),
}));

// Each word written begins one of the name's, without its ending if need be: "krokom", "krokoms", "örebros kommuns".
const bare = (word) => word.replace(/^(kommun)(?:ens?|s)$|^(...+)s$/, "$1$2");
const begins = (name, word) => name.some((own) => own.startsWith(word) || own.startsWith(bare(word)));
const matches = (name, written) => written.every((word) => begins(name, word)) || name.join("").startsWith(written.join(""));

const say = (count) => {
  if (count === 0) return "Ingen kommun i listan heter så. Fråga kommunen om den hör till ett samordningsförbund.";
  return count === 1 ? "1 kommun" : `${count}\u00a0kommuner`;
};

let telling;
const narrow = () => {
  const written = words(field.value);
  let count = 0;
  for (const { item, names } of municipalities) {
    item.hidden = !names.some((name) => matches(name, written));
    count += !item.hidden;
  }
  for (const letter of letters) letter.hidden = !letter.querySelector("[data-municipality]:not([hidden])");
  for (const jump of part.querySelectorAll(".jump")) jump.hidden = written.length > 0;
  clearTimeout(telling);
  // Said once the writing pauses, so that nobody hears a count for each letter.
  telling = setTimeout(() => (status.textContent = written.length > 0 ? say(count) : ""), 500);
};

field.addEventListener("input", narrow);
part.querySelector(".finder").hidden = false;
narrow();
