# Sourced by every script: where things are, and which Rust builds for WebAssembly.
# Plain settings that a user may override by environment variables:
#   CARGO_TARGET_DIR        where native builds go                     (default: target)
#   RELAIS_WASM_TARGET_DIR  where WebAssembly builds go                (default: the native folder's name with "-wasm" added)
#   RELAIS_TOOLS            tools that setup installs for this project (default: .tools)
#   RELAIS_WASM_RUST        "debian": use Debian's Rust for WebAssembly even where rustup has the target
# Works with the bash 3.2 of macOS: no associative arrays, no ${x,,}.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
# Two folders: native and WebAssembly builds that share one wait for each other's lock.
wasm_target_dir=${RELAIS_WASM_TARGET_DIR:-$CARGO_TARGET_DIR-wasm}
tools=${RELAIS_TOOLS:-$root/.tools}
export PATH="$tools/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

wasm_target=wasm32-unknown-unknown
debian_toolchain=rust-web
trunk_version=0.21.14

say() { printf '%s\n' "$*"; }
# A step that takes long says so before it starts.
step() { printf '→ %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '       %s\n' "$line" >&2; done
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# limit SECONDS COMMAND…: macOS has no `timeout`, there the command runs without a limit.
limit() {
  if have timeout; then timeout "$@"; else shift; "$@"; fi
}

# The version of a crate in Cargo.lock.
locked() { awk -v name="\"$1\"" '$1 == "name" && $3 == name { getline; gsub(/"/, "", $3); print $3; exit }' Cargo.lock; }

# has_wasm_std TOOLCHAIN: can this toolchain ("" for the one in use) build for WebAssembly?
has_wasm_std() {
  local folder
  folder=$(RUSTUP_TOOLCHAIN=${1:-${RUSTUP_TOOLCHAIN:-}} rustc --print target-libdir --target $wasm_target 2>/dev/null) || return 1
  ls "$folder"/libstd-*.rlib >/dev/null 2>&1
}

# Sets wasm_toolchain: "" when the toolchain in use has the target, the name of the fall-back otherwise; fails when neither has.
find_wasm_rust() {
  wasm_toolchain=
  if [ "${RELAIS_WASM_RUST:-}" != debian ] && has_wasm_std ""; then return 0; fi
  if has_wasm_std $debian_toolchain; then
    wasm_toolchain=$debian_toolchain
    return 0
  fi
  return 1
}

# in_wasm COMMAND…: runs cargo or Trunk with the toolchain and the folder of WebAssembly builds.
in_wasm() {
  find_wasm_rust || fail "no Rust for WebAssembly here" "run script/setup"
  if [ -n "$wasm_toolchain" ]; then
    # Debian's rustc has no rust-lld of its own.
    CARGO_TARGET_DIR=$wasm_target_dir RUSTUP_TOOLCHAIN=$wasm_toolchain \
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 "$@"
  else
    CARGO_TARGET_DIR=$wasm_target_dir "$@"
  fi
}
