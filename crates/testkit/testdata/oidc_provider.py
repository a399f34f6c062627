"""An OpenID Connect provider on loopback, with keys of its own: oidc_provider.py FOLDER.

Writes ca.pem there, says `issuer URL` once it answers, and gives a signed token at /token?SUBJECT, and one such as
GitHub has for jobs at /actions?branch=NAME&audience=NAME, to who has the request token `job`."""

import base64, http.server, json, pathlib, ssl, subprocess, sys, time, urllib.parse

folder = pathlib.Path(sys.argv[1])


def openssl(*arguments, given=None):
    return subprocess.run(["openssl", *arguments], input=given, check=True, capture_output=True, cwd=folder).stdout


def encode(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "tls.pem", "-out", "ca.pem", "-days", "2",
        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-addext",
        "basicConstraints=critical,CA:FALSE")
openssl("genrsa", "-out", "token.pem", "2048")
modulus = bytes.fromhex(openssl("rsa", "-in", "token.pem", "-modulus", "-noout").decode().strip().split("=")[1])


def token(subject, audience="sts.amazonaws.com", **more):
    now = int(time.time())
    claims = {"iss": issuer, "aud": audience, "sub": subject, "iat": now, "nbf": now - 600, "exp": now + 600} | more
    parts = [{"alg": "RS256", "kid": "one", "typ": "JWT", "x5t": "eDV0"}, claims]
    signed = ".".join(encode(json.dumps(part).encode()) for part in parts)
    return signed + "." + encode(openssl("dgst", "-sha256", "-sign", "token.pem", given=signed.encode()))


def actions(branch, audience):
    ref = "refs/heads/" + branch
    workflow = "octo/web/.github/workflows/push.yml@" + ref
    return token(
        "repo:octo/web:ref:" + ref, audience, jti="5b3a", ref=ref, sha="0" * 40, repository="octo/web",
        repository_owner="octo", repository_owner_id="65", run_id="8", run_number="10", run_attempt="1", actor="octocat",
        actor_id="12", workflow="push", head_ref="", base_ref="", event_name="push", ref_type="branch",
        ref_protected="true", repository_visibility="private", job_workflow_ref=workflow, workflow_ref=workflow,
        runner_environment="github-hosted", enterprise=None,
    )


class Provider(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        place, _, subject = self.path.partition("?")
        if place == "/.well-known/openid-configuration":
            answer = json.dumps({"issuer": issuer, "jwks_uri": issuer + "/keys"})
        elif place == "/keys":
            key = {"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": encode(modulus), "e": "AQAB"}
            answer = json.dumps({"keys": [key]})
        elif place == "/actions":
            assert self.headers["Authorization"] == "bearer job"
            answer = json.dumps({"count": 1, "value": actions(**dict(urllib.parse.parse_qsl(subject)))})
        else:
            answer = token(urllib.parse.unquote(subject))
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(folder / "ca.pem", folder / "tls.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
issuer = f"https://localhost:{server.server_port}"
print(f"issuer {issuer}", flush=True)
server.serve_forever()
