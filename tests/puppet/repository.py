"""A rendered control repository in a folder of its own, with keys that are thrown away with it."""

import dataclasses
import functools
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.path.abspath(os.environ.get("APPINFRA", ROOT / "build/release/appinfra"))
EXAMPLE = (ROOT / "examples/manifests/myamazingapp.yaml").read_text()
SERVER_KEYS = "/etc/puppetlabs/puppet/eyaml/"

# What user data tells of the stack.
FACTS = {
    "app_host": "myamazingapp.cdlib.org",
    "aws_region": "us-west-2",
    "uploads_file_system": "fs-0a1b2c3d",
    "uploads_access_point": "fsap-0a1b2c3d",
    "reports_file_system": "fs-4e5f6071",
    "reports_access_point": "fsap-4e5f6071",
    "database_host": "db.internal",
    "database_replica_host": "replica.internal",
    "database_port": "5433",
    "database_name": "myamazingapp",
}


@functools.cache
def keys():
    """A key pair for this run of the tests."""
    folder = tempfile.TemporaryDirectory(prefix="appinfra eyaml ")
    path = pathlib.Path(folder.name)
    run("eyaml", "createkeys", *key_options(path))
    return folder, path


def key_options(path):
    return [f"--pkcs7-private-key={path}/private_key.pkcs7.pem", f"--pkcs7-public-key={path}/public_key.pkcs7.pem"]


@functools.cache
def encrypt(value):
    _, path = keys()
    return run("eyaml", "encrypt", "--quiet", "--stdin", "--output=string", *key_options(path), given=value).strip()


def run(*words, given=None, **options):
    done = subprocess.run(words, input=given, capture_output=True, text=True, **options)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


@dataclasses.dataclass
class Resource:
    values: dict
    sensitive: list


class Catalog:
    def __init__(self, resources):
        self.resources = {name: Resource(**parts) for name, parts in resources.items()}

    def values(self, name):
        return self.resources[name].values

    def content(self, path):
        return self.values(f"File[{path}]")["content"]

    def unit(self, name):
        """The settings of a unit, in order."""
        lines = self.content(f"/etc/systemd/system/{name}").splitlines()
        return [tuple(line.split("=", 1)) for line in lines if "=" in line and not line.startswith("#")]

    def setting(self, unit, key):
        return [value for name, value in self.unit(unit) if name == key]

    def of_type(self, kind):
        return {name for name in self.resources if name.startswith(kind + "[")}


class RepositoryTest(unittest.TestCase):
    """A repository for the tests of a class; what a test changes, the next one renders anew."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="appinfra puppet "))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.repository = cls.folder / "puppet"

    @classmethod
    def render(cls, manifest=EXAMPLE):
        shutil.rmtree(cls.repository, ignore_errors=True)
        run(PROGRAM, "render", "ec2", "-f", "-", "-o", cls.folder, given=manifest)
        hiera = cls.repository / "hiera.yaml"
        hiera.write_text(hiera.read_text().replace(SERVER_KEYS, f"{keys()[1]}/"))

    @classmethod
    def set_secrets(cls, environment, values):
        """Puts real secrets where the placeholders are."""
        lines = [f"  {name}: {encrypt(value)}\n" for name, value in values.items()]
        text = "---\nprofile::application::secrets:\n" + "".join(lines)
        (cls.repository / f"data/env/{environment}.eyaml").write_text(text)

    @classmethod
    def compile(cls, environment="production", facts=None, **extensions):
        node = {"name": "i-0123.example.org", "facts": {**FACTS, **(facts or {})},
                "extensions": {"pp_role": "application", "pp_environment": environment, **extensions}}
        # JSON text in ASCII reaches Ruby whatever the locale.
        return Catalog(json.loads(run("ruby", HERE / "compile.rb", cls.folder, given=json.dumps(node))))

    def files(self, pattern):
        found = sorted(self.repository.rglob(pattern))
        self.assertTrue(found, pattern)
        return found
