// Finds what stands on the site's pages. The index is a file of the site, made together with them, and searching is
// done here: no word leaves the browser. The words stand after # in the address, which no server is sent, so that
// the way back from a page leads to the same hits.
const form = document.querySelector("form[data-index]");
const field = document.getElementById("sida:ord");
const status = document.getElementById("sida:status");
const results = document.getElementById("sida:traffar");

const MOST_PAGES = 20;
const MOST_PLACES = 4;
const EXCERPT = 200;

const WORDS = /[\p{L}\p{N}]+/gu;

// What may be left out of a question, and would else match everything.
const SMALL = new Set(
  ("att av behöver det du en er ett finns får för gäller har hur hör i jag kan man med måste ni när och om på ska som " +
    "till vad var vem vi vilka vilken vilket vill är år").split(" "),
);

const lower = (text) => text.normalize("NFC").toLowerCase();
const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

// Swedish endings, longest first, from the region that Snowball's stemmer uses: what follows the first vowel and
// consonant, and never the first three letters. Its list lacks -et, -an and -ing.
const ENDING =
  /(?:het|n?ing)?(?:arna|erna|orna|andet?|anden|aren?|arne|aste?|ade?|at|ar|ern?|or|en|et|an|a|e)s?$|(?:het|n?ing)s?$/;
const stem = (word) => {
  const vowel = word.search(/[aeiouyåäö][^aeiouyåäö]/);
  const from = vowel < 0 ? word.length : Math.max(vowel + 2, 3);
  const cut = word.slice(0, from) + word.slice(from).replace(ENDING, "");
  return cut.replace(/([bdfghjklmnoprv])s$/, "$1").replace(/(m)m$|(n)n$|(ig|isk)t$/, "$1$2$3");
};

// A word in the forms it is compared in: as written and its stem, both also without dots and rings.
const forms = (word) => [[word, stem(word)], [plain(word), plain(stem(word))]];

// How well a word of the pages answers one that is sought: the word itself, an inflection, what begins with it, a
// compound that ends with it, or one that has it inside.
const likeness = ([word, stem], [known, knownStem]) =>
  known === word ? 1
  : knownStem === stem ? 0.8
  : stem.length < 3 ? 0
  : known.startsWith(stem) || knownStem.endsWith(stem) ? 0.4
  : stem.length > 3 && known.includes(stem) ? 0.2
  : 0;
const fit = (sought, known) => likeness(sought[0], known[0]) || 0.7 * likeness(sought[1], known[1]);

// All places, and each word with those that have it and how much it weighs there.
const places = [];
const words = new Map();

const WEIGHTS = { "+": 1, "=": 3, "#": 2.2, "§": 1.6, "?": 1, "-": 1 };

const enter = (place, text, weight) => {
  const all = lower(text).match(WORDS) ?? [];
  for (const word of all) {
    if (!words.has(word)) words.set(word, { word, forms: forms(word), at: new Map() });
    const { at } = words.get(word);
    at.set(place, Math.max(at.get(place) ?? 0, weight / (1 + all.length / 80)));
  }
};

// A line is a sign, an address, a text and perhaps more words: = a page, # a heading, § a clause, ? what the form asks,
// - other text, and + an association, with its share of what its places would weigh instead of an address. What stands
// above a place helps to find it.
const read = (index) => {
  let association, sheet, heading;
  for (const line of index.trimEnd().split("\n")) {
    const sign = line[0];
    const [address, text, more = ""] = line.slice(1).split("\t");
    const place = { text, more, above: [] };
    places.push(place);
    if (sign === "+") {
      association = place;
      place.share = Number(address);
    } else if (sign === "=") {
      sheet = heading = place;
      place.href = form.dataset.root + address;
      place.above = [association];
      // An association itself is found at its first page.
      association.sheet ??= place;
    } else {
      place.href = sheet.href + (address && "#" + address);
      place.above = [heading, sheet, association];
      if (sign === "#") heading = place;
    }
    if (sign !== "+") place.sheet = sheet;
    place.association = association;
    enter(place, text, WEIGHTS[sign]);
    enter(place, more, WEIGHTS[sign] / 2);
  }
};

// Where a word is found.
const occurrences = (word) => {
  const sought = forms(word);
  const at = new Map();
  const known = [];
  for (const entry of words.values()) {
    const fits = fit(sought, entry.forms);
    if (!fits) continue;
    known.push(entry.word);
    for (const [place, weight] of entry.at) at.set(place, Math.max(at.get(place) ?? 0, fits * weight));
  }
  return { at, known, rarity: Math.log(1 + places.length / (1 + at.size)) };
};

// Whether one letter too many, too few, wrong or in the wrong order makes one word of another.
const isSlip = (a, b) => {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  const isSame = (i, j) => x.slice(i) === y.slice(j);
  return isSame(1, 1) || isSame(1, 0) || isSame(0, 1) || (x[0] === y[1] && x[1] === y[0] && isSame(2, 2));
};

// The word that somebody may have meant: one a letter from it, else the longest that it begins or ends with.
const near = (word) => {
  const [, sought] = forms(word);
  let best = { worth: 0 };
  for (const { word, forms, at } of words.values()) {
    const likely = forms[1].map((known, i) => {
      if (isSlip(sought[i], known)) return (i ? 99 : 999) + at.size;
      return known.length > 4 && (sought[0].startsWith(known) || sought[0].endsWith(known)) ? known.length : 0;
    });
    const worth = Math.max(...likely);
    if (worth > best.worth) best = { worth, word };
  }
  return best.word;
};

// The words that are sought: the telling ones, or all where none is.
const soughtIn = (query) => {
  const all = [...new Set(lower(query).match(WORDS))];
  const telling = all.filter((word) => !SMALL.has(word));
  return telling.length ? telling : all;
};

// How many of the words a place has, itself or above it, and what that is worth.
const weigh = (place, found, phrase) => {
  const values = found.map(({ at, rarity }) => {
    const [own, ...above] = [place, ...place.above].map((one) => at.get(one) ?? 0);
    return rarity * (own + 0.3 * Math.max(0, ...above));
  });
  const isPhrase = phrase.includes(" ") && lower(place.text).includes(phrase);
  const score = values.reduce((sum, value) => sum + value) * (isPhrase ? 2 : 1) * place.association.share;
  return { place: place.href ? place : place.sheet, score, has: values.filter(Boolean).length };
};

// The places that have the most of the words; the best first.
const find = (query) => {
  const meant = new Map();
  const found = soughtIn(query).map((word) => {
    const own = occurrences(word);
    const other = own.at.size || word.length < 4 ? "" : near(word);
    if (!other) return own;
    meant.set(word, other);
    return occurrences(other);
  });
  const having = places.filter((place) => found.some(({ at }) => at.has(place)));
  const hits = having.map((place) => weigh(place, found, lower(query)));
  const most = Math.max(0, ...hits.map(({ has }) => has));
  const best = hits.filter(({ has }) => has === most);
  best.sort((a, b) => b.score - a.score);
  return {
    places: [...new Set(best.map(({ place }) => place))],
    known: new Set(found.flatMap(({ known }) => known)),
    isWhole: most === found.length,
    meant: query.replace(WORDS, (word) => meant.get(lower(word)) ?? word),
  };
};

const make = (tag, inside, href) => {
  const element = document.createElement(tag);
  if (href) element.href = href;
  element.append(...inside);
  return element;
};

// A text, or what stands around the first of its words that was found, with all of those marked. Always as text.
const excerpt = (text, known) => {
  const marked = [...text.matchAll(WORDS)].filter(([word]) => known.has(lower(word)));
  const isLong = text.length > EXCERPT * 1.2;
  const before = (marked[0]?.index ?? 0) - EXCERPT / 3;
  let at = isLong && before > 0 ? text.indexOf(" ", before) + 1 : 0;
  const space = isLong ? text.indexOf(" ", at + EXCERPT) : -1;
  const end = space < 0 ? text.length : space;
  const parts = [at ? "… " : ""];
  for (const { 0: word, index } of marked) {
    if (index < at || index > end) continue;
    parts.push(text.slice(at, index), make("mark", [word]));
    at = index + word.length;
  }
  return [...parts, text.slice(at, end), end < text.length ? " …" : ""];
};

// A page, with those of its places that were found.
const item = (sheet, { places, known }) => {
  const found = places.filter((place) => place.sheet === sheet);
  const name = sheet.association.text;
  const whose = name && name !== sheet.text ? [" ", make("small", [name])] : [];
  const below = found.filter((place) => place !== sheet);
  const shown = below.slice(0, MOST_PLACES);
  const left = below.length - shown.length;
  const line = (place) => make("li", [make("a", excerpt(place.text, known), place.href)]);
  const title = make("h3", [make("a", [make("span", excerpt(sheet.text, known)), ...whose], sheet.href)]);
  const parts = below.length < found.length ? [title, make("p", excerpt(sheet.more, known))] : [title];
  if (shown.length) parts.push(make("ul", shown.map(line)));
  if (left > 0) parts.push(make("p", [`${left} ${left > 1 ? "ställen" : "ställe"} till på sidan.`]));
  return make("li", parts);
};

// What was found, in words.
const told = (query, { places, isWhole, meant }, pages) => {
  const hits = places.length === 1 ? "1 träff" : `${places.length} träffar`;
  const best = pages > MOST_PAGES ? ` De ${MOST_PAGES} sidor som stämmer bäst visas.` : "";
  if (!soughtIn(query).length) return "Skriv ett ord att söka efter.";
  if (!places.length) return `Inga träffar på ”${query}”. Pröva ett annat ord, eller välj i listan över alla sidor.`;
  if (!isWhole) return `Inget ställe har alla orden. ${hits} på några av orden i ”${meant}”.${best}`;
  return meant === query
    ? `${hits} på ”${query}”.${best}`
    : `Inga träffar på ”${query}”. Här är i stället ${hits} på ”${meant}”.${best}`;
};

const asked = () => field.value.normalize("NFC").slice(0, field.maxLength).trim();

const search = () => {
  const found = find(asked());
  const pages = [...new Set(found.places.map(({ sheet }) => sheet))];
  const items = pages.slice(0, MOST_PAGES).map((sheet) => item(sheet, found));
  results.hidden = !items.length;
  results.querySelector("ol").replaceChildren(...items);
  status.textContent = asked() && told(asked(), found, pages.length);
};

const searchAddress = () => {
  const query = new URLSearchParams(location.hash.slice(1)).get("q");
  if (query === null) return;
  field.value = query;
  search();
};

let waiting;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 250);
});
// Not at each letter: browsers refuse addresses that change too often.
field.addEventListener("change", () => {
  history.replaceState(null, "", asked() ? "#" + new URLSearchParams({ q: asked() }) : location.pathname);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
  if (!results.hidden) results.querySelector("h2").focus();
});
addEventListener("hashchange", searchAddress);

try {
  const answer = await fetch(form.dataset.index);
  if (!answer.ok) throw answer.status;
  read(await answer.text());
  document.documentElement.dataset.ready = "";
  searchAddress();
} catch (reason) {
  console.info("Sökningen är avstängd.", reason);
}
