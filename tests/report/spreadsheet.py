#!/usr/bin/env python3
"""Looks into the spreadsheet of an audit: spreadsheet.py PROGRAM PLANS"""
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

program, plans = sys.argv[1:]
failed = []


def check(holds, what):
    if not holds:
        failed.append(what)


def parts_of(name, *options):
    command = [program, "check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "-f", "none", *options, plans]
    subprocess.run(command, check=True)
    with zipfile.ZipFile(name) as book:
        return {part: book.read(part).decode() for part in book.namelist() if part.endswith((".xml", ".rels"))}


with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "a.xlsx")
    parts = parts_of(name, "-o", name)
    with open(name, "rb") as file:
        first = file.read()
    parts_of(name, "-o", name)
    with open(name, "rb") as file:
        check(file.read() == first, "two runs differ")
    check(os.stat(name).st_mode & 0o077 == 0, "others may read it")
    for part, text in parts.items():
        ElementTree.fromstring(text)
    sheets = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])
    check(sheets == ["Summary", "Wards", "Measures", "Findings", "Plans", "Methods"], f"sheets are {sheets}")
    for number, sheet in enumerate(sheets[:5], 1):
        text = parts[f"xl/worksheets/sheet{number}.xml"]
        check("<autoFilter" in text, f"{sheet} has no filter")
        check('state="frozen"' in text, f"{sheet} has no frozen heading")
        check("<f>" not in text, f"{sheet} has a formula")
    check(len([part for part in parts if part.startswith("xl/charts/chart")]) == 10, "charts are missing")
    check("0.0%" in parts["xl/styles.xml"], "percentages have no format")
    wards = parts["xl/worksheets/sheet2.xml"]
    check(re.search(r"<c r=\"B2\"[^>]*><v>0\.\d+</v>", wards) or re.search(r'<c r="B2"[^>]*><v>[01]</v>', wards), "percentages are no numbers")
    check("ELM-1116" in parts["xl/worksheets/sheet5.xml"], "plans have no references")

    public = os.path.join(folder, "p.xlsx")
    parts = parts_of(public, "--public", public)
    sheets = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])
    check(sheets == ["Summary", "Wards", "Measures", "Methods"], f"public sheets are {sheets}")
    check("ELM-" not in "".join(parts.values()), "a reference is in the public spreadsheet")

    worksheet = os.path.join(folder, "w.xlsx")
    subprocess.run([program, "sample", "--seed", "7", "--per-ward", "2", "--as-of", "2026-03-31", "--only", "goal.*", "-o", worksheet, plans], check=True)
    with zipfile.ZipFile(worksheet) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    check("yes,no,na,cannot_tell" in sheet, "the worksheet offers no answers")

for what in failed:
    print(what)
sys.exit(1 if failed else 0)
