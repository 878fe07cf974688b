# SPDX-FileCopyrightText: 2026 The Callboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders the cases of jinja_cases.json with Jinja2 itself.

usage: jinja_oracle.py CASES.json
Prints {"version": "3.1.2", "results": [{"output": "..."} or {"error": "..."}, ...]} in the order of the cases.
"""
import json
import sys

import jinja2


def number(text):
    """Qt keeps whole JSON numbers of at most 64 bits as integers, whatever their spelling, and all others as double."""
    value = float(text)
    if value.is_integer() and abs(value) < 2**63:
        return int(value)
    return value


def integer(text):
    value = int(text)
    return value if -(2**63) <= value < 2**63 else float(value)


def ordered(pairs):
    """Qt's JSON objects are sorted by key."""
    return dict(sorted(pairs))


def render(case):
    options = case.get("options", {})
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(case.get("templates", {})),
        autoescape=options.get("autoescape", False),
        trim_blocks=options.get("trim_blocks", False),
        lstrip_blocks=options.get("lstrip_blocks", False),
        keep_trailing_newline=options.get("keep_trailing_newline", False),
        undefined=jinja2.StrictUndefined if options.get("strict") else jinja2.Undefined,
    )
    return environment.from_string(case["template"]).render(case.get("variables", {}))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file, parse_float=number, parse_int=integer, object_pairs_hook=ordered)
    results = []
    for case in cases:
        try:
            results.append({"output": render(case)})
        except Exception as problem:  # any failure of a template counts as one
            results.append({"error": f"{type(problem).__name__}: {problem}"})
    json.dump({"version": jinja2.__version__, "results": results}, sys.stdout)


main()
