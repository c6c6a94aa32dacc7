// What attackers put into metadata (OWASP's and html5sec's families), each of which would set window.hit where it runs.
const hit = "window.hit=1";
const vectors = [
  `<script>${hit}</script>`, `<script src="data:text/javascript,${hit}"></script>`, `<svg><script>${hit}</script></svg>`, `<ScRiPt >${hit}</sCrIpT>`,
  `<img src=x onerror=${hit}>`, `<img src=x:x onerror="${hit}"`, `<image src=x onerror='${hit}'>`, `<svg onload=${hit}>`, `<svg/onload=${hit}//`, `<body onload=${hit}>`,
  `<details open ontoggle=${hit}>`, `<video><source onerror="${hit}"></video>`, `<audio src=x onerror=${hit}>`, `<input autofocus onfocus=${hit}>`,
  `<select autofocus onfocus=${hit}>`, `<marquee onstart=${hit}>`, `<iframe srcdoc="<script>parent.hit=1</script>"></iframe>`, `<iframe src="javascript:parent.hit=1"></iframe>`,
  `<object data="javascript:${hit}"></object>`, `<embed src="javascript:${hit}">`, `<form action="javascript:${hit}"><button autofocus>x</button></form>`,
  `<a href="javascript:${hit}">x</a>`, `<a href="data:text/html,<script>opener.hit=1</script>">x</a>`, `<math><a xlink:href="javascript:${hit}">x</a></math>`,
  `<style>@import "javascript:${hit}";</style>`, `<link rel=stylesheet href="javascript:${hit}">`, `<meta http-equiv=refresh content="0;url=javascript:${hit}">`,
  `<base href="javascript:${hit}//">`, `<div style="background:url(javascript:${hit})">x</div>`, `<noscript><p title="</noscript><img src=x onerror=${hit}>">`,
  `<table background="javascript:${hit}"><tr><td onmouseover=${hit}>x</td></tr></table>`, `&lt;script&gt;${hit}&lt;/script&gt;`, `&amp;lt;img src=x onerror=${hit}&amp;gt;`,
  `&#60;svg onload=${hit}&#62;`, `<svg><animate onbegin=${hit} attributeName=x dur=1s>`, `<xss onanimationstart=${hit} style="animation-name:x">`, `<button popovertarget=x onclick=${hit}>x</button>`,
  `{{SCRIPT}}<script>${hit}</script>`, `[[queue-title]]<img src=x onerror=${hit}>`, `\${${hit}}`,
];
// How text leaves the place where it was put.
const escapes = [(v) => v, (v) => `">${v}`, (v) => `'>${v}`, (v) => `</title></textarea></script></style>${v}`, (v) => `--><!-- -->${v}`, (v) => `]]>${v}`, (v) => `x" autofocus onfocus="${hit}" y="${v}`, (v) => `\u2028\uFDD0${v}\uFEFF`];
export const payloads = escapes.flatMap((escape) => vectors.map(escape));

// Addresses that are none of http or https, in the spellings that browsers forgive.
const run = "javascript:window.hit=1";
export const addresses = [
  run, run.toUpperCase(), `JaVaScRiPt:${"window.hit=1"}`, ` ${run}`, `\t${run}`, "java\tscript:window.hit=1", "java\nscript:window.hit=1", "\u0001javascript:window.hit=1", "javascript&colon;window.hit=1",
  "&#106;avascript:window.hit=1", "javascript://example.nl/%0awindow.hit=1", "vbscript:window.hit=1", "data:text/html,<script>opener.hit=1</script>", "data:text/html;base64,PHNjcmlwdD5vcGVuZXIuaGl0PTE8L3NjcmlwdD4=",
  "blob:https://example.nl/1", "file:///etc/passwd", "view-source:javascript:window.hit=1", "feed:javascript:window.hit=1", "https://example.nl/\"onmouseover=\"window.hit=1", "https://example.nl/'><img src=x onerror=window.hit=1>",
];

// What stands in a page that should not: nodes that run or take the reader elsewhere.
export function unsafe() {
  const own = location.origin;
  return [...document.querySelectorAll("*")].filter((node) => {
    const link = node.getAttribute("href") ?? node.getAttribute("xlink:href") ?? node.getAttribute("action") ?? node.getAttribute("formaction");
    const scheme = link === null ? "https:" : new URL(link, own).protocol;
    return (node.tagName.toLowerCase() === "script" && new URL(node.src || "none:", own).origin !== own) || [...node.attributes].some((one) => one.name.startsWith("on")) ||
      /^(iframe|object|embed|base|marquee|audio|video|style)$/i.test(node.tagName) || node.hasAttribute("style") || !/^(https?|mailto):$/.test(scheme);
  }).map((node) => node.outerHTML.slice(0, 200));
}
