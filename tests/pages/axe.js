// Runs axe over the page: all its rules but the deprecated ones, and of the experimental ones those that are sure.
const SURE = ["label-content-name-mismatch", "p-as-heading", "table-fake-caption", "td-has-header", "css-orientation-lock"];
const counts = ({ ruleId, tags }) =>
  !tags.includes("deprecated") && (!tags.includes("experimental") || SURE.includes(ruleId));
const values = axe.getRules().filter(counts).map(({ ruleId }) => ruleId);
const told = ({ id, nodes }) =>
  nodes.map(({ target, html, failureSummary }) => ({
    rule: id,
    element: target.flat().join(" "),
    html: html.slice(0, 200),
    why: (failureSummary ?? "").replace(/\s+/g, " "),
  }));

// A colour on its way from light to dark is no colour of the page.
return Promise.all(document.getAnimations().map(({ finished }) => finished))
  .then(() => axe.run(document, { runOnly: { type: "rule", values }, resultTypes: ["violations"] }))
  .then(({ violations }) => violations.flatMap(told));
