"""Validates files against a JSON Schema: validate.py SCHEMA [--rules=DIR] FILE...

SCHEMA is a .json file, or the careaudit program, which prints the schema of plans, with the fields that
the rules of DIR add. Every complaint is printed; the status is 1 when there is one, or when the schema itself is not valid.
"""
import json
import subprocess
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Dates stay text, as they do for an editor that validates while one types."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema_from(name, options):
    if name.endswith(".json"):
        with open(name, encoding="utf-8") as file:
            return json.load(file)
    return json.loads(subprocess.run([name, "formats", "--schema", *options], check=True, capture_output=True).stdout)


def documents(name):
    with open(name, encoding="utf-8") as file:
        if name.endswith((".yaml", ".yml")):
            return list(yaml.load_all(file, Loader))
        return [json.load(file)]


def main(schema_name, *arguments):
    options = [one for one in arguments if one.startswith("--")]
    names = [one for one in arguments if not one.startswith("--")]
    schema = schema_from(schema_name, options)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)
    complaints = 0
    for name in names:
        for document in documents(name):
            for error in validator.iter_errors(document):
                deepest = jsonschema.exceptions.best_match([error])
                place = "/".join(str(part) for part in deepest.absolute_path)
                print(f"{name}: {place}: {deepest.message}")
                complaints += 1
    print(f"{len(names)} files, {complaints} complaints")
    return 1 if complaints or not names else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
