#!/bin/sh
# Makes the image of a binary, without a network. A static one comes from static.sh; of another one, the libraries that
# it is linked to go into the image as well.
#
#   deploy/container/from-binary.sh BINARY IMAGE [amd64|arm64]
#   deploy/container/from-binary.sh "$(deploy/container/static.sh)" berth:0.1.0
#
# $BUILDER is docker, podman or buildah; docker if it is not set.
set -eu
binary=$1 image=$2 arch=${3:-$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')}
place=$(dirname "$0")
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
root=$context/root

install -D -m 0755 "$binary" "$root/usr/local/bin/berth"
if libraries=$(ldd "$binary" 2>/dev/null); then
    for library in $(echo "$libraries" | grep -o '/[^ ]*'); do
        install -D -m 0755 "$library" "$root$library"
    done
fi
install -D -m 0644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
# Without it, glibc would ask DNS first, even for localhost.
mkdir -p "$root/etc" && echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
install -d -m 1777 "$root/tmp"
install -d -m 0700 "$context/data/var/lib/berth"

tar --create --file "$context/root.tar" --owner 0 --group 0 --directory "$root" usr etc tmp $(cd "$root" && ls -d lib* 2>/dev/null)
tar --append --file "$context/root.tar" --owner 65532 --group 65532 --directory "$context/data" var/lib/berth
rm -rf "$root" "$context/data"
"${BUILDER:-docker}" build --platform "linux/$arch" --tag "$image" --file "$place/Containerfile" "$context"
