"""Text of the manifest that means something in Puppet, hiera, EPP, systemd or a shell arrives as it is written."""

import json

from repository import RepositoryTest
from systemd_words import words_of
from test_catalog import environment_of

HOSTILE = [
    "hostile'\"\\ \\n $(id) `id` ${facts} $0 <%= 1 %> %{facts} %%{x} %{literal('%')} %h %% #: - {a} [é] ☂ ; | > <",
    "%{lookup('profile::application::secrets')}", "%{alias('x')}", ":symbol", "1,000", "1_000", "0o7", "yes", "~",
    "2026-01-01", "12:30:10", "&a", "*a", "!ruby/object:Object {}", "ENC[PKCS7,abcd]", "DEC::PKCS7[x]!", "\\",
    "ends with \\", "'", '"', "${", "%{", "%", ";", "", " blanks ", "x" * 3000]
VARIABLES = {f"HOSTILE_{number}": text for number, text in enumerate(HOSTILE)}

SECRET = "\n".join(HOSTILE) + "\n"


def as_readme_says(secret):
    """Hiera looks into decrypted values, too, and drops one line end."""
    return secret.replace("%{", "%{literal('%')}{") + "\n"


class Hostile(RepositoryTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        words = [text for text in HOSTILE if len(text) < 1000]
        cls.command = ["bin/run", *words]
        cls.render(json.dumps({
            "app": "notes", "domain": "notes.example.org", "environment": {**VARIABLES, "Ref": "x"},
            "web": {"health_check": "/hostile$x%s;&", "command": cls.command},
            "jobs": {"stats": {"schedule": "rate(1 day)", "command": cls.command}},
            "pipeline": {"repository": "a/b", "migrate": cls.command}}))
        cls.set_secrets("production", {"DATABASE_PASSWORD": "x", "HOSTILE_SECRET": as_readme_says(SECRET)})
        cls.catalog = cls.compile()

    def test_variables_arrive(self):
        found = environment_of(self.catalog)
        for name, text in {**VARIABLES, "Ref": "x"}.items():
            self.assertEqual(found[name], text)

    def test_secrets_arrive(self):
        self.assertEqual(environment_of(self.catalog)["HOSTILE_SECRET"], SECRET)

    def test_commands_arrive(self):
        for unit in ["application.service", "job-stats.service", "application-prepare.service"]:
            words = words_of(self.catalog.setting(unit, "ExecStart")[-1])
            self.assertEqual(words[:3], ["/bin/sh", "-c", 'exec "$@"'])
            self.assertEqual(words[4:], self.command)

    def test_the_health_check_arrives(self):
        text = self.catalog.content("/etc/application/service")
        self.assertIn('HEALTH_URL="http://127.0.0.1:3000/hostile\\$x%s;&"\n', text)
