#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Callboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/fonts/Inter-*.ttf from the OpenType files of Debian's fonts-inter (needs python3-fonttools).

Qt blends CFF outlines with stem darkening that programs cannot switch off: at 13 px medium looks bold, white on blue
most of all, and at 24 px semibold looks thin. TrueType outlines of the same letters come out as drawn.
Digits take the font's own tabular forms (feature tnum), which Qt before 6.7 cannot switch on: timers must not shake.
The family is renamed, so that a system's own Inter is never taken for it.

usage: inter-truetype.py OUTPUT-FOLDER Inter-Regular.otf Inter-Medium.otf Inter-SemiBold.otf
"""
import pathlib
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FAMILY = "Inter Callboard"
TOLERANCE = 1.0  # units of 2816 to the em


def make_tabular(font):
    """Digits and their marks map to what feature tnum would put in their place."""
    gsub = font["GSUB"].table
    lookups = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for i in record.Feature.LookupListIndex}
    tabular = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        table.cmap = {char: tabular.get(glyph, glyph) for char, glyph in table.cmap.items()}


def rename(font):
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID in (1, 3, 4, 16):
            record.string = text.replace("Inter", FAMILY, 1)
        elif record.nameID == 6:
            record.string = text.replace("Inter", FAMILY.replace(" ", ""), 1)


def convert(source, target):
    font = TTFont(source)
    make_tabular(font)
    rename(font)
    glyphs = {}
    shapes = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = glyphs
    del font["CFF "]
    font["glyf"].compile(font)
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 0)
    maxp.compile(font)
    font["post"].formatType = 3.0  # no glyph names: nothing here looks them up
    font.sfntVersion = "\000\001\000\000"
    font.save(target)


if len(sys.argv) < 3:
    sys.exit(__doc__)
for path in map(pathlib.Path, sys.argv[2:]):
    convert(path, pathlib.Path(sys.argv[1]) / (path.stem + ".ttf"))
