// Finds entries by their names in the reader's own browser: no server is asked, and nothing is sent anywhere.
//
// What can be found stands in names-1.js and so on; each calls kechuangNames with a list of entries, how their characters are
// read, and which other characters are written for them.
"use strict";

(() => {
  const form = document.getElementById("find");
  const field = document.getElementById("find-text");
  const status = document.getElementById("find-status");
  const found = document.getElementById("find-found");
  const contents = document.getElementById("contents");
  if (!form || !field || !status || !found || !contents) return;

  const MOST_SHOWN = 100;
  const words = form.dataset;
  const prefixes = (words.prefixes || "").split(" ").filter(Boolean).map((it) => [...it]);
  const fileCount = Number(words.files);
  const forms = new Map();
  const sounds = new Map();
  const entries = [];
  let asked = 0;
  let loaded = 0;
  let hasFailed = false;

  // A letter as it is compared, or null for what is as if it were not there.
  const fold = (c) => {
    const form = forms.get(c);
    if (form) return form;
    const [plain] = c.normalize("NFKC").toLowerCase();
    return /[\p{L}\p{N}]/u.test(plain) ? plain : null;
  };

  // What was typed: ü is v, tones are left out.
  const typed = (text) => {
    const plain = text.normalize("NFD").replace(/u\u0304?\u0308/giu, "v").replace(/[\u0300-\u036f]/gu, "");
    return [...plain.normalize("NFC")].map(fold).filter((it) => it !== null);
  };

  // A name as letters, each with its readings, the right one first, and its place in the text.
  const nameOf = ([kind, text, others]) => {
    const letters = [];
    [...text].forEach((c, at) => {
      const letter = fold(c);
      if (letter === null) return;
      const usual = sounds.get(letter) || [];
      const right = others && others[at];
      letters.push({ letter, at, sounds: right ? [right, ...usual.filter((it) => it !== right)] : usual });
    });
    const begins = (prefix) => letters.length > prefix.length && prefix.every((c, at) => letters[at].letter === fold(c));
    const prefix = prefixes.find(begins);
    const bare = prefix ? prefix.length : 0;
    return { kind, text, letters, bare };
  };

  const latin = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/gu, "").toLowerCase().match(/[a-z0-9]+/gu) || [];

  window.kechuangNames = (data) => {
    for (const [printed, letter] of Object.entries(data.forms)) forms.set(printed, letter);
    for (const [letter, all] of Object.entries(data.sounds)) sounds.set(letter, all.split(" "));
    for (const [file, shown, beside, place, number, english, names] of data.entries) {
      entries.push({
        file, shown, beside, place: data.places[place], number,
        names: names.map(nameOf), english: latin(english), order: entries.length,
      });
    }
    loaded += 1;
    // What is typed meanwhile is answered again, but not for each of many files.
    if (loaded === fileCount || (loaded & (loaded - 1)) === 0) answer();
  };

  // Loads what can be found, one file after the other.
  const load = () => {
    if (asked > loaded || asked >= fileCount || hasFailed) return;
    asked += 1;
    const script = document.createElement("script");
    script.src = `names-${asked}.js`;
    script.onload = load;
    script.onerror = () => {
      hasFailed = true;
      answer();
    };
    document.head.append(script);
  };

  const OTHER_READING = 4;
  const INITIAL = 2;
  const BEGUN = 1;

  // How well what was typed stands in a name from one letter on: what it costs, and the letter behind the last; null where
  // it does not.
  const walk = (letters, query, from) => {
    const known = new Map();
    const step = (at, done) => {
      if (done === query.length) return { cost: 0, end: at };
      if (at >= letters.length) return null;
      const key = at * 1024 + done;
      if (known.has(key)) return known.get(key);
      let best = null;
      const take = (cost, rest) => {
        if (rest && (!best || cost + rest.cost < best.cost)) best = { cost: cost + rest.cost, end: rest.end };
      };
      const { letter, sounds } = letters[at];
      if (query[done] === letter) take(0, step(at + 1, done + 1));
      sounds.forEach((sound, place) => {
        const other = place === 0 ? 0 : OTHER_READING;
        for (const spelled of sound.includes("v") ? [sound, sound.replace("v", "u")] : [sound]) {
          let same = 0;
          while (same < spelled.length && done + same < query.length && query[done + same] === spelled[same]) same += 1;
          if (same === 0) continue;
          if (same === spelled.length) take(other, step(at + 1, done + same));
          else if (done + same === query.length) take(other + BEGUN, { cost: 0, end: at + 1 });
          take(other + INITIAL, step(at + 1, done + 1));
          if (same > 1 && spelled[1] === "h") take(other + INITIAL, step(at + 1, done + 2));
        }
      });
      known.set(key, best);
      return best;
    };
    return step(from, 0);
  };

  const WHOLE = 0;
  const BEGINNING = 20;
  const INSIDE = 60;
  // Of a name, a number in words, another name, a word that the names do not hold; and of a name in English.
  const KINDS = [0, 0, 10, 50];
  const ENGLISH = 15;

  // How far behind the best possible answer a name is; null where it is none.
  const inName = (name, query) => {
    let best = null;
    for (let from = 0; from < name.letters.length; from += 1) {
      const isBegin = from === 0 || from === name.bare;
      // One letter stands in nearly every name.
      if (!isBegin && query.length === 1 && query[0] < "\u0080") continue;
      const hit = walk(name.letters, query, from);
      if (!hit) continue;
      const place = !isBegin ? INSIDE : hit.end === name.letters.length ? WHOLE : BEGINNING;
      const score = place + KINDS[name.kind] + Math.min(hit.cost, 9);
      if (!best || score < best.score) best = { score, name, from, end: hit.end };
    }
    return best;
  };

  const inEnglish = (entry, parts) => {
    const { english } = entry;
    if (english.length === 0 || parts.length === 0) return null;
    const places = parts.map((part) => english.findIndex((word) => word.startsWith(part)));
    if (places.every((at) => at >= 0)) {
      const isWhole = parts.length === english.length && parts.every((part, at) => part === english[at]);
      return { score: ENGLISH + (isWhole ? WHOLE : Math.min(...places) === 0 ? BEGINNING : INSIDE / 2) };
    }
    const initials = english.map((word) => word[0]).join("");
    return parts.length === 1 && parts[0].length > 1 && initials.startsWith(parts[0]) ? { score: ENGLISH + BEGINNING } : null;
  };

  const better = (one, other) => (one && (!other || one.score <= other.score) ? one : other);

  const inEntry = (entry, query) => {
    let best = null;
    if (query.number !== null && entry.number === query.number) best = { score: -1 };
    for (const name of entry.names) best = better(inName(name, query.joined), best);
    best = better(inEnglish(entry, query.latin), best);
    if (best || query.words.length < 2) return best;
    let score = 0;
    for (const word of query.words) {
      let hit = inEnglish(entry, word.latin);
      for (const name of entry.names) hit = better(hit, inName(name, word.letters));
      if (!hit) return null;
      score = Math.max(score, hit.score);
    }
    return { score: score + INSIDE };
  };

  const search = (text) => {
    const parts = text.split(/\s+/u).filter(Boolean);
    const each = parts.map((part) => ({ letters: typed(part), latin: latin(part) })).filter((it) => it.letters.length > 0);
    const joined = each.flatMap((it) => it.letters).slice(0, 100);
    if (joined.length === 0) return null;
    const isNumber = /^\d{1,6}$/u.test(joined.join(""));
    const query = { joined, words: each, latin: latin(text), number: isNumber ? Number(joined.join("")) : null };
    const hits = [];
    for (const entry of entries) {
      const hit = inEntry(entry, query);
      if (hit) hits.push({ entry, hit });
    }
    hits.sort((a, b) => a.hit.score - b.hit.score || a.entry.order - b.entry.order);
    return hits;
  };

  const part = (kind, text) => {
    const element = document.createElement(kind);
    element.textContent = text;
    return element;
  };

  // An answer as a link; what was found of its name stands out.
  const item = ({ entry, hit }) => {
    const link = document.createElement("a");
    link.href = entry.file;
    const at = hit.name && hit.name === entry.names[0] ? entry.shown.indexOf(hit.name.text) : -1;
    if (at < 0) {
      link.textContent = entry.shown;
    } else {
      const chars = [...hit.name.text];
      const from = hit.name.letters[hit.from].at;
      const to = hit.name.letters[hit.end - 1].at + 1;
      const cut = (a, b) => chars.slice(a, b).join("");
      link.append(entry.shown.slice(0, at) + cut(0, from), part("mark", cut(from, to)), cut(to) + entry.shown.slice(at + hit.name.text.length));
    }
    const line = document.createElement("li");
    line.append(link);
    const because = hit.name && hit.name !== entry.names[0] && !entry.shown.includes(hit.name.text) ? hit.name.text : entry.beside;
    for (const text of [because, entry.place].filter(Boolean)) {
      const remark = part("span", text);
      remark.className = "quiet";
      line.append(" ", remark);
    }
    return line;
  };

  const answer = () => {
    const hits = search(field.value);
    contents.hidden = hits !== null;
    found.hidden = hits === null;
    found.replaceChildren(...(hits || []).slice(0, MOST_SHOWN).map(item));
    let said = "";
    if (hits !== null) {
      const count = String(hits.length);
      const shown = String(Math.min(hits.length, MOST_SHOWN));
      const sentence = hits.length === 0 ? words.none : hits.length === 1 ? words.one : hits.length > MOST_SHOWN ? words.cut : words.many;
      said = sentence.replace("#", count).replace("%", shown);
      if (hasFailed) said = words.failed;
      else if (loaded < fileCount) said = `${words.loading} ${said}`;
    }
    if (status.textContent !== said) status.textContent = said;
  };

  // The query stands in the address, so that a search can be kept and sent.
  const FRAGMENT = "#q=";
  const fromAddress = () => {
    if (!location.hash.startsWith(FRAGMENT)) return;
    try {
      field.value = decodeURIComponent(location.hash.slice(FRAGMENT.length).replace(/\+/gu, " "));
    } catch {
      return;
    }
    load();
    answer();
  };
  const toAddress = () => {
    const fragment = field.value.trim() === "" ? "" : FRAGMENT + encodeURIComponent(field.value.trim());
    if (fragment === "" && !location.hash.startsWith(FRAGMENT)) return;
    try {
      history.replaceState(null, "", location.pathname + location.search + fragment);
    } catch {
      // A browser may refuse that for files; then the address stays as it is.
    }
  };

  const links = () => [...found.querySelectorAll("a")];

  field.addEventListener("focus", load);
  field.addEventListener("input", () => {
    load();
    answer();
    toAddress();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = links();
    if (first) first.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const all = links();
    const at = all.indexOf(document.activeElement);
    const isInField = document.activeElement === field;
    if (event.key === "/" && !isInField) {
      field.focus();
      field.select();
    } else if (event.key === "ArrowDown" && (isInField || at >= 0)) {
      const next = all[at + 1];
      if (next) next.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (all[at - 1] || field).focus();
    } else if (event.key === "Home" && at > 0) {
      all[0].focus();
    } else if (event.key === "End" && at >= 0) {
      all[all.length - 1].focus();
    } else if (event.key === "Escape" && (isInField || at >= 0)) {
      if (isInField) field.value = "";
      field.focus();
      answer();
      toAddress();
    } else {
      return;
    }
    event.preventDefault();
  });
  window.addEventListener("hashchange", fromAddress);

  form.hidden = false;
  // Few names are there before anybody asks for one; many only when somebody does.
  if (fileCount === 1) load();
  fromAddress();
})();
