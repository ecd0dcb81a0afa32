"""The text of every cell in the tables of Word documents, as python-docx reads it: a JSON list for each document."""

import json
import sys

import docx
from docx.oxml.ns import qn


def text(cell):
    """A cell's paragraphs. By itself python-docx passes over what stands in content controls."""
    paragraphs = cell.iter(qn("w:p"))
    return "\n".join("".join(run.text for run in paragraph.iter(qn("w:r"))) for paragraph in paragraphs)


def cells(path):
    return [text(cell) for cell in docx.Document(path).element.body.iter(qn("w:tc"))]


print(json.dumps([cells(path) for path in sys.argv[1:]]))
