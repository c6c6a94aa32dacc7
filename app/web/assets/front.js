// What a keyboard adds to the pages; every one of them works without this file.
"use strict";

const items = () => [...document.querySelectorAll("#queue .item")];
const current = () => document.querySelector("#queue .item.current") || items()[0];

function go(item) {
  if (!item) return;
  items().forEach((one) => one.classList.toggle("current", one === item));
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = items();
  const at = all.indexOf(current());
  go(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

const press = (what) => (current() || document).querySelector(`[data-do="${what}"]`)?.click();

// A digit after r chooses the reason of that number and rejects.
let awaitsReason = false;
function reject(digit) {
  awaitsReason = false;
  const reason = (current() || document).querySelector("[data-reason]");
  if (!reason || !reason.options[digit]) return;
  reason.selectedIndex = digit;
  press("reject");
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("accept"),
  l: () => press("later"),
  o: () => current()?.querySelector(".item-title a")?.click(),
  x: () => current()?.querySelector("input[name=pick]")?.click(),
  r: () => {
    awaitsReason = true;
    (current() || document).querySelector("[data-reason]")?.focus();
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (awaitsReason && /^[1-9]$/.test(event.key)) {
    event.preventDefault();
    return reject(Number(event.key));
  }
  if (event.key === "Escape") awaitsReason = false;
  const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  if (typing) return;
  // A control with data-key is pressed by that key; a field is gone to.
  const control = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  const act = control ? () => (control.matches("input, textarea") ? control.focus() : control.click()) : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// Where one was: the item that the address names, or the first.
const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
if (named?.matches("#queue .item")) go(named);
else items()[0]?.classList.add("current");
document.addEventListener("focusin", (event) => {
  const item = event.target.closest("#queue .item");
  if (item) items().forEach((one) => one.classList.toggle("current", one === item));
});

// The words of a text as they are typed.
document.querySelectorAll("[data-words-of]").forEach((count) => {
  const text = document.getElementById(count.dataset.wordsOf);
  text?.addEventListener("input", () => { count.textContent = text.value.split(/\s+/).filter(Boolean).length; });
});

// A harvest that goes on is looked at again until it has ended: what the parts of the page that it
// changes hold is put in place of what they held, so that a reader is told.
const lookAgainAfter = 2000;
async function lookAgain() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const now = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelectorAll("[data-part]").forEach((part) => {
    const other = now.getElementById(part.id);
    if (!other) return;
    part.toggleAttribute("data-live", other.hasAttribute("data-live"));
    if (other.innerHTML !== part.innerHTML) part.replaceChildren(...other.childNodes);
  });
  if (document.querySelector("[data-live]")) setTimeout(lookAgain, lookAgainAfter);
}
if (document.querySelector("[data-live]")) setTimeout(lookAgain, lookAgainAfter);
