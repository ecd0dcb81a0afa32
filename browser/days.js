// Brings the rounds of a page in line with the visitor's day, so that a page built yesterday is right today: which have
// passed, which is the next, and how many days are left. Swedish writes days as 2026-03-01, which sorts as days do.
const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });

const left = (deadline) => {
  const days = (Date.parse(deadline) - Date.parse(today)) / 864e5;
  return ["i dag är sista dagen", "i morgon är sista dagen"][days] ?? `${days}\u00a0dagar kvar`;
};

for (const list of document.querySelectorAll("[data-rounds]")) {
  const rounds = [...list.querySelectorAll("[data-round]")];
  const next = rounds.find((round) => round.dataset.round >= today);
  for (const round of rounds) {
    // A list of the next round holds all of them, the others hidden.
    if (list.dataset.rounds === "next") round.hidden = round !== next;
    for (const mark of round.querySelectorAll(".passed")) mark.hidden = round.dataset.round >= today;
    round.querySelector(".left").textContent = round === next ? left(round.dataset.round) : "";
  }
  list.querySelector(".none-to-come").hidden = next !== undefined;
}
