"""Runs the program over templates in a folder of its own."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.path.abspath(os.environ.get("APPINFRA", ROOT / "build/release/appinfra"))

GOOD = "Resources: {T: {Type: AWS::SNS::Topic}}\n"
BAD = """Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: {DisplayNam: news, FifoTopic: maybe}
"""
ACCEPTED = """Resources:
  Topic:
    Type: AWS::SNS::Topic
    Metadata:
      appinfra:
        suppress: [{id: E3002, reason: "kept for <the> \\"old\\" reader & its tests"}]
    Properties: {DisplayNam: news}
"""
# The finding has a note: another place that belongs to it.
NOTED = """Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Code: {ZipFile: x}
      Handler: index.handler
      Runtime: python3.14
      Role: !GetAtt Role.Arn
      Environment: {Variables: {PASSWORD: !Ref Password}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: lambda.amazonaws.com}}]
Parameters: {Password: {Type: String, NoEcho: true}}
"""
UNREADABLE = "Resources: [\n"
FILES = {
    "good.yaml": GOOD, "bad.yaml": BAD, "accepted.yaml": ACCEPTED, "noted.yaml": NOTED, "unreadable.json": UNREADABLE,
    "with space & ünïcode #1 100%.yaml": BAD, "sub/folder/bad.template": BAD,
}


class ReportTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="appinfra reports "))
        self.addCleanup(shutil.rmtree, self.folder)
        for name, text in FILES.items():
            self.put(name, text)

    def put(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def report(self, form, *words, **options):
        done = subprocess.run([PROGRAM, "validate", "--no-config", "--today", "2026-11-27", "--format", form,
                               *(words or ["."])], cwd=self.folder, capture_output=True, text=True, **options)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.stdout
