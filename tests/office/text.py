"""Reads the text of all Word documents of a folder with python-docx, and does nothing with it: what a small script at an
office begins with. Prints how many documents and signs there were.

`interface` reads as python-docx's documentation shows: paragraphs, and the cells of tables. That leaves out what stands in
content controls, the answers among it. `elements` reads every text element below python-docx's own interface."""

import sys
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn


def interface(document):
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def elements(document):
    yield from (element.text or "" for element in document.element.body.iter(qn("w:t")))


read = {"interface": interface, "elements": elements}[sys.argv[1]]
paths = sorted(Path(sys.argv[2]).rglob("*.docx"))
signs = sum(len("".join(read(Document(path)))) for path in paths)
print(f"{len(paths)} documents, {signs} signs")
