# SPDX-FileCopyrightText: 2026 The Callboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Jinja2 on a mail, warm, with its template compiled and kept.

usage: jinja.py MAIL.json ROUNDS
Prints {"version": "3.1.2", "median_us": 350.1, "output": "..."}.
"""
import json
import statistics
import sys
import time

import jinja2


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        mail = json.load(file)
    environment = jinja2.Environment(loader=jinja2.DictLoader(mail["templates"]), autoescape=True)
    template = environment.from_string(mail["template"])
    times = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        output = template.render(mail["variables"])
        times.append(time.perf_counter() - start)
    json.dump(
        {"version": jinja2.__version__, "median_us": statistics.median(times) * 1e6, "output": output}, sys.stdout
    )


main()
