#!/usr/bin/env python3
"""Plants what tells who somebody is and looks for it in every report fit to leave: canary.py PROGRAM"""
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile

program = sys.argv[1]
failed = []

NHS_NUMBER = "943 476 5919"
NAMES = ["Zebedee", "Quillfeather", "Obadiah", "Marchbanks", "Philomena"]
WORDS = ["hedgehog", "trombone", "marzipan", "gazebo", "walrus"]
REFERENCES = ["KESTREL", "4765919", "4010232137"]
FILES = ["Quillfeather-plans", "Marchbanks-broken", "folder-of-Obadiah"]
SECRETS = NAMES + WORDS + REFERENCES + FILES + [NHS_NUMBER, NHS_NUMBER.replace(" ", "")]


def plan(number):
    ward = "Elm" if number < 24 else "Oak" if number < 50 else "Tiny" if number < 53 else f"Ash {NHS_NUMBER}"
    reference = "401 023 2137" if number == 7 else f"KESTREL-{number}"
    broken = "hedgehog field: Obadiah\n" if number == 3 else ""
    return f"""---
careplan: 1
id: {reference}
title: Plan of Zebedee Quillfeather
ward: {ward}
team: {"Early" if number % 2 else "Late"}
admitted: 2026-01-{1 + number % 28:02d}
review_date: 2026-0{3 + number % 3}-15
person: {{ref: P-{number}, preferred_name: Zebedee, views: I play the trombone and like marzipan}}
coordinator: {{name: Philomena Marchbanks, role: Social Worker, phone: "01632 960123"}}
goals: [{{text: Zebedee will comply with the walrus policy}}, {{text: I want to play the trombone by June}}]
actions: [{{text: Ring about the gazebo, responsible: {"OT" if number % 2 else "Philomena Marchbanks, nurse"}, when: asap}}]
exceptions: [{{rule: crisis.contact, reason: Obadiah says that the walrus is enough}}]
careaudit: {{allow: [{{rule: action.when, reason: Marchbanks knows of the gazebo, until: 2026-12-31}}]}}
{broken}"""


def texts_of(report):
    """The report as text; of a packed one all of its parts, and their names."""
    if not report.startswith(b"PK"):
        return report.decode()
    with zipfile.ZipFile(io.BytesIO(report)) as book:
        return "\n".join(part + "\n" + book.read(part).decode("utf-8", "replace") for part in book.namelist())


def look(what, report, secrets):
    text = texts_of(report)
    for secret in secrets:
        if secret.lower() in text.lower():
            at = text.lower().index(secret.lower())
            failed.append(f"{what}: {secret!r} in ...{text[max(0, at - 60):at + 60]!r}...")


def run(*options):
    return subprocess.run([program, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def formats():
    listed = run("formats").stdout.decode().split("Reports (", 1)[1]
    return re.findall(r"^  ([a-z-]+) ", listed, re.MULTILINE)


with tempfile.TemporaryDirectory() as folder:
    plans = os.path.join(folder, "folder-of-Obadiah")
    os.mkdir(plans)
    with open(os.path.join(plans, "Quillfeather-plans.yaml"), "w") as file:
        file.write("".join(plan(number) for number in range(80)))
    with open(os.path.join(plans, "Marchbanks-broken.yaml"), "w") as file:
        file.write("careplan: 1\nid: KESTREL-X\ngoals: [Zebedee\n")
    key = os.path.join(folder, "key")
    with open(key, "w") as file:
        file.write("0123456789abcdef0123456789abcdef\n")
    check = ["check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "--evidence", "full"]
    saved = os.path.join(folder, "saved.json")
    history = os.path.join(folder, "saved.db")
    run(*check, "-f", "none", "-o", "json=" + saved, "--save", history, plans)
    with open(history, "rb") as file:
        look("the history", file.read().decode("latin-1").encode(), NAMES + WORDS + FILES)

    names = formats()
    if not {"text", "html", "xlsx", "csv", "measurereport"} <= set(names):
        failed.append(f"formats are {names}")
    packs = 0
    for name in names:
        out = os.path.join(folder, "out")
        for rule in ["lt5", "hes"]:
            said = run(*check, "--suppress", rule, "-f", name, plans)
            look(f"--suppress {rule} -f {name}", said.stdout, SECRETS)
        sources = {"check": [*check, "-f", "none", plans], "a JSON report": ["report", saved], "a history": ["report", history]}
        for source, command in sources.items():
            said = run(*command, "--public", f"{name}={out}")
            if os.path.exists(out):
                packs += 1
                with open(out, "rb") as file:
                    look(f"--public {name} of {source}", file.read(), SECRETS)
                os.remove(out)
            elif b"is a list of findings" not in said.stderr:
                failed.append(f"--public {name} of {source}: {said.stderr.decode()}")
        if name not in ("text", "json", "ndjson", "csv"):  # those quote words unless they are told not to
            look(f"report -f {name} of a JSON report", run("report", saved, "-f", name).stdout, WORDS + ["Zebedee", "Philomena"])
        silent = ["check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "--evidence", "none", "-f", name, plans]
        look(f"--evidence none -f {name}", run(*silent).stdout, WORDS + ["Zebedee", "Philomena"])
        look(f"--pseudonyms -f {name}", run(*silent, "--pseudonyms", key).stdout, NAMES + WORDS + REFERENCES + FILES)
    if packs < 24:
        failed.append(f"only {packs} public reports were made")
    # The same search finds them where they are.
    look_found = len(failed)
    look("the full report", open(saved, "rb").read(), ["KESTREL", "walrus", "Quillfeather"])
    if len(failed) != look_found + 3:
        failed.append("the search finds nothing")
    del failed[look_found:look_found + 3]

for what in failed:
    print(what)
sys.exit(1 if failed else 0)
