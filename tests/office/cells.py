"""The cells of the first sheet of a flat ODF spreadsheet: a JSON list of rows, each cell its type and value, or null."""

import json
import sys
from xml.etree import ElementTree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def words(element):
    """The words of a paragraph; several spaces in a row are an element of their own."""
    spaces = " " * int(element.get(f"{TEXT}c", "1")) if element.tag == f"{TEXT}s" else ""
    parts = [words(child) + (child.tail or "") for child in element]
    return spaces + (element.text or "") + "".join(parts)


def value(cell):
    kind = cell.get(f"{OFFICE}value-type")
    if kind is None:
        return None
    if cell.get(f"{TABLE}formula") is not None:
        return ["formula", cell.get(f"{TABLE}formula")]
    if kind == "string":
        return [kind, "\n".join(words(paragraph) for paragraph in cell.findall(f"{TEXT}p"))]
    if kind == "date":
        return [kind, cell.get(f"{OFFICE}date-value")]
    return [kind, float(cell.get(f"{OFFICE}value"))]


def repeated(elements, of):
    for element in elements:
        # The rest of a sheet is one empty element, repeated to its end: no list is that long.
        times = int(element.get(f"{TABLE}number-{of}-repeated", "1"))
        yield from [element] * (times if times < 1000 else 0)


table = next(ElementTree.parse(sys.argv[1]).iter(f"{TABLE}table"))
rows = [[value(cell) for cell in repeated(row.iter(f"{TABLE}table-cell"), "columns")]
        for row in repeated(table.iter(f"{TABLE}table-row"), "rows")]
width = len(rows[0])
print(json.dumps([(row + [None] * width)[:max(width, len(row))] for row in rows]))
