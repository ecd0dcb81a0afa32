// The page as it can be seen. Asked by the driver: the page's own scripts are off.
const main = document.querySelector("main");
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
const seen = (selector) => [...document.querySelectorAll(selector)].filter(shown);
const told = (element) => element.outerHTML.slice(0, 120);
return {
  heading: seen("h1")[0]?.innerText ?? "",
  text: main?.innerText.length ?? 0,
  idle: seen("button, [role=button], body :is(input, select, textarea):not(form[data-module] *)").map(told),
  dead: seen('a:not([href]), a[href=""], a[href="#"], a[href^="javascript:"]').map(told),
};
