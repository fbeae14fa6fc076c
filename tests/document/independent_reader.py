"""independent_reader.py GENERATOR COUNT

Reads what the writers of appinfra made of COUNT generated documents with other people's readers: PyYAML's two parsers, each
with the types of YAML 1.1 and of YAML 1.2 and with CloudFormation's tags, and Python's JSON. What they read must be what
the document holds: the same values, types and order.
"""

import codecs
import json
import re
import subprocess
import sys

import yaml


def replace_bytes(error):
    """One U+FFFD for each byte that is not UTF-8, as the writers promise."""
    return "\N{REPLACEMENT CHARACTER}" * (error.end - error.start), error.end


codecs.register_error("replace_bytes", replace_bytes)


class Map(list):
    """A map as the list of its entries: order counts, and so do entries of the same key."""


def is_equal(left, right):
    if type(left) is not type(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(is_equal(a, b) for a, b in zip(left, right))
    if isinstance(left, tuple):
        return left[0] == right[0] and is_equal(left[1], right[1])
    return left == right


class PlainReader:
    """Reads the generator's own notation."""

    def __init__(self, block):
        self.tokens = iter(block.decode("ascii").split("\n"))

    def text(self, token):
        return bytes.fromhex(token[1:]).decode("utf-8", "replace_bytes")

    def value(self, number):
        return self.after(next(self.tokens), number)

    def after(self, token, number):
        if token == "[":
            items = []
            while (item := next(self.tokens)) != "]":
                items.append(self.after(item, number))
            return items
        if token == "{":
            entries = Map()
            while (key := next(self.tokens)) != "}":
                entries.append((self.text(key), self.value(number)))
            return entries
        if token in ("null", "true", "false"):
            return {"null": None, "true": True, "false": False}[token]
        if token[0] == "i":
            return int(token[1:])
        if token[0] == "n":
            return number(self.text(token))
        return self.text(token)


def yaml_number(text):
    if text.lstrip("-").isdigit():
        return int(text)
    return float(text.replace(".inf", "inf"))


def json_number(text):
    return text if text.endswith("inf") else yaml_number(text)


def construct_pairs(loader, node):
    return Map((loader.construct_object(key, deep=True), loader.construct_object(value, deep=True)) for key, value in node.value)


def construct_function(loader, name, node):
    function = name if name in ("Ref", "Condition") else "Fn::" + name
    if isinstance(node, yaml.SequenceNode):
        return Map([(function, [loader.construct_object(item, deep=True) for item in node.value])])
    if isinstance(node, yaml.MappingNode):
        return Map([(function, construct_pairs(loader, node))])
    if name == "GetAtt":
        return Map([(function, node.value.split(".", 1))])
    return Map([(function, node.value)])


# YAML 1.2.2, section 10.3.2 "Tag Resolution" of the core schema.
CORE_SCHEMA = {
    "tag:yaml.org,2002:null": r"null|Null|NULL|~|",
    "tag:yaml.org,2002:bool": r"true|True|TRUE|false|False|FALSE",
    "tag:yaml.org,2002:int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "tag:yaml.org,2002:float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN",
}


def make_loader(parser, is_core_schema):
    class Loader(parser):
        yaml_implicit_resolvers = {} if is_core_schema else dict(parser.yaml_implicit_resolvers)

    if is_core_schema:
        for tag, pattern in CORE_SCHEMA.items():
            Loader.add_implicit_resolver(tag, re.compile("^(?:" + pattern + ")$"), None)
    Loader.add_constructor("tag:yaml.org,2002:map", construct_pairs)
    Loader.add_multi_constructor("!", construct_function)
    return Loader


LOADERS = {
    f"{parser.__name__}, YAML {'1.2' if is_core else '1.1'}": make_loader(parser, is_core)
    for parser in (yaml.SafeLoader, yaml.CSafeLoader)
    for is_core in (False, True)
}


def read_blocks(stream, number):
    for _ in range(number):
        yield stream.read(int(stream.readline()))


def disagreements(plain, yaml_text, json_texts):
    expected = PlainReader(plain).value(yaml_number)
    for name, loader in LOADERS.items():
        try:
            found = yaml.load(yaml_text.decode("utf-8"), loader)
        except yaml.YAMLError as error:
            found = error
        if not is_equal(found, expected):
            yield name, yaml_text, found, expected
    expected = PlainReader(plain).value(json_number)
    for text in json_texts:
        found = json.loads(text.decode("utf-8"), object_pairs_hook=Map)
        if not is_equal(found, expected):
            yield "JSON", text, found, expected
    if b"\n" in json_texts[1] or len(json_texts[1]) > len(json_texts[0]):
        yield "minified JSON", json_texts[1], "white space", "none"


def main(generator, count):
    process = subprocess.Popen([generator, count], stdout=subprocess.PIPE)
    wrong = 0
    for number in range(int(count)):
        plain, yaml_text, *json_texts = read_blocks(process.stdout, 4)
        for name, text, found, expected in disagreements(plain, yaml_text, json_texts):
            wrong += 1
            print(f"document {number}, {name}:\n{text.decode()}\nread:     {found}\nexpected: {expected}\n")
    if process.wait() != 0 or wrong:
        sys.exit(f"{wrong} disagreements, the generator ended with {process.returncode}")
    print(f"{count} documents read alike")


if __name__ == "__main__":
    main(*sys.argv[1:])
