"""An empty account in an emulator of its own."""

import contextlib
import os
import socket
import subprocess
import time

import boto3
from botocore.config import Config

from environment import BUILD, HERE, tool

REGION = "us-west-2"
EDGE_REGION = "us-east-1"
BUCKET = "templates"
KEY = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}
ONCE = Config(retries={"total_max_attempts": 1})  # a second attempt could hide that the first broke something


class Failure(Exception):
    """A step that did not do what it should."""


class Account:
    """Deploys with the real command line; asks through boto3, because the command line takes half a second to start."""

    def __init__(self, port, log):
        self.log = log
        self.endpoint = f"http://localhost:{port}"
        self.session = boto3.Session(KEY["AWS_ACCESS_KEY_ID"], KEY["AWS_SECRET_ACCESS_KEY"])

    def client(self, service, region=REGION):
        return self.session.client(service, region, endpoint_url=self.endpoint, config=ONCE)

    def ask(self, service, question, part, region=REGION, **details):
        """All pages of one part of an answer."""
        client = self.client(service, region)
        if client.can_paginate(question):
            return [entry for page in client.get_paginator(question).paginate(**details) for entry in page[part]]
        return getattr(client, question)(**details)[part]

    def deploy(self, stack, template, region, values):
        """Returns what the command line says. That of the first generation takes no parameter file, only pairs."""
        pairs = [f"{key}={value}" for key, value in values.items()]
        done = subprocess.run(
            [tool("aws"), "cloudformation", "deploy", "--template-file", template, "--stack-name", stack, "--region",
             region, "--s3-bucket", f"{BUCKET}-{region}", "--capabilities", "CAPABILITY_IAM",
             "--no-fail-on-empty-changeset", *(["--parameter-overrides", *pairs] if pairs else [])],
            capture_output=True, text=True,
            env={**KEY, "PATH": os.environ["PATH"], "HOME": str(BUILD), "AWS_ENDPOINT_URL": self.endpoint,
                 "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1"})
        if done.returncode:
            raise Failure(f"deploy {stack}: {(done.stderr or done.stdout).strip()}; see {self.log}")
        return done.stdout + done.stderr

    def ignored(self):
        """Properties that the emulator did not look at, as (resource type, property)."""
        lines = [line.split() for line in self.log.read_text().splitlines() if line.startswith("ignored ")]
        return {(line[1], line[2]) for line in lines}


@contextlib.contextmanager
def empty_account(name):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = BUILD / "moto" / f"{name.replace('/', '-')}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        emulator = subprocess.Popen([tool("python"), HERE / "emulator.py", "-H", "127.0.0.1", "-p", str(port)],
                                    stdout=output, stderr=output)
    try:
        await_port(emulator, port, log)
        yield Account(port, log)
    finally:
        emulator.terminate()
        emulator.wait()


def await_port(emulator, port, log):
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if emulator.poll() is not None:
            raise Failure(f"the emulator ended: see {log}")
        time.sleep(0.1)
