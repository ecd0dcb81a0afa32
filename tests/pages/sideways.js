// What makes the page wider than the window. What scrolls within a box of its own does not.
const { clientWidth, scrollWidth } = document.documentElement;
if (scrollWidth <= clientWidth) return [];
const name = ({ localName, id, className }) => localName + (id && `#${id}`) + (className && `.${className}`);
const out = [...document.body.querySelectorAll("*")].filter((element) => {
  const { right, width } = element.getBoundingClientRect();
  return width > 0 && right > clientWidth + 1;
});
return [`${scrollWidth - clientWidth} px: ${out.slice(-3).map(name).join(", ") || "text"}`];
