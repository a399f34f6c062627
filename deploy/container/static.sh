#!/bin/sh
# Builds a static binary for amd64 or arm64, by default for this machine's processor, and prints where it is:
#
#   deploy/container/static.sh [amd64|arm64]
#
# Needs Rust, a C compiler and glibc 2.34 or newer with its static library (Debian 12: gcc, libc6-dev), which looks up
# names in files and DNS without loading anything. For the other processor it needs that one's compiler and library too
# (gcc-aarch64-linux-gnu and libc6-dev-arm64-cross, or gcc-x86-64-linux-gnu and libc6-dev-amd64-cross).
set -eu
cd "$(dirname "$0")/../.."
machine=$(uname -m)
case ${1:-$machine} in
amd64 | x86_64) processor=x86_64 ;;
arm64 | aarch64) processor=aarch64 ;;
*) echo "$0: $1 is neither amd64 nor arm64" >&2 && exit 2 ;;
esac
target=$processor-unknown-linux-gnu
if [ "$processor" != "$machine" ]; then
    linker=$(echo "CARGO_TARGET_${target}_LINKER" | tr 'a-z-' 'A-Z_')
    export "$linker=$processor-linux-gnu-gcc" "CC_$(echo "$target" | tr - _)=$processor-linux-gnu-gcc"
fi
if command -v rustup >/dev/null; then
    rustup target add "$target" >&2
fi
# The target is named even where it is the machine's own: else the flag would be build scripts' and macros' as well.
export RUSTFLAGS='-C target-feature=+crt-static' CARGO_PROFILE_RELEASE_STRIP=debuginfo
cargo build --release --locked --package berth --target "$target" >&2
echo "${CARGO_TARGET_DIR:-target}/$target/release/berth"
