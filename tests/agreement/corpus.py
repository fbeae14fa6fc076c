"""The templates that public packages ship: corpus.txt names the packages, this takes the templates out of them."""

import ast
import concurrent.futures
import dataclasses
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

import yaml

HERE = pathlib.Path(__file__).resolve().parent
MANIFEST = HERE / "corpus.txt"
ENDINGS = (".json", ".yaml", ".yml", ".template")
SIZES = (40, 150_000)
LARGEST = 2_000_000
# Copies of one template for another partition, or another release of the program that wrote it, count once.
ACCIDENTAL = re.compile(r"aws-cn|aws-us-gov|[a-z]{2}(-gov|-iso[a-z]?)?-(north|south|east|west|central)[a-z]*-\d|"
                        r"[0-9a-fA-F]{8,}|\d+|\s+")


@dataclasses.dataclass(frozen=True)
class Package:
    """One line of corpus.txt: where it comes from, and the digest that its archive must have."""

    kind: str
    name: str
    version: str
    digest: str
    licence: str

    @property
    def folder(self):
        return f"{self.kind}-{self.name.strip('@').replace('/', '-')}-{self.version}"


def packages():
    lines = (line.split(None, 4) for line in MANIFEST.read_text().splitlines() if line and not line.startswith("#"))
    return [Package(*fields) for fields in lines]


def collect(work):
    """Fetches what is missing and returns the templates, in an order that does not change."""
    archives, templates, stamp = work / "archives", work / "templates", work / "collected"
    wanted = hashlib.sha256(MANIFEST.read_bytes() + pathlib.Path(__file__).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return files_in(templates)
    archives.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        paths = list(pool.map(lambda package: fetch(package, archives), packages()))
    shutil.rmtree(templates, ignore_errors=True)
    seen = set()
    for package, path in zip(packages(), paths):
        take(package, path, templates, seen)
    stamp.write_text(wanted)
    return files_in(templates)


def files_in(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def fetch(package, archives):
    """The package's archive, from the cache or its registry."""
    target = archives / package.folder
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=archives) as scratch:
            subprocess.run(command(package, scratch), cwd=scratch, check=True, stdout=sys.stderr)
            pathlib.Path(next(pathlib.Path(scratch).iterdir())).rename(target)
    found = hashlib.sha256(target.read_bytes()).hexdigest()
    if found != package.digest:
        sys.exit(f"{package.name} {package.version}: expected sha256 {package.digest}, found {found}")
    return target


def command(package, scratch):
    if package.kind == "npm":
        return ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    return [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--no-binary", ":all:", "--dest", scratch, f"{package.name}=={package.version}"]


def take(package, archive, templates, seen):
    """Writes the templates of an archive that no other archive had, and notes their shapes."""
    for name, content in candidates(archive):
        if not SIZES[0] <= len(content) <= SIZES[1] or not is_template(content):
            continue
        shape = hashlib.sha256(ACCIDENTAL.sub("", content.decode(errors="replace")).encode()).digest()
        if shape not in seen:
            seen.add(shape)
            target = templates / package.folder / name.split("/", 1)[-1]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def candidates(archive):
    """Name and content of what may be a template: files with a fitting ending, and literals in Python sources."""
    for name, content in members(archive):
        if b"Resources" not in content:
            continue
        if name.endswith(".py"):
            yield from literals(name, content)
        elif name.endswith(ENDINGS):
            yield name, content


def members(archive):
    """Name and content of the files in a tar or zip archive."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            yield from ((name, opened.read(name)) for name in sorted(opened.namelist()))
        return
    with tarfile.open(archive) as opened:
        for member in sorted(opened.getmembers(), key=lambda member: member.name):
            if member.isfile() and member.size < LARGEST:
                yield member.name, opened.extractfile(member).read()


def literals(name, content):
    """The maps and texts in a Python source that may be templates: tests keep theirs there."""
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict) and any(isinstance(key, ast.Constant) and key.value == "Resources"
                                              for key in node.keys):
            try:
                yield f"{name}/{node.lineno}.json", json.dumps(ast.literal_eval(node), indent=2).encode()
            except (ValueError, TypeError):
                continue
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "Resources" in node.value:
            ending = "json" if node.value.lstrip().startswith("{") else "yaml"
            yield f"{name}/{node.lineno}.{ending}", node.value.encode(errors="replace")


class Loader(yaml.CSafeLoader):
    """Reads any tag, because only the outline matters here."""


def any_tag(loader, _suffix, node):
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)
    return loader.construct_mapping(node)


Loader.add_multi_constructor("", any_tag)


def is_template(content):
    """Whether the text is a map with a map of resources of which one at least has a type."""
    try:
        tree = json.loads(content) if content.lstrip()[:1] == b"{" else yaml.load(content, Loader)
    except (ValueError, yaml.YAMLError, TypeError, RecursionError):
        return False
    resources = tree.get("Resources") if isinstance(tree, dict) else None
    return isinstance(resources, dict) and any(
        isinstance(body, dict) and isinstance(body.get("Type"), str) and "::" in body["Type"]
        for body in resources.values())
