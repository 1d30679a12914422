"use strict";
(() => {
const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
const root = document.documentElement, bar = $("#bar"), out = $("#count"), said = $("#said");
const client = JSON.parse($("#client").textContent);
root.classList.add("js");
const store = { get: k => { try { return localStorage.getItem(k) } catch { return null } },
  set: (k, v) => { try { localStorage.setItem(k, v) } catch { /* a file may have none */ } } };

// What the filter asks of a row, read from the page once.
const parted = names => (names || "").split(" ");
const rows = $$("tr[id^=c]").map(tr => ({ tr, kind: tr.className, flag: parted(tr.dataset.f), signal: parted(tr.dataset.g),
  nature: tr.dataset.n || "standing", theme: parted(tr.dataset.t), home: tr.closest(".chapter"), fold: tr.closest("tr.run"), on: true, text: null }));
const of = new Map(rows.map(r => [r.tr, r]));
const chapters = $$(".chapter"), level = c => +c.classList[1].slice(1);
const away = $$("tr.away").map(tr => ({ tr, home: tr.closest(".chapter"), row: of.get($("#c" + tr.id.slice(1))) }));
const tocs = new Map($$(".toc ol a").map(a => [a.hash.slice(1), a.parentNode]));
const folds = $$("tr.run").map(tr => ({ tr, box: $("details", tr), rows: $$("tr[id^=c]", tr).map(r => of.get(r)) }));
const passages = e => $$("p:not([class])", e);
// Typography folded as --grep does: the same signs, then the same steps.
const signs = new Map(Object.entries(client.read_as).flatMap(([typed, all]) => [...all].map(sign => [sign, typed])));
const odd = new RegExp(`[${[...signs.keys()].join("")}]`, "g");
const fold = text => text.replace(odd, sign => signs.get(sign)).normalize("NFKC").toUpperCase().replace(/\s+/g, " ");
const textOf = r => r.text ??= fold(passages(r.tr).map(p => p.textContent).join("\n"));
const idle = window.requestIdleCallback || (then => setTimeout(then, 200));
const index = at => { if (at < rows.length) { rows.slice(at, at + 200).forEach(textOf); idle(() => index(at + 200)) } };

const LISTS = ["kind", "flag", "signal"], ONES = ["q", "in", "nature", "theme"];
function asked() {
  const data = new FormData(bar), f = {};
  for (const k of LISTS) f[k] = data.getAll(k);
  for (const k of ONES) f[k] = (data.get(k) || "").trim();
  return f;
}
function inside(anchor) {
  let top; // its level, as long as what follows is deeper
  return new Set(chapters.filter(c => top = c.id === anchor ? level(c) : level(c) > top && top));
}
function apply() {
  const f = asked(), has = (list, words) => !list.length || list.some(w => words.includes(w));
  const on = LISTS.some(k => f[k].length) || ONES.some(k => f[k]);
  const within = f.in && inside(f.in), q = fold(f.q).split(" ").filter(Boolean);
  let n = 0;
  const tally = new Map();
  for (const r of rows) {
    const ok = !on || has(f.kind, [r.kind]) && has(f.flag, r.flag) && has(f.signal, r.signal)
      && (!f.nature || r.nature === f.nature) && (!f.theme || r.theme.includes(f.theme))
      && (!within || within.has(r.home)) && (!q.length || q.every(w => textOf(r).includes(w)));
    if (ok) { n++; tally.set(r.home, (tally.get(r.home) || 0) + (on || !r.fold)) }
    if (ok !== r.on) r.tr.hidden = !(r.on = ok);
  }
  for (const fold of folds) {
    const some = fold.rows.some(r => r.on), show = on && some;
    fold.tr.hidden = !some;
    if (show ? !fold.box.open : fold.mine) fold.box.open = fold.mine = show;
  }
  for (const a of away) if (!(a.tr.hidden = !a.row.on) && !tally.has(a.home)) tally.set(a.home, 0);
  // Headings above what is shown stay.
  for (let i = chapters.length, under = 0; i--;) {
    const c = chapters[i];
    if (!(c.hidden = on && !tally.has(c) && level(c) >= under)) under = level(c);
  }
  for (const [id, li] of tocs) {
    const own = tally.get($("#" + id)) || 0;
    let span = $("span", li);
    if (!span && own) li.append(span = document.createElement("span"));
    if (span) span.textContent = own || "";
    li.classList.toggle("none", on && !own);
  }
  const [some, all] = [n, rows.length].map(n => n.toLocaleString("en"));
  out.textContent = on ? `${some} of ${all} shown` : `${some} row${n === 1 ? "" : "s"}`;
  $("#nothing").hidden = n > 0;
  $("#on").hidden = !on; // for the print
  $("#on").textContent = fill([client.filter_on], { what: said_of_filter(), shown: some, total: all });
  highlight(q);
}
// What is asked, in the words of the bar.
function said_of_filter() {
  const said = new Map();
  for (const e of bar.elements) {
    if (!e.name || !(e.type === "checkbox" ? e.checked : e.value.trim())) continue;
    const [of, words] = e.type === "checkbox" ? [$("legend", e.closest("fieldset")).textContent, e.dataset.w]
      : e.type === "search" ? ["Words", e.value.trim()] : [e.parentNode.firstChild.data.trim(), e.selectedOptions[0].text.trim()];
    said.set(of, [...said.get(of) || [], words]);
  }
  return [...said].map(([of, words]) => `${of}: ${words.join(", ")}`).join("; ");
}
function highlight(words) {
  if (!window.Highlight) return;
  CSS.highlights.delete("found");
  if (!words.length) return;
  const ranges = [];
  for (const r of rows) {
    if (!r.on || ranges.length > 800) continue;
    for (const p of passages(r.tr)) {
      const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
      for (let t; (t = walk.nextNode());) {
        let low = fold(t.data), at = i => i;
        if (low !== t.data.toUpperCase() || low.length !== t.length) { // letter by letter, with where each stood
          const spots = []; let i = 0;
          low = Array.from(t.data.match(/\P{M}\p{M}*|\p{M}+/gu) || [], c => { const f = fold(c); for (let n = f.length; n--;) spots.push(i); i += c.length; return f }).join("");
          at = n => spots[n] ?? i;
        }
        for (const w of words) for (let i = low.indexOf(w); i >= 0; i = low.indexOf(w, i + 1)) {
          const range = new Range(); range.setStart(t, at(i)); range.setEnd(t, at(i + w.length)); ranges.push(range);
        }
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

// The address holds the filter: a view can be shared, the back button undoes it.
let told = location.search;
function toAddress(replace) {
  const p = new URLSearchParams([...new FormData(bar)].filter(([, v]) => v.trim()));
  const query = p.size ? "?" + p : "";
  if (query === told) return;
  told = query;
  // After the rows have changed: writing history takes time.
  setTimeout(() => tell(query, replace));
}
function tell(query, replace, state = null, hash = location.hash) {
  const url = (query || location.pathname.split("/").pop() || ".") + hash;
  try { history[replace ? "replaceState" : "pushState"](state, "", url) } catch { /* some viewers have no history */ }
}
function fromAddress(search) {
  told = search;
  const p = new URLSearchParams(search);
  for (const k of LISTS) for (const box of $$(`input[name=${k}]`, bar)) box.checked = p.getAll(k).includes(box.value);
  for (const k of ONES) if (bar.elements[k]) bar.elements[k].value = p.get(k) || "";
  if (["in", "theme", "nature", "flag", "signal"].some(k => p.get(k))) more(true);
  apply();
}
// Where a filter takes away what was read, show what it leaves.
function refine() { apply(); if (bar.getBoundingClientRect().top < 0) arrive(chapters.find(c => !c.hidden) || bar) }
let typing;
bar.addEventListener("input", e => {
  if (e.target.id === "style") return store.set("citation", e.target.value);
  clearTimeout(typing);
  if (e.target.name === "q") typing = setTimeout(() => { refine(); toAddress(true) }, 120);
  else { refine(); toAddress() }
});
bar.addEventListener("submit", e => { e.preventDefault(); apply(); toAddress() });
bar.addEventListener("reset", () => setTimeout(() => { apply(); toAddress() }));
let hash = location.hash;
addEventListener("popstate", e => {
  const other = location.hash !== hash, filtered = location.search !== told;
  hash = location.hash;
  if (filtered) fromAddress(location.search);
  const left = e.state && $("#" + e.state.id);
  if (left) arrive(left, e.state.top);
  else if (filtered && other) toHash(); // browsers tell of a changed hash only where nothing else changed
});
// Where the reader leaves by a link, the back button leads.
function leave(link) {
  const at = link.closest("main [id]") || document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest("main [id]");
  if (at) tell(location.search, true, { id: at.id, top: at.getBoundingClientRect().top });
}

// Buttons come when a chapter comes near: a long report has very many passages.
const meaning = Object.fromEntries($$("#method dt").map(dt => [dt.textContent, dt.nextElementSibling.textContent]));
const near = new IntersectionObserver(entries => {
  for (const e of entries) if (e.isIntersecting) {
    near.unobserve(e.target);
    for (const p of $$("p.w, [id^=c] > :first-child", e.target)) p.insertAdjacentHTML("beforeend", ` <button title="Copy a citation">Cite${p.className ? "" : " row"}</button>`);
    for (const f of $$(".f", e.target)) f.title = meaning[f.textContent] || "";
  }
}, { rootMargin: "100%" });
$$(".sheet").forEach(s => near.observe(s));

const more = open => { $("#more").hidden = !open; bar.classList.toggle("open", open); $("#morebutton").setAttribute("aria-expanded", open) };
$("#morebutton").onclick = () => more($("#more").hidden);

let here;
// What comes near grows: scroll until nothing moves, or the reader does.
let going;
for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(type, () => going = null, true);
function arrive(target, top, still = 0, tries = 60) {
  going = target;
  const at = target.getBoundingClientRect().top;
  top == null ? target.scrollIntoView() : scrollBy(0, at - top);
  still = Math.abs(target.getBoundingClientRect().top - at) > 1 ? 0 : still + 1;
  if (still < 9 && tries) requestAnimationFrame(() => going === target && arrive(target, top, still, tries - 1));
}
function go(tr, known) {
  for (let box = tr.parentElement; (box = box.closest("details")); box = box.parentElement) box.open = true;
  here?.classList.remove("here");
  (here = tr).classList.add("here");
  tr.tabIndex = -1;
  tr.focus({ preventScroll: true });
  arrive(tr);
  if (!known) tell(location.search, true, null, "#" + tr.id);
}
function step(by) {
  const list = rows.filter(r => r.on && (!r.fold || r.fold.firstChild.firstChild.open));
  let at = here ? list.findIndex(r => r.tr === here) : -1;
  if (at < 0) {
    const top = bar.getBoundingClientRect().bottom + 2;
    let low = 0, high = list.length;
    while (low < high) { const mid = low + high >> 1; list[mid].tr.getBoundingClientRect().top < top ? low = mid + 1 : high = mid }
    at = by > 0 ? low - 1 : low;
  }
  const next = list[at + by];
  if (next) go(next.tr);
}
function toHash() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const row = of.get(target);
  if (target.closest("[hidden]")) { // the filter goes off in the step that the link made
    tell(told = "", true);
    bar.reset();
    return setTimeout(() => row ? go(target) : arrive(target));
  }
  row ? go(target, true) : arrive(target);
}
addEventListener("hashchange", () => history.state || toHash());

// Citations, by the patterns of the exports.
const fill = (parts, fields) => parts.map(p => { let all = 1; p = p.replace(/\{(\w+)\}/g, (_, k) => fields[k] || (all = "")); return all && p }).join("");
const coded = words => encodeURIComponent(words.join(" ")).replace(/[-!'()*]/g, c => "%" + c.charCodeAt().toString(16).toUpperCase());
function address(source, quote, page) {
  if (!source.link) return "";
  const bare = source.source.split("#")[0], words = quote.split(/\s+/).filter(Boolean);
  if (source.media_type === "text/html") return bare + "#:~:text=" + (words.length <= 10 ? coded(words) : coded(words.slice(0, 5)) + "," + coded(words.slice(-5)));
  return source.media_type === "application/pdf" && page ? `${bare}#page=${page}` : source.source;
}
const path = (sections, i) => i == null || !sections[i][0] ? "" : [path(sections, sections[i][1]), sections[i][0]].filter(Boolean).join(", ");
function cited(p) {
  const place = p.nextElementSibling, td = p.parentNode, side = td.cellIndex === 1 ? "old" : "new";
  const chosen = getSelection(), mine = p.contains(chosen.anchorNode) && p.contains(chosen.focusNode) && `${chosen}`;
  const quote = (mine || p.textContent).trim(), style = $("#style").value, { plain, [style]: own } = client.editions[side];
  const [, label, paragraph, page, characters] = place.textContent.match(/(?:“(.*)” )?¶ (.+?)(?:, p\. (\d+))?, chars ([\d–]+)/);
  const section = place.dataset.s ?? td.closest(".chapter").dataset[side];
  return fill(client.citations[style], { ...plain, ...own, quote, section: path(client.sections[side], section), label,
    paragraph, page, characters, address: address(client.sources[side], quote, page) });
}
// The change as a whole: its passages, the verdict, and the nearest passage where nothing was found.
function citation(tr) {
  const head = tr.cells[0], none = $(".no", tr), near = $(".e", tr), all = passages(tr).map(cited);
  const said = [(none || $("b", head)).textContent.replace(/^. /, ""), ...$$("small, span", head).map(e => e.textContent)];
  all.push(`${client.comparison}, row ${tr.id.slice(1)}: ${said.join("; ")}.` + (none ? " " + client.absent[of.get(tr).kind] : ""));
  if (near) {
    const [lead, q, , at] = near.childNodes, quote = q.textContent;
    const p = at && passages($(at.hash).cells[none.parentNode.cellIndex]).find(p => p.textContent.startsWith(quote.replace(/ …$/, "")));
    all.push(lead.data + (p ? cited(p) : `“${quote}” ${near.lastChild.textContent}`));
  }
  return all.join("\n");
}
async function copy(text) {
  try { await navigator.clipboard.writeText(text) } catch {
    const area = document.createElement("textarea");
    area.value = text; document.body.append(area); area.select();
    const done = document.execCommand("copy"); area.remove();
    if (!done) return prompt("Citation", text);
  }
  say("Citation copied");
}
let silence;
function say(text) { said.textContent = text; clearTimeout(silence); silence = setTimeout(() => said.textContent = "", 2500) }

document.addEventListener("click", e => {
  const button = e.target.closest("td button");
  if (button) return copy(button.closest(".w") ? cited(button.parentNode.previousElementSibling) : citation(button.closest("tr")));
  const a = e.target.closest("[href^='?'], [href^='#']");
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  leave(a);
  const [query, hash] = a.getAttribute("href").split("#");
  if (query) {
    e.preventDefault();
    tell(query, false, null, "#" + hash);
    fromAddress(query);
    $("#changes").scrollIntoView();
  } else if ("#" + hash === location.hash) toHash();
});
const strip = $("#strip");
if (strip) strip.onclick = e => {
  const box = strip.getBoundingClientRect(), x = (e.clientX - box.left) / box.width * 1e4;
  const side = (e.clientY - box.top) / box.height < .5 ? "old" : "new";
  const starts = $$("." + side, strip).flatMap(path => path.getAttribute("d").match(/\d+(?=V1)/g)).sort((a, b) => a - b);
  const at = starts.findLastIndex(start => start <= x);
  leave(strip);
  if (at >= 0) location.hash = "c" + strip.dataset[side].split(" ").slice(0, at + 1).reduce((a, b) => +a + +b);
};
$("#one").onclick = e => e.target.setAttribute("aria-pressed", root.classList.toggle("one"));
const box = $("#keys"), keys = $("#keyson");
$("#help").onclick = () => box.showModal();
keys.checked = store.get("keys") !== "off";
keys.onchange = () => store.set("keys", keys.checked ? "on" : "off");
document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || box.open) return;
  if (e.key === "Escape" && e.target.name === "q") return e.target.blur();
  if (!keys.checked || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && e.target.type !== "checkbox") return;
  const act = { j: () => step(1), k: () => step(-1), "/": () => bar.elements.q.focus(), "?": () => box.showModal(),
    c: () => here && copy(citation(here)),
    o: () => { const d = here ? $$("tr.run details", here.closest(".chapter")) : [], open = d.some(x => !x.open); d.forEach(x => x.open = open) } }[e.key];
  if (act) { e.preventDefault(); act() }
});

// The contents column follows the reading.
const seen = new Set();
let now;
const watch = new IntersectionObserver(entries => {
  for (const e of entries) e.isIntersecting ? seen.add(e.target) : seen.delete(e.target);
  const first = chapters.find(c => seen.has(c)), li = first && tocs.get(first.id);
  if (li === now) return;
  $("[aria-current]")?.removeAttribute("aria-current");
  if ((now = li)) { $("a", now).setAttribute("aria-current", "true");
    const nav = $(".frame > nav"); if (nav.scrollHeight > nav.clientHeight) nav.scrollTop = now.offsetTop - nav.clientHeight / 2 }
}, { rootMargin: "-15% 0px -70% 0px" });
chapters.forEach(c => watch.observe(c));
if (matchMedia("(max-width: 74rem)").matches) $(".toc").open = false;
new ResizeObserver(() => root.style.scrollPaddingTop = bar.offsetHeight + 16 + "px").observe(bar);
if ([...$("#style").options].some(o => o.value === store.get("citation"))) $("#style").value = store.get("citation");
addEventListener("load", () => idle(() => index(0)));
if (location.search) fromAddress(location.search);
if (location.hash) toHash();
addEventListener("beforeprint", () => $$("details:not([open])").forEach(d => d.open = d.printed = true));
addEventListener("afterprint", () => $$("details").forEach(d => { if (d.printed) d.open = d.printed = false }));
})();
