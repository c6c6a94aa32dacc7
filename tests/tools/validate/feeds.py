"""Reads a release's feeds as a feed reader does, and its sitemaps as a search engine does. See run."""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

import feedparser

release = pathlib.Path(sys.argv[1])
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)


def check_atom(path):
    feed = feedparser.parse(path.read_bytes(), sanitize_html=False)
    expect(not feed.bozo, f"{path}: {feed.get('bozo_exception')}")
    expect(feed.version == "atom10", f"{path} is read as '{feed.version}'")
    for key in ("id", "title", "updated", "link", "author"):
        expect(feed.feed.get(key), f"{path}: the feed has no {key}")
    ids = [entry.get("id") for entry in feed.entries]
    expect(len(set(ids)) == len(ids), f"{path}: an id is there twice")
    for entry in feed.entries:
        for key in ("id", "title", "updated_parsed", "published_parsed", "link"):
            expect(entry.get(key), f"{path}: {entry.get('id')} has no {key}")
    return len(feed.entries)


def check_sitemaps():
    addresses = []
    for path in sorted(release.glob("sitemap*.xml")):
        root = ElementTree.parse(path).getroot()
        expect(root.tag in (SITEMAP + "urlset", SITEMAP + "sitemapindex"), f"{path} begins with {root.tag}")
        addresses += [loc.text for loc in root.iter(SITEMAP + "loc")] if root.tag == SITEMAP + "urlset" else []
    expect(len(set(addresses)) == len(addresses), "an address is in the sitemaps twice")
    return len(addresses)


entries = sum(check_atom(path) for path in sorted(release.glob("feeds/*.atom")))
pages = check_sitemaps()
for fault in faults[:50]:
    print(fault, file=sys.stderr)
print(f"{entries} entries in Atom feeds, {pages} pages in sitemaps, {len(faults)} faults")
sys.exit(1 if faults else 0)
