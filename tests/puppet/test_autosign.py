"""server/autosign.rb, asked by real certificate requests."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

from repository import ROOT, run

SCRIPT = ROOT / "templates/puppet/server/autosign.rb"
REQUEST = """[req]
distinguished_name = name
req_extensions = extensions
attributes = attributes
prompt = no
[name]
CN = i-0123
[attributes]
{password}
[extensions]
1.3.6.1.4.1.34380.1.1.13 = ASN1:UTF8String:application
{environment}
"""


class Autosign(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="appinfra autosign "))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        run("openssl", "genpkey", "-quiet", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-out", cls.folder / "key")
        text = SCRIPT.read_text()
        place = "FOLDER = '/etc/puppetlabs/puppet/challenge'"
        assert place in text
        cls.script = cls.folder / "autosign.rb"
        cls.script.write_text(text.replace(place, f"FOLDER = '{cls.folder}'"))
        for environment in ["staging", "production"]:
            (cls.folder / environment).write_text(f"password of {environment}\n")
        (cls.folder / "empty").write_text("\n")

    def signs(self, environment, password):
        settings = REQUEST.format(
            password=f"challengePassword = {password}" if password else "",
            environment=f"1.3.6.1.4.1.34380.1.1.12 = ASN1:UTF8String:{environment}" if environment else "")
        (self.folder / "settings").write_text(settings)
        request = run("openssl", "req", "-new", "-key", self.folder / "key", "-config", self.folder / "settings")
        done = subprocess.run(["ruby", self.script, "i-0123"], input=request, capture_output=True, text=True)
        self.assertEqual(done.stderr, "")
        return done.returncode == 0

    def test_a_request_with_the_password_of_its_environment_is_signed(self):
        self.assertTrue(self.signs("staging", "password of staging"))
        self.assertTrue(self.signs("production", "password of production"))

    def test_any_other_request_is_not(self):
        for environment, password in [("production", "password of staging"), ("production", ""),
                                      ("", "password of production"), ("nowhere", "password of production"),
                                      ("empty", ""), ("./production", "password of production")]:
            self.assertFalse(self.signs(environment, password), (environment, password))

    def test_something_else_than_a_request_is_not_signed(self):
        done = subprocess.run(["ruby", self.script], input="rubbish", capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
