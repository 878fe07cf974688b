# SPDX-FileCopyrightText: 2026 The Callboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds JSON files against a JSON Schema.

usage: schema_oracle.py SCHEMA.json FILE.json...
Prints {"results": ["", "steps.0.kind: 7 is not of type 'string'", ...]} in the order of the files: what is wrong with
each, empty for one that fits.
"""
import json
import sys

from jsonschema import Draft202012Validator


def problem(validator, path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    found = sorted(validator.iter_errors(document), key=lambda error: [str(part) for part in error.absolute_path])
    if not found:
        return ""
    return ".".join(str(part) for part in found[0].absolute_path) + ": " + found[0].message[:200]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    json.dump({"results": [problem(validator, path) for path in sys.argv[2:]]}, sys.stdout)


main()
