"""An OpenID Connect provider on loopback, with keys of its own: oidc_provider.py FOLDER.

Writes ca.pem there, says `issuer URL` once it answers, and gives a signed token at /token?SUBJECT."""

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


def token(subject):
    now = int(time.time())
    claims = {"iss": issuer, "aud": "sts.amazonaws.com", "sub": subject, "iat": now, "nbf": now, "exp": now + 600}
    parts = [{"alg": "RS256", "kid": "one", "typ": "JWT"}, claims]
    signed = ".".join(encode(json.dumps(part).encode()) for part in parts)
    return signed + "." + encode(openssl("dgst", "-sha256", "-sign", "token.pem", given=signed.encode()))


class Provider(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        place, _, subject = self.path.partition("?")
        if place == "/.well-known/openid-configuration":
            answer = json.dumps({"issuer": issuer, "jwks_uri": issuer + "/keys"})
        elif place == "/keys":
            key = {"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": encode(modulus), "e": "AQAB"}
            answer = json.dumps({"keys": [key]})
        else:
            answer = token(urllib.parse.unquote(subject))
        self.send_response(200)
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
