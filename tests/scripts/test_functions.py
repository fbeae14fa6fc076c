"""templates/lambda: what Lambda functions begin with."""

import http.client
import json
import signal
import socket
import subprocess
import tempfile
import unittest

from aws_stub import AwsStub
from machine import HOSTILE, TEMPLATES, secret_arn

SCRIPTS = {name: (TEMPLATES / "lambda" / name).read_text() for name in ["with_secrets.rb", "job_server.rb"]}


class WithSecrets(unittest.TestCase):
    def setUp(self):
        self.aws = AwsStub(self)

    def run_with(self, *words, **environment):
        return subprocess.run(
            ["ruby", "-e", SCRIPTS["with_secrets.rb"], "--", *words],
            capture_output=True,
            text=True,
            env={**self.aws.environment, **environment},
            timeout=60,
        )

    def environment_with(self, **environment):
        result = self.run_with("/usr/bin/env", "-0", **environment)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        return dict(entry.split("=", 1) for entry in result.stdout.split("\0")[:-1])

    def refuse(self, **environment):
        """What a failed start says."""
        result = self.run_with("/bin/echo", "ran", **environment)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertNotIn("TOP-SECRET", result.stderr)
        return result.stderr

    def test_secrets_and_parameters_become_variables(self):
        self.aws.values = {
            secret_arn("plain"): "one",
            secret_arn("keyed"): '{"password": "two", "port": 5432}',
            secret_arn("parameter", "ssm"): "three",
        }
        environment = self.environment_with(
            PLAIN_FROM=secret_arn("plain"),
            KEYED_FROM=secret_arn("keyed") + ":password::",
            PORT_FROM=secret_arn("keyed") + ":port::",
            PARAMETER_FROM=secret_arn("parameter", "ssm"),
        )
        self.assertEqual(
            [environment[name] for name in ["PLAIN", "KEYED", "PORT", "PARAMETER"]], ["one", "two", "5432", "three"]
        )
        self.assertFalse([name for name in environment if name.endswith("_FROM")])

    def test_hostile_values_arrive_unchanged(self):
        variables = {}
        for i, value in enumerate(HOSTILE.values()):
            self.aws.values[secret_arn(f"n{i}")] = json.dumps({"a key": value})
            variables[f"HOSTILE_{i}_FROM"] = secret_arn(f"n{i}") + ":a key::"
        environment = self.environment_with(**variables)
        self.assertEqual([environment[f"HOSTILE_{i}"] for i in range(len(HOSTILE))], list(HOSTILE.values()))

    def test_words_of_the_command_reach_no_shell(self):
        result = self.run_with("/usr/bin/printf", "%s\\0", *HOSTILE.values())
        self.assertEqual(result.stdout.split("\0")[:-1], list(HOSTILE.values()))
        self.assertNotEqual(self.run_with("echo ran; true").returncode, 0)

    def test_command_replaces_the_process_and_its_exit_code_counts(self):
        self.assertEqual(self.run_with("/bin/bash", "-c", "exit 7").returncode, 7)

    def test_version_and_stage_are_asked_for(self):
        self.aws.values = {secret_arn("odd"): "text"}
        self.environment_with(ODD_FROM=secret_arn("odd") + "::PREVIOUS:", EVEN_FROM=secret_arn("odd") + ":::7")
        self.assertEqual(
            [question for _, question in self.aws.requests],
            [
                {"SecretId": secret_arn("odd"), "VersionStage": "PREVIOUS"},
                {"SecretId": secret_arn("odd"), "VersionId": "7"},
            ],
        )

    def test_secret_is_read_once_for_all_its_keys(self):
        self.aws.values = {secret_arn("login"): '{"username": "u", "password": "p"}'}
        self.environment_with(
            USER_NAME_FROM=secret_arn("login") + ":username::", PASSWORD_FROM=secret_arn("login") + ":password::"
        )
        self.assertEqual(len(self.aws.requests), 1)

    def test_variables_of_the_application_that_are_named_alike_stay(self):
        environment = self.environment_with(
            MAIL_FROM="app@example.org", TOPIC_FROM="arn:aws:sns:us-west-2:123456789012:topic"
        )
        self.assertEqual(environment["MAIL_FROM"], "app@example.org")
        self.assertEqual(self.aws.requests, [])

    def test_failures_of_the_service_are_tried_again_and_then_told(self):
        self.aws.values = {secret_arn("plain"): "one"}
        self.aws.failures = [500, 503]
        self.assertEqual(self.environment_with(PLAIN_FROM=secret_arn("plain"))["PLAIN"], "one")
        self.aws.failures = [500, 500, 500]
        self.assertEqual(
            self.refuse(PLAIN_FROM=secret_arn("plain")), "PLAIN: cannot be read: HTTP 500 InternalServiceError\n"
        )

    def test_errors_name_the_variable_and_never_the_value(self):
        self.aws.values = {
            secret_arn("text"): "TOP-SECRET",
            secret_arn("list"): '["TOP-SECRET"]',
            secret_arn("other"): '{"x": "TOP-SECRET"}',
        }
        self.aws.values[secret_arn("string")] = json.dumps("a key: TOP-SECRET")
        for name in ["text", "list", "other", "string"]:
            self.assertEqual(self.refuse(ODD_FROM=secret_arn(name) + ":key::"), "ODD: the secret has no such value\n")
        self.assertEqual(
            self.refuse(ODD_FROM=secret_arn("none")), "ODD: cannot be read: HTTP 400 ResourceNotFoundException\n"
        )

    def test_wrong_credentials_are_told(self):
        self.aws.values = {secret_arn("plain"): "one"}
        self.assertIn(
            "InvalidSignatureException", self.refuse(PLAIN_FROM=secret_arn("plain"), AWS_SECRET_ACCESS_KEY="another")
        )

    def test_service_out_of_reach_is_told(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            address = f"http://127.0.0.1:{unused.getsockname()[1]}"
            message = self.refuse(PLAIN_FROM=secret_arn("plain"), AWS_ENDPOINT_URL=address)
        self.assertRegex(message, "^PLAIN: cannot be read: .*Connection refused")


class JobServer(unittest.TestCase):
    def start(self, *words):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.output = tempfile.TemporaryFile("w+")
        self.addCleanup(self.output.close)
        environment = {"PATH": "/usr/bin:/bin", "AWS_LWA_PORT": str(self.port), "AWS_LWA_READINESS_CHECK_PATH": "/up"}
        process = subprocess.Popen(
            ["ruby", "-e", SCRIPTS["job_server.rb"], "--", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        while process.poll() is None:
            try:
                self.ask("GET", "/up")
                return process
            except ConnectionRefusedError:
                pass
        self.fail("the server ended")

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.addCleanup(connection.close)
        connection.request(method, path, body)
        response = connection.getresponse()
        return response.status, response.read().decode()

    def written(self):
        self.output.seek(0)
        return self.output.read()

    def test_readiness_is_answered_without_a_run(self):
        self.start("/bin/echo", "ran")
        self.assertEqual(self.ask("GET", "/up")[0], 200)
        self.assertEqual(self.ask("GET", "/other")[0], 404)
        self.assertEqual(self.written(), "")

    def test_event_runs_the_job_and_shows_its_output(self):
        self.start("/bin/bash", "-c", "echo output; echo error >&2")
        self.assertEqual(self.ask("POST", "/events", '{"detail": {}}'), (200, '{"exit_code":0}\n'))
        self.assertIn("\noutput\nerror\njob ended: exit code 0\n", self.written())

    def test_failed_job_is_a_failed_invocation(self):
        self.start("/bin/bash", "-c", "exit 7")
        self.assertEqual(self.ask("POST", "/events", "{}"), (500, '{"exit_code":7}\n'))

    def test_killed_and_missing_commands_are_failures(self):
        self.start("/bin/bash", "-c", "kill -KILL $$")
        self.assertEqual(self.ask("POST", "/events", "{}"), (500, '{"exit_code":137}\n'))
        self.start("/no/such/command")
        self.assertEqual(self.ask("POST", "/events", "{}"), (500, '{"exit_code":127}\n'))

    def test_words_of_the_job_reach_no_shell(self):
        self.start("/usr/bin/printf", "<%s>", *HOSTILE.values())
        self.assertEqual(self.ask("POST", "/events", "{}")[0], 200)
        self.assertIn("".join(f"<{value}>" for value in HOSTILE.values()), self.written())

    def test_every_event_is_one_run(self):
        self.start("/bin/echo", "a run")
        for _ in range(3):
            self.ask("POST", "/events", "x" * 100_000)
        self.assertEqual(self.written().count("\na run\n"), 3)

    def test_lost_connection_is_survived(self):
        self.start("/bin/echo", "a run")
        for text in [b"", b"\r\n", b"POST /events HTTP/1.1\r\nContent-Length: 9\r\n\r\n", b"nonsense"]:
            with socket.create_connection(("127.0.0.1", self.port)) as client:
                client.sendall(text)
        self.assertEqual(self.ask("POST", "/events", "{}")[0], 200)

    def test_end_of_the_function_ends_the_server(self):
        process = self.start("/bin/true")
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=60), 0)
