"""Counts a bundle's numbers anew from its rows, and reads its tables, drawings, pages and citation file. See bundle."""
import collections
import csv
import datetime
import html.parser
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

import openpyxl
import yaml

bundle = pathlib.Path(sys.argv[1])
SVG = "{http://www.w3.org/2000/svg}"
faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)


def same(what, stated, counted):
    expect(stated == counted, f"{what}: stated {stated}, counted {counted}")


def rows(path):
    with open(bundle / path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def named(counts):
    return {count["id"]: count["count"] for count in counts}


works = [json.loads(line) for line in open(bundle / "selection/publications.jsonl", encoding="utf-8")]
records, excluded = rows("selection/records.csv"), rows("selection/excluded.csv")


def check_flow():
    flow = json.loads((bundle / "selection/flow.json").read_text())
    brought = flow.get("brought", {}).get("records", 0)
    same("flow, records", flow["identified"]["records"] + brought, len(records))
    if brought == 0:
        same("flow, sources", named(flow["identified"]["sources"]), dict(collections.Counter(row["source"] for row in records)))
    why = collections.Counter(row["removed"] for row in records)
    same("flow, duplicates", flow["removedBeforeScreening"]["duplicates"], why["duplicate"])
    same("flow, deleted", flow["removedBeforeScreening"]["deleted"], why["deleted"])
    left = {row["publication"] for row in records if row["removed"] == ""}
    standing = collections.Counter(work["screening"]["standing"] for work in works)
    same("flow, included", flow["included"]["publications"], standing["included"])
    if flow["stages"]:
        same("flow, screened", flow["screened"], len(left))
    out = {row["id"] for row in excluded if row["stage"] in ("title", "fulltext")}
    same("selection and exclusions together", len(works) + len(out & left), len(left))


def check_analysis():
    analysis = json.loads((bundle / "analysis/analysis.json").read_text())
    same("analysis, publications", analysis["publications"], len(works))
    several = {"themes": lambda work: {mark["id"] for mark in work.get("themes", [])},
               "languages": lambda work: set(work.get("languages", [])), "partners": lambda work: set(work.get("partners", [])),
               "types": lambda work: {work.get("type")} - {None}, "years": lambda work: {work.get("issued", "")[:4]} - {""},
               "access": lambda work: {work.get("access")} - {None}}
    for dimension, values in several.items():
        counted = collections.Counter(value for work in works for value in values(work))
        same(f"analysis, {dimension}", named(analysis[dimension]["counts"]), dict(counted))
        same(f"analysis, {dimension} unknown", analysis[dimension]["unknown"], sum(not values(work) for work in works))


def check_tables():
    with open(bundle / "evidence/table.csv", encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file, strict=True))
    same("table.csv, publications", [row[0] for row in table[1:]], [work["id"] for work in works])
    expect(all(len(row) == len(table[0]) for row in table), "table.csv: rows of different lengths")
    sheet = openpyxl.load_workbook(bundle / "evidence/table.xlsx").worksheets[0]
    cells = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
    same("table.xlsx, rows", len(cells), len(table))
    same("table.xlsx, columns", {len(row) for row in cells}, {len(table[0])})
    expect(not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row), "table.xlsx has a formula")
    # A cell of a spreadsheet holds 32,767 characters; csv guards cells that a spreadsheet would take for a formula.
    for ours, theirs in zip(table[1:], cells[1:]):
        for a, b in zip(ours, theirs):
            expect(a.lstrip("'")[:1000] == b.lstrip("'")[:1000], f"table.xlsx: {ours[0]}: '{b[:80]}' is '{a[:80]}' in table.csv")
    library = json.loads((bundle / "citations/library.json").read_text())
    same("library.json, works", sorted(item["id"] for item in library), sorted(work["id"] for work in works))


# Citation File Format 1.2.0: what must be there, and what an author may have.
PERSON = {"address", "affiliation", "alias", "city", "country", "email", "family-names", "fax", "given-names", "name-particle",
          "name-suffix", "orcid", "post-code", "region", "tel", "website"}
ENTITY = {"address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location", "name", "orcid", "post-code",
          "region", "tel", "website"}
CFF = {"abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license",
       "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact", "repository-code", "title",
       "type", "url", "version"}


def check_citation():
    cff = yaml.safe_load((bundle / "CITATION.cff").read_text())
    expect(set(cff) <= CFF, f"CITATION.cff: {set(cff) - CFF} is not of the format")
    for key in ("cff-version", "message", "title", "authors"):
        expect(cff.get(key), f"CITATION.cff has no {key}")
    same("CITATION.cff, version of the format", cff["cff-version"], "1.2.0")
    expect(isinstance(cff["date-released"], datetime.date), "CITATION.cff: date-released is no date")
    expect(cff["type"] in ("software", "dataset"), "CITATION.cff: no such type")
    for author in cff["authors"]:
        expect(set(author) <= (ENTITY if "name" in author else PERSON), f"CITATION.cff: {author} is neither person nor entity")
        expect(re.fullmatch(r"https://orcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[\dX]", author.get("orcid", "https://orcid.org/0000-0000-0000-0000")),
               f"CITATION.cff: {author} has no such ORCID")


class Page(html.parser.HTMLParser):
    VOID = {"meta", "br", "hr", "img", "input", "link", "wbr", "col"}

    def __init__(self, path):
        super().__init__()
        self.path, self.ids, self.links, self.open = path, [], [], []
        self.feed(path.read_text())
        expect(not self.open, f"{path}: {self.open} is not closed")
        for value, count in collections.Counter(self.ids).items():
            expect(count == 1, f"{path}: the id {value} is there {count} times")
        for link in self.links:
            if link.startswith("#"):
                expect(link[1:] in self.ids, f"{path}: a link leads to {link}")
            elif not link.startswith(("http:", "https:")):
                expect((path.parent / link.split("#")[0]).exists(), f"{path}: a link leads to {link}")

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        expect(tag != "script" and not any(name.startswith("on") for name in given), f"{self.path}: a script")
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        expect(self.open and self.open[-1] == tag, f"{self.path}: </{tag}> closes {self.open[-1:]}")
        if self.open:
            self.open.pop()


def check_pages():
    drawings = sorted(bundle.rglob("*.svg"))
    for path in drawings:
        root = ElementTree.parse(path).getroot()
        expect(root.tag == SVG + "svg" and root.find(SVG + "title") is not None, f"{path}: no drawing with a title")
        expect(root.find(f".//{SVG}script") is None, f"{path}: a script")
    pages = [Page(path) for path in sorted(bundle.rglob("*.html"))]
    return len(drawings), sum(len(page.links) for page in pages)


check_flow()
check_analysis()
check_tables()
check_citation()
drawings, links = check_pages()
for fault in faults[:50]:
    print(fault, file=sys.stderr)
print(f"{len(records)} records counted, {drawings} drawings, {links} links, {len(faults)} faults")
sys.exit(1 if faults else 0)
