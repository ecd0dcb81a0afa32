"""The rows of a CSV file, as Python's csv reads them: a JSON list of lists."""

import csv
import json
import sys

with open(sys.argv[1], encoding=sys.argv[2], newline="") as file:
    print(json.dumps(list(csv.reader(file, delimiter=sys.argv[3], strict=True))))
