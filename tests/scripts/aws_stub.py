"""Secrets Manager and Parameter Store on a local port, which believe only requests that are signed."""

import hashlib
import hmac
import http.server
import json
import threading

ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, REGION = "AKIDEXAMPLE", "a secret key", "a session token", "us-west-2"


def expected_signature(service, method, path, headers, names, body):
    """AWS Signature Version 4, from its documentation; shares nothing with the code under test."""

    def digest(data):
        return hashlib.sha256(data).hexdigest()

    date = headers["x-amz-date"]
    scope = f"{date[:8]}/{REGION}/{service}/aws4_request"
    canonical = "\n".join(
        [method, path, "", *(f"{name}:{headers[name].strip()}" for name in names), "", ";".join(names), digest(body)]
    )
    text = "\n".join(["AWS4-HMAC-SHA256", date, scope, digest(canonical.encode())])
    key = b"AWS4" + SECRET_KEY.encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        server = self.server.owner
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        target = headers["x-amz-target"]
        server.requests.append((target, json.loads(body)))
        if server.failures:
            return self.reply(server.failures.pop(0), {"__type": "InternalServiceError", "message": "TOP-SECRET"})
        service = "ssm" if target.startswith("AmazonSSM.") else "secretsmanager"
        credential, signed, signature = (
            part.partition("=")[2] for part in headers["authorization"].removeprefix("AWS4-HMAC-SHA256 ").split(", ")
        )
        names = signed.split(";")
        good = (
            credential == f"{ACCESS_KEY}/{headers['x-amz-date'][:8]}/{REGION}/{service}/aws4_request"
            and names == sorted(names)
            and {"host", "x-amz-date", "x-amz-security-token", "x-amz-target"} <= set(names)
            and headers["x-amz-security-token"] == SESSION_TOKEN
            and signature == expected_signature(service, "POST", self.path, headers, names, body)
        )
        if not good:
            return self.reply(400, {"__type": "InvalidSignatureException"})
        question = json.loads(body)
        asked = question.get("SecretId") or question.get("Name")
        if asked not in server.values:
            return self.reply(400, {"__type": "ResourceNotFoundException", "message": "TOP-SECRET"})
        value = server.values[asked]
        if service == "ssm" and question.get("WithDecryption"):
            return self.reply(200, {"Parameter": {"Value": value}})
        self.reply(200, {"SecretString": value})

    def reply(self, status, answer):
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class AwsStub:
    def __init__(self, test):
        self.values, self.requests, self.failures = {}, [], []
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.owner = self
        threading.Thread(target=server.serve_forever, daemon=True).start()
        test.addCleanup(server.server_close)
        test.addCleanup(server.shutdown)
        self.environment = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
            "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_SESSION_TOKEN": SESSION_TOKEN,
            "PATH": "/usr/bin:/bin",
        }
