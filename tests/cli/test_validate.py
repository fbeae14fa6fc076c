"""appinfra validate: files, folders, formats, configuration and exit codes."""

import json
import os
import pathlib
import re
import stat
import subprocess
import unittest
import xml.etree.ElementTree

from program import ProgramTest

GOOD = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n"
BAD = GOOD + "    Properties:\n      DisplayNam: news\n"
MISSPELLED = GOOD + "    Properties:\n      displayname: news\n"
UNUSED = "Parameters:\n  Name:\n    Type: String\n" + GOOD


class Validate(ProgramTest):
    def put(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return name

    def judge(self, *words, code=0, **options):
        result = self.run_program("validate", *words, **options)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result

    def test_a_good_template_is_passed_in_silence(self):
        result = self.judge(self.put("good.yaml", GOOD))
        self.assertEqual(result.stdout + result.stderr, "")

    def test_a_finding_has_its_place_and_what_was_meant(self):
        result = self.judge(self.put("bad.yaml", BAD), code=1)
        self.assertTrue(result.stdout.startswith("bad.yaml:5:7: error[E3002] "), result.stdout)
        self.assertIn('did you mean "DisplayName"', result.stdout)
        self.assertEqual(result.stderr, "1 error, 0 warnings in 1 of 1 template\n")

    def test_standard_input_is_judged(self):
        self.assertIn("-:5:7:", self.judge("-", manifest=BAD, code=1).stdout)

    def test_files_without_a_size_are_read_to_their_end(self):
        long = BAD + "".join(f"  Topic{i}:\n    Type: AWS::SNS::Topic\n" for i in range(5000)) + "  Last: {}\n"
        lines = self.judge("/dev/stdin", manifest=long, code=1).stdout
        self.assertIn("/dev/stdin:5:7:", lines)
        self.assertIn(f"/dev/stdin:{long.count(chr(10))}:", lines)

    def test_a_file_may_be_named_like_a_command(self):
        self.judge(self.put("render", BAD), code=1)

    def test_folders_are_searched_and_other_yaml_is_passed_over(self):
        self.put("infra/a.yaml", BAD)
        self.put("infra/deep/b.json", '{"Resources": {"T": {"Type": "AWS::SNS::Topic", "Propertys": {}}}}')
        self.put("infra/c.template", GOOD)
        self.put("infra/compose.yml", "services: {app: {image: x}}\n")
        self.put("infra/.hidden/d.yaml", BAD)
        self.put("infra/node_modules/e.yaml", BAD)
        self.put("infra/readme.md", BAD)
        report = json.loads(self.judge("infra", "--format", "json", code=1).stdout)
        self.assertEqual([finding["file"] for finding in report["findings"]],
                         ["infra/a.yaml", "infra/deep/b.json"])
        self.assertEqual(report["summary"]["files"], 3)

    def test_named_files_that_are_no_templates_are_passed_over_when_that_is_asked_for(self):
        names = [self.put("compose.yaml", "services: {}\n"), self.put("package.json", "{}\n"), self.put("bad.yaml", BAD)]
        self.assertEqual(self.judge(*names, code=1).stdout.count("E1001"), 3)
        told = self.judge(*names, "--only-templates", code=1).stdout
        self.assertEqual((told.count("error["), told.count("bad.yaml:5:7: error[E3002]")), (1, 1))
        self.judge("compose.yaml", "--only-templates")

    def test_many_files_are_reported_in_order_whatever_the_number_of_threads(self):
        for i in range(60):
            self.put(f"many/{i:03}.yaml", BAD if i % 3 else GOOD)
        alone = self.judge("many", "--jobs", "1", code=1).stdout
        self.assertEqual(self.judge("many", "--jobs", "7", code=1).stdout, alone)
        self.assertEqual(alone.count("E3002"), 40)

    def test_the_threshold_decides_the_exit_code(self):
        name = self.put("unused.yaml", UNUSED)
        self.assertIn("W2001", self.judge(name).stdout)
        self.judge(name, "--fail-on", "warning", code=1)
        self.judge(self.put("bad.yaml", BAD), "--fail-on", "never")

    def test_rules_can_be_selected_ignored_and_demanded(self):
        name = self.put("bad.yaml", BAD.replace("Resources", "Parameters: {P: {Type: String}}\nResources"))
        both = self.judge(name, code=1).stdout
        self.assertIn("E3002", both)
        self.assertIn("W2001", both)
        self.assertNotIn("E3002", self.judge(name, "--select", "W").stdout)
        self.assertEqual(self.judge(name, "--ignore", "E30,W").stdout, "")
        self.assertIn("E3002", self.judge(name, "--ignore", "E", "--mandatory", "E3002", code=1).stdout)

    def test_a_path_may_follow_a_list(self):
        self.put("bad.yaml", BAD)
        self.put("unused.yaml", UNUSED)
        told = self.judge("--ignore", "W2,W8", "--ignore", "I", "--region", "eu-central-1,us-east-1", "unused.yaml",
                          "--select", "E3002", "bad.yaml", code=1).stdout
        self.assertEqual(re.findall(r"\w+\.yaml(?=:)", told), ["bad.yaml"])

    def test_wrong_usage_is_told_and_nothing_is_judged(self):
        self.put("bad.yaml", BAD)
        cases = {
            (): "name a template",
            ("missing.yaml",): "cannot find 'missing.yaml'",
            ("bad.yaml", "--region", "us-wets-2"): "did you mean 'us-west-2'?",
            ("bad.yaml", "--select", "E9999"): "no rule's id begins with 'E9999'",
            ("bad.yaml", "--today", "tomorrow"): "--today is no date",
            ("bad.yaml", "--today", "2026-02-30"): "--today is no date",
            ("bad.yaml", "--format", "xml"): "xml",
            ("bad.yaml", "--fail-on", "fatal"): "fatal",
        }
        for words, told in cases.items():
            with self.subTest(words):
                self.assertIn(told, self.refused("validate", *words))

    def test_what_is_no_template_or_cannot_be_read_is_a_finding(self):
        self.assertIn("E1001", self.judge(self.put("a.yaml", "just: yaml\n"), code=1).stdout)
        self.assertIn("E0000", self.judge(self.put("b.yaml", "Resources: [\n"), code=1).stdout)
        self.assertIn("E0000", self.judge(self.put("c.json", "{"), code=1).stdout)
        self.assertIn("E1001", self.judge(self.put("d.yaml", ""), code=1).stdout)

    def test_a_report_goes_to_a_file(self):
        self.put("bad.yaml", BAD)
        result = self.judge("bad.yaml", "--format", "json", "--output", "out/report.json", code=1)
        self.assertEqual(result.stdout, "")
        report = json.loads((self.folder / "out/report.json").read_text())
        self.assertEqual(report["findings"][0]["id"], "E3002")

    def test_what_is_no_file_is_written_to_and_never_replaced(self):
        self.put("bad.yaml", BAD)
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True)
        self.judge("bad.yaml", "--format", "parseable", "--output", "pipe", code=1)
        self.assertIn("E3002", reader.communicate()[0])
        self.assertTrue(pipe.is_fifo())
        self.judge("bad.yaml", "--output", "/dev/null", code=1)
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())

    def test_a_mended_file_keeps_its_permissions_and_its_link(self):
        target = pathlib.Path(self.folder / self.put("real/bad.yaml", MISSPELLED))
        target.chmod(0o640)
        (self.folder / "link.yaml").symlink_to(target)
        self.judge("link.yaml", "--fix")
        self.assertTrue((self.folder / "link.yaml").is_symlink())
        self.assertEqual(stat.S_IMODE(target.stat().st_mode), 0o640)
        self.assertIn("DisplayName", target.read_text())

    def test_every_format_is_what_its_readers_expect(self):
        self.put("bad.yaml", BAD)
        parseable = self.judge("bad.yaml", "--format", "parseable", code=1).stdout
        self.assertRegex(parseable, r"^bad\.yaml:5:7:5:17:E3002:[^\n]+\n$")
        github = self.judge("bad.yaml", "--format", "github", code=1).stdout
        self.assertTrue(github.startswith("::error file=bad.yaml,line=5,col=7,endLine=5,endColumn=17,title=E3002"))
        suite = xml.etree.ElementTree.fromstring(self.judge("bad.yaml", "--format", "junit", code=1).stdout)[0]
        self.assertEqual((suite.get("name"), suite.get("failures")), ("bad.yaml", "1"))
        self.assertEqual(suite.find("testcase/failure").get("type"), "error")
        sarif = json.loads(self.judge("bad.yaml", "--format", "sarif", code=1).stdout)
        self.assertEqual(sarif["version"], "2.1.0")
        self.assertEqual(sarif["runs"][0]["results"][0]["ruleId"], "E3002")
        self.assertIn("help", sarif["runs"][0]["tool"]["driver"]["rules"][0])

    def test_configuration_of_cfn_lint_is_read(self):
        self.put("infra/a.yaml", BAD)
        self.put("infra/b.yaml", BAD)
        self.put(".cfnlintrc", "templates: [infra/*.yaml]\nignore_templates: [infra/b.yaml]\n")
        self.assertEqual(re.findall(r"^infra/\w\.yaml", self.judge(code=1).stdout, re.M), ["infra/a.yaml"])
        self.put(".cfnlintrc", "templates: [infra/*.yaml]\nignore_checks: [E3002]\n")
        self.judge()
        self.judge("--no-config", "infra", code=1)
        self.put(".cfnlintrc", "ignore_checks: 1\nfrobnicate: true\n")
        told = self.refused("validate", "infra")
        self.assertIn(".cfnlintrc:1:1: error[E0003]", told)
        self.assertIn(".cfnlintrc:2:1: error[E0003]", told)

    def test_what_can_be_mended_safely_is_mended_in_the_file(self):
        self.put("a/bad.yaml", "Mappings:\n  Unused: {a: {b: c}}\n# kept\n" + GOOD +
                 "    Properties:\n      displayname: !Sub news # heard\n      Nothing: 1\n")
        result = self.judge("a", "--fix", code=1)
        self.assertEqual((self.folder / "a/bad.yaml").read_text(),
                         "# kept\n" + GOOD + "    Properties:\n      DisplayName: news # heard\n      Nothing: 1\n")
        self.assertTrue(result.stderr.startswith("mended 3 findings\n"), result.stderr)
        self.assertEqual(result.stdout.count("error["), 1)
        self.assertIn("standard input", self.refused("validate", "-", "--fix"))

    def test_statistics_and_timings_go_to_standard_error(self):
        self.put("bad.yaml", BAD)
        result = self.judge("bad.yaml", "--statistics", "--timings", "--format", "parseable", code=1)
        self.assertEqual(result.stdout.count("\n"), 1)
        self.assertRegex(result.stderr, r"(?m)^ +1  E3002  unknown-property$")
        self.assertRegex(result.stderr, r"(?m)^validating +\d+\.\d+ ms$")

    def test_a_rule_is_explained(self):
        text = self.good("explain", "E1020").stdout
        for part in ["E1020 invalid-ref (error; functions)", "Wrong:", "Right:", "Source: https://"]:
            self.assertIn(part, text)
        self.assertIn("did you mean", self.refused("explain", "E1920"))


if __name__ == "__main__":
    unittest.main()
