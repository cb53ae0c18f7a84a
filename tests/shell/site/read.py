"""Reads every page of a folder with Python's parser and writes what is on it, a line of JSON for each page."""

import html.parser
import json
import os
import sys

VOID = {"meta", "link", "input", "br", "hr", "img", "col"}
BLOCK = {"p", "ul", "ol", "table", "h1", "h2", "h3", "section", "article", "nav", "div", "form"}


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults, self.ids, self.hrefs, self.langs = [], [], [], [], []
        self.count, self.meta, self.text, self.title, self.data = {}, {}, [], [], []

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        given = dict(attributes)
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.faults += [f"<{tag} {name}>" for name in names if name.startswith("on") or name == "style"]
        if tag in BLOCK and any(it in ("p", "h1", "h2", "h3", "a", "span") for it in self.open):
            self.faults.append(f"<{tag}> in {self.open}")
        if tag == "th" and given.get("scope") not in ("row", "col"):
            self.faults.append("<th> of neither a row nor a column")
        self.count[tag] = self.count.get(tag, 0) + 1
        self.ids += [given["id"]] if "id" in given else []
        self.hrefs += [given[it] for it in ("href", "src") if it in given]
        self.langs += [given["lang"]] if "lang" in given else []
        key = given.get("name") or given.get("http-equiv") or given.get("rel")
        if tag in ("meta", "link") and key:
            self.meta[key] = given.get("content") or given.get("href")
        if tag == "html":
            self.meta["lang"] = given.get("lang")
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.faults.append("a script that stands in the page")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID or not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        if "script" in self.open:
            self.data.append(data)
        elif "title" in self.open:
            self.title.append(data)
        elif "main" in self.open:
            self.text.append(data)


sys.stdout.reconfigure(encoding="utf-8")
for name in sorted(os.listdir(sys.argv[1])):
    if not name.endswith(".html"):
        continue
    with open(os.path.join(sys.argv[1], name), encoding="utf-8", newline="") as file:
        text = file.read()
    reader = Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        reader.faults.append(f"not closed: {reader.open}")
    page = {
        "file": name, "faults": reader.faults, "ids": reader.ids, "hrefs": reader.hrefs, "langs": reader.langs,
        "count": reader.count, "meta": reader.meta, "text": "".join(reader.text), "title": "".join(reader.title),
        "data": reader.data, "begins": text[:15],
    }
    print(json.dumps(page, ensure_ascii=False))
