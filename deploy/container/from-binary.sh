#!/bin/sh
# Makes the image from a binary that is static already, without a network:
#
#   deploy/container/from-binary.sh target/x86_64-unknown-linux-gnu/release/berth berth:0.1.0 [amd64|arm64]
#
# Such a binary, for this machine's processor (for another one, name its target and have its linker):
#
#   RUSTFLAGS='-C target-feature=+crt-static' cargo build --release --locked -p berth --target x86_64-unknown-linux-gnu
set -eu
binary=$1 image=$2 arch=${3:-$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')}

container=$(buildah from --arch "$arch" scratch)
trap 'buildah rm "$container" >/dev/null' EXIT
root=$(mktemp -d)
install -D -m 0755 "$binary" "$root/usr/local/bin/berth"
if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
    install -D -m 0644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
fi
install -d -m 1777 "$root/tmp"
buildah copy "$container" "$root" / >/dev/null
mkdir -p "$root/empty"
buildah copy --chown 65532:65532 --chmod 0700 "$container" "$root/empty" /var/lib/berth >/dev/null
rm -rf "$root"
buildah config --user 65532:65532 --volume /var/lib/berth --port 5000 --port 5001 \
    --env BERTH_DATA=/var/lib/berth --env BERTH_LISTEN=0.0.0.0:5000 --env BERTH_METRICS_LISTEN=0.0.0.0:5001 \
    --entrypoint '["/usr/local/bin/berth"]' --cmd serve "$container"
buildah commit --quiet "$container" "$image"
