"""SARIF against its schema, JUnit by a reader of others, both against our own JSON."""

import collections
import json
import pathlib
import unittest
import urllib.parse

import jsonschema
import junitparser
import sarif_schema
from program import BAD, ReportTest


class Sarif(ReportTest):
    def log(self, *words, **options):
        log = json.loads(self.report("sarif", *words, **options))
        schema = sarif_schema.load()
        validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
        self.assertEqual([error.message for error in validator.iter_errors(log)], [])
        return log["runs"][0]

    def test_the_schema_finds_something(self):
        schema = sarif_schema.load()
        wrong = {"version": "2.1.0", "runs": [{"tool": {"driver": {}}, "results": [{"message": "text"}]}]}
        validator = jsonschema.validators.validator_for(schema)(schema)
        self.assertEqual(len(list(validator.iter_errors(wrong))), 2)

    def test_every_report_is_sarif(self):
        self.log()
        self.log("good.yaml")
        self.log("-", input=BAD)
        self.log(".", "--fail-on", "info")

    def test_it_says_what_json_says(self):
        run, findings = self.log(), json.loads(self.report("json"))["findings"]
        places = collections.Counter(
            (result["ruleId"], urllib.parse.unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"],
             place["region"]["startColumn"], bool(result["suppressions"]))
            for result in run["results"] for place in [result["locations"][0]["physicalLocation"]])
        self.assertEqual(places, collections.Counter(
            (found["id"], found["file"], found["line"], found["column"], found["suppressed"] is not None)
            for found in findings))

    def test_places_are_relative_uris_of_files(self):
        for result in self.log()["results"]:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            parts = urllib.parse.urlsplit(uri)
            self.assertEqual((parts.scheme, parts.query, parts.fragment), ("", "", ""), uri)
            self.assertTrue((self.folder / urllib.parse.unquote(parts.path)).is_file(), uri)

    def test_an_accepted_finding_says_why(self):
        [result] = self.log("accepted.yaml")["results"]
        [suppression] = result["suppressions"]
        self.assertEqual(suppression["kind"], "inSource")
        self.assertEqual(suppression["justification"], 'kept for <the> "old" reader & its tests')

    def test_every_rule_has_help(self):
        run = self.log()
        rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
        for result in run["results"]:
            rule = rules[result["ruleId"]]
            self.assertTrue(rule["help"]["text"] and rule["shortDescription"]["text"] and rule["helpUri"], rule)


class JUnit(ReportTest):
    def test_a_reader_of_others_reads_it(self):
        path = self.folder / "report.xml"
        path.write_text(self.report("junit"))
        xml = junitparser.JUnitXml.fromfile(str(path))
        findings = json.loads(self.report("json"))["findings"]
        failures = collections.Counter(found["file"] for found in findings if found["suppressed"] is None)
        skipped = collections.Counter(found["file"] for found in findings if found["suppressed"] is not None)
        suites = list(xml)
        self.assertTrue({"good.yaml"} <= {suite.name for suite in suites})
        for suite in suites:
            with self.subTest(suite.name):
                cases = list(suite)
                told = [result for case in cases for result in case.result]
                self.assertEqual(sum(isinstance(result, junitparser.Failure) for result in told),
                                 failures[suite.name])
                self.assertEqual(sum(isinstance(result, junitparser.Skipped) for result in told), skipped[suite.name])
                self.assertEqual((suite.tests, suite.failures, suite.skipped),
                                 (len(cases), failures[suite.name], skipped[suite.name]))

    def test_a_name_of_any_characters_stays_itself(self):
        path = self.folder / "report.xml"
        name = next(name for name in (file.name for file in pathlib.Path(self.folder).iterdir()) if "%" in name)
        path.write_text(self.report("junit", name))
        self.assertEqual([suite.name for suite in junitparser.JUnitXml.fromfile(str(path))], [name])


if __name__ == "__main__":
    unittest.main()
