"""Every input ends with a finding or a clear message, in bounded time and memory."""

import os
import pathlib
import random
import re
import resource
import subprocess
import tempfile
import unittest

PROGRAM = os.path.abspath(os.environ.get("APPINFRA", pathlib.Path(__file__).resolve().parents[2] / "build/release/appinfra"))

MEGABYTE = 1_000_000
LARGEST = 100 * MEGABYTE
MEMORY = 1536 * MEGABYTE  # of address space, for any input
SECONDS = 60  # of processor time: a guard against hanging, not a measure

TOPIC = "Resources: {T: {Type: AWS::SNS::Topic}}\n"


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class StressTest(unittest.TestCase):
    def run_program(self, content, name, *words):
        with tempfile.TemporaryDirectory(prefix="appinfra stress ") as folder:
            file = pathlib.Path(folder) / name
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
            return subprocess.run([PROGRAM, "validate", "--no-config", *words, name], cwd=folder, capture_output=True,
                                  text=True, errors="replace", preexec_fn=limit,
                                  env={"PATH": os.environ["PATH"]})

    def judge(self, content, name="t.yaml", *words):
        """The program ends by itself, and tells why when it does not like the input. Gives what it said."""
        result = self.run_program(content, name, *words)
        self.assertIn(result.returncode, (0, 1, 2), result.stderr[-2000:])
        said = result.stdout + result.stderr
        self.assertTrue(result.returncode == 0 or said.strip())
        return result.returncode, said

    def accepted(self, content, name="t.yaml", *words):
        code, said = self.judge(content, name, *words)
        self.assertEqual(code, 0, said[:2000])

    def found(self, message, content, name="t.yaml", *words):
        code, said = self.judge(content, name, *words)
        self.assertEqual(code, 1, said[:2000])
        self.assertIn(message, said[:100_000])


    def too_large(self, content, name="t.yaml"):
        """Read to its end, and nothing is wrong but its size."""
        code, said = self.judge(content, name)
        self.assertEqual(re.findall(r"error\[(\w+)\]", said), ["E1002"], said[:2000])
        self.assertEqual(code, 1)


class Nesting(StressTest):
    DEPTH = 10_000

    def test_lists_and_maps_of_yaml(self):
        for opening, closing in (("[", "]"), ("{a: ", "}"), ("[{a: ", "}]"), ("!Sub [", "]"), ("- ", "")):
            with self.subTest(opening):
                self.found("nested more than", "Resources:\n  " + opening * self.DEPTH + closing * self.DEPTH)

    def test_keys_within_keys(self):
        self.found("a key must be text", "Resources:\n  " + "? " * self.DEPTH)
        self.found("a key must be text", "Resources: {? " + "[{" * self.DEPTH)

    def test_lists_and_maps_of_json(self):
        for opening, closing in (("[", "]"), ('{"a":', "}"), ('[{"Fn::If":', "}]")):
            with self.subTest(opening):
                self.found("nested more than", '{"Resources":' + opening * self.DEPTH + "1" + closing * self.DEPTH + "}",
                           "t.json")

    def test_blocks_that_each_stand_further_right(self):
        self.found("nested more than", "\n".join(" " * level + "a:" for level in range(self.DEPTH // 5)))

    def test_brackets_that_never_close(self):
        for bracket in ("[", "{", '{"a":['):
            with self.subTest(bracket):
                self.found("E0000", bracket * 5 * MEGABYTE)
                self.found("E0000", bracket * 5 * MEGABYTE, "t.json")


class Size(StressTest):
    def test_more_than_the_limit(self):
        self.found("larger than 100 MB", b"#" * (LARGEST + 1))
        self.found("larger than 100 MB", b" " * (LARGEST + 1), "t.json")

    def test_one_comment_of_100_megabytes(self):
        self.too_large(TOPIC + "#" * (LARGEST - len(TOPIC)))

    def test_one_value_of_100_megabytes(self):
        head = TOPIC + "Metadata: {x: "
        self.too_large(head + "x" * (LARGEST - len(head) - 1) + "}")
        head, tail = '{"Resources":{"T":{"Type":"AWS::SNS::Topic"}},"Metadata":{"x":"', '"}}'
        self.too_large(head + "x" * (LARGEST - len(head) - len(tail)) + tail, "t.json")

    def test_a_block_of_a_million_lines(self):
        self.too_large(TOPIC + "Metadata:\n  x: |\n" + "    line\n" * MEGABYTE)

    def test_as_many_values_as_fit(self):
        self.found("more than 1000000 values", TOPIC + "Metadata: {x: [" + "1," * (LARGEST // 2 - 100) + "1]}")
        self.found("more than 1000000 values", '{"Metadata":[' + "1," * (LARGEST // 2 - 100) + "1]}", "t.json")

    def test_a_million_keys(self):
        keys = "".join(f"  k{i}: 1\n" for i in range(MEGABYTE - 10))
        self.too_large(TOPIC + "Metadata:\n" + keys)

    def test_a_million_equal_keys(self):
        self.found("duplicate key", TOPIC + "Metadata:\n" + "  k: 1\n" * (MEGABYTE - 10))
        self.found("duplicate key", '{"Resources":{' + ",".join(['"k":1'] * (MEGABYTE - 10)) + "}}", "t.json")

    def test_lines_of_megabytes(self):
        long = "x" * 10 * MEGABYTE
        self.found("E0000", f"Resources: {{{long}: [}}")
        self.found("E3011", f"Resources:\n  ? {long}\n  : Type: {long}\n")
        self.found("E0000", f"Resources: !{long} {{}}\n: : :")
        self.found("E0000", f"Resources: *{long}")
        self.found("A1001", f"Resources: {{T: {{Type: !{long} {{}}}}}}")


class Bytes(StressTest):
    def test_binary_files(self):
        noise = random.Random(4).randbytes(MEGABYTE)
        for content in (noise, b"\x7fELF" + noise, b"\x1f\x8b\x08" + noise, b"PK\x03\x04" + noise, bytes(MEGABYTE)):
            for name in ("t.yaml", "t.json", "t.template"):
                with self.subTest(content[:4], name=name):
                    self.found("E0000", content, name)

    def test_bytes_that_are_no_text(self):
        for piece in (b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x01", b"\x7f"):
            with self.subTest(piece):
                self.found("E0000", TOPIC.encode() + b"Metadata: {x: 'a" + piece + b"b'}\n")

    def test_other_encodings(self):
        for encoding in ("utf-16", "utf-16-be", "utf-16-le", "utf-32"):
            with self.subTest(encoding):
                self.found("E0000", TOPIC.encode(encoding))
                self.found("E0000", ("\ufeff" + TOPIC).encode(encoding))
        self.accepted(TOPIC.encode("utf-8-sig"))
        self.accepted('{"Resources":{"T":{"Type":"AWS::SNS::Topic"}}}'.encode("utf-8-sig"), "t.json")

    def test_line_ends(self):
        for end in ("\n", "\r\n", "\r"):
            with self.subTest(end):
                self.accepted(f"Resources:{end}  T:{end}    Type: AWS::SNS::Topic{end}")

    def test_tabs(self):
        self.found("tab", "Resources:\n\tT: {Type: AWS::SNS::Topic}\n")

    def test_what_would_act_on_a_terminal_is_not_printed(self):
        for text in ("\x1b[31m", "\u202e", "\x9b31m", "\x07"):
            for place in ('Resources: {{T: {{Type: "{}"}}}}', "Resources: {{T: {{Type: {} }}}}", "{}: 1", "*{}"):
                _, said = self.judge(place.format(text))
                self.assertNotIn(text, said)


class Aliases(StressTest):
    def test_aliases_that_multiply(self):
        lines = ["l0: &l0 [" + ",".join(["x"] * 10) + "]"]
        lines += [f"l{i}: &l{i} [" + ",".join([f"*l{i - 1}"] * 10) + "]" for i in range(1, 12)]
        self.found("more than 1000000 values", TOPIC + "Metadata:\n" + "".join(f"  {line}\n" for line in lines))

    def test_merges_that_multiply(self):
        lines = ["m0: &m0 {a: 1}"]
        lines += [f"m{i}: &m{i} {{<<: *m{i - 1}, x{i}: *m{i - 1}, y{i}: *m{i - 1}}}" for i in range(1, 60)]
        self.found("more than", TOPIC + "Metadata:\n" + "".join(f"  {line}\n" for line in lines))

    def test_a_large_text_repeated(self):
        self.found("aliases repeat more than 100 MB", TOPIC + "Metadata:\n  x: &x '" + "x" * MEGABYTE + "'\n  y: [" + "*x," * 100_000 + "]\n")

    def test_an_alias_within_what_it_repeats(self):
        self.found("stands within what it repeats", "Resources: &r {T: {Type: AWS::SNS::Topic, Metadata: *r}}")

    def test_many_anchors_and_aliases(self):
        self.judge(TOPIC + "Metadata:\n" + "".join(f"  a{i}: &a{i} x\n  b{i}: *a{i}\n" for i in range(200_000)))


class Directives(StressTest):
    def test_many_tags(self):
        for end in ("\n", "\r"):
            tags = "".join(f"%TAG !t{i}! tag:example.org,2000:{i}{end}" for i in range(100_000))
            self.found("tag directives", tags + "---" + end + TOPIC)

    def test_many_documents(self):
        self.found("second YAML document", ("---\n" + TOPIC) * 100_000)


class Templates(StressTest):
    """Valid syntax, and very much of one thing."""

    def test_resources(self):
        self.judge("Resources:\n" + "".join(f"  T{i}: {{Type: AWS::SNS::Topic}}\n" for i in range(100_000)))

    def test_resources_that_need_each_other(self):
        count = 50_000
        chain = "".join(f"  T{i}: {{Type: AWS::SNS::Topic, DependsOn: T{(i + 1) % count}}}\n" for i in range(count))
        self.found("E3004", "Resources:\n" + chain)

    def test_conditions_on_conditions(self):
        chain = "".join(f"  C{i}: !Or [!Condition C{i - 1}, !Not [!Condition C{i - 1}]]\n" for i in range(1, 20_000))
        topic = "Resources: {T: {Type: AWS::SNS::Topic, Condition: C19999}}\n"
        self.judge("Conditions:\n  C0: !Equals [!Ref AWS::Region, x]\n" + chain + topic)

    def test_ifs_within_ifs(self):
        value = "x"
        for i in range(60):
            value = f"!If [C{i}, {value}, !If [C{i}, y, z]]"
        conditions = "".join(f"  C{i}: !Equals [!Ref AWS::Region, r{i}]\n" for i in range(60))
        self.judge(f"Conditions:\n{conditions}Resources: {{T: {{Type: AWS::SNS::Topic, Properties: {{TopicName: {value}}}}}}}")

    def test_long_functions(self):
        properties = {
            "Join": "!Join ['', [" + "!Ref T," * 100_000 + "x]]",
            "Sub": "!Sub '" + "${T}" * 200_000 + "'",
            "open Sub": "!Sub '" + "${" * 200_000 + "'",
            "Select": "!Select [0, [" + "x," * 200_000 + "x]]",
            "variables": "!Sub [x, {" + ",".join(f"v{i}: 1" for i in range(100_000)) + "}]",
            "reference": "'" + "{{resolve:" * 100_000 + "'",
        }
        for name, value in properties.items():
            with self.subTest(name):
                self.judge(f"Resources: {{T: {{Type: AWS::SNS::Topic}}, U: {{Type: AWS::SNS::Topic, Properties: "
                           f"{{DisplayName: {value}}}}}}}")

    def test_texts_that_patterns_dislike(self):
        for text in ("a" * MEGABYTE, "a-" * 100_000, "arn:" * 100_000, "1." * 100_000, "/" * MEGABYTE, "aA1!" * 50_000):
            for key, kind in (("BucketName", "AWS::S3::Bucket"), ("RoleName", "AWS::IAM::Role"),
                              ("CidrBlock", "AWS::EC2::VPC"), ("ScheduleExpression", "AWS::Events::Rule"),
                              ("DefinitionString", "AWS::StepFunctions::StateMachine")):
                with self.subTest(text[:4], key=key):
                    self.judge(f"Resources: {{T: {{Type: '{kind}', Properties: {{{key}: '{text}'}}}}}}")

    def test_large_documents_within_a_template(self):
        statement = "{Effect: Allow, Action: ['s3:*', 's3:Get*'], Resource: '*', Principal: '*'},"
        states = ",".join(f"S{i}: {{Type: Pass, Next: S{i + 1}}}" for i in range(20_000))
        self.judge("Resources: {P: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [x], PolicyDocument: {Version: "
                   "2012-10-17, Statement: [" + statement * 20_000 + "]}}}}")
        self.judge("Resources: {M: {Type: AWS::StepFunctions::StateMachine, Properties: {RoleArn: x, Definition: "
                   "{StartAt: S0, States: {" + states + "}}}}}")

    def test_very_many_findings(self):
        topics = "".join(f"  T{i}: {{Type: AWS::SNS::Topic, Properties: {{X: 1, Y: !Ref Z}}}}\n" for i in range(50_000))
        for form in ("text", "json", "sarif", "junit", "github", "parseable"):
            with self.subTest(form):
                self.found("E3002", "Resources:\n" + topics, "t.yaml", "--format", form)
        self.found("E3001", '{"Resources":{' + ",".join(f'"k{i}":1' for i in range(200_000)) + "}}", "t.json")
