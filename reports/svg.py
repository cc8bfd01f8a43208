"""SVG made fit to stand within a page: no ids that clash, no fonts of the machine that drew it, two open colours."""

from __future__ import annotations

import re

from lxml import etree

INK = "#010203"
PAPER = "#fdfeff"
"""Colours that stand for those of the page until a writer sets them."""

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"


def tidied(svg: str, prefix: str, caption: str) -> str:
    """The SVG with its ids prefixed or dropped, fonts left open, and `caption` as its title for screen readers."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    used = set(re.findall(r"url\(#([^)]*)\)", svg)) | set(re.findall(r'href="#([^"]*)"', svg))
    for element in root.iter(etree.Element):
        _tidy(element, prefix, used)
    for metadata in root.findall(f"{_SVG}metadata"):
        root.remove(metadata)
    title = etree.Element(f"{_SVG}title")
    title.text = caption
    root.insert(0, title)
    root.set("role", "img")
    root.set("aria-label", caption)
    text: str = etree.tostring(root, encoding="unicode")
    return text


def coloured(svg: str, ink: str, paper: str) -> str:
    """The SVG with the colours of the page."""
    return svg.replace(INK, ink).replace(PAPER, paper)


def in_font(svg: str, family: str) -> str:
    """The SVG with a font for its text."""
    return svg.replace("<svg ", f'<svg font-family="{family}" ', 1)


def _tidy(element: etree._Element, prefix: str, used: set[str]) -> None:
    name = element.get("id")
    if name in used:
        element.set("id", f"{prefix}-{name}")
    elif name is not None:
        del element.attrib["id"]
    for key, value in element.attrib.items():
        element.set(key, _renamed(key, value, prefix))


def _renamed(key: str, value: str, prefix: str) -> str:
    if key == _LINK and value.startswith("#"):
        return f"#{prefix}-{value[1:]}"
    if key == "style":
        value = _without_family(value)
    return value.replace("url(#", f"url(#{prefix}-")


def _without_family(style: str) -> str:
    """A style that sets the size of its text but not the font."""
    declared = [part.strip() for part in style.split(";") if part.strip()]
    kept = [part for part in declared if not part.startswith("font-family")]
    return "; ".join(re.sub(r"^font:.*?([\d.]+px).*$", r"font-size: \1", part) for part in kept)
