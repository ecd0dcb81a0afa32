// Writes the same in every field and takes the first of every choice, as somebody in a hurry might.
const changed = (control) => control.dispatchEvent(new Event("change", { bubbles: true }));
for (const choice of document.querySelectorAll("form[data-module] input[type=radio]")) {
  if (!document.querySelector(`[name="${choice.name}"]:checked`)) choice.click();
}
for (const field of document.querySelectorAll("form[data-module] :is(input:not([type=radio], [type=checkbox]), textarea)")) {
  field.value = arguments[0];
  changed(field);
}
