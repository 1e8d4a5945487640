# Sourced by script/setup: one function for each thing that may have to be installed.
# Each looks first, says what it is about to do and how long that takes, and does nothing when all is there.

# --- system packages -------------------------------------------------------------------------------------------------

is_debian() { have apt-get; }

# as_root COMMAND…: root runs it, others through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    say "  (sudo may ask for your password)"
    sudo "$@"
  else
    fail "this needs an administrator" "run as root: $*"
  fi
}

apt_updated=false
# apt_install PACKAGE…
apt_install() {
  if ! $apt_updated; then
    as_root apt-get update -qq || fail "apt-get update failed" "check the network and /etc/apt/sources.list"
    apt_updated=true
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    fail "apt-get could not install: $*"
}

# git, curl and a C compiler (Rust links with it).
basics() {
  local missing=
  have git || missing="$missing git"
  have curl || missing="$missing curl ca-certificates"
  have cc || have gcc || have clang || missing="$missing build-essential"
  [ -n "$missing" ] || return 0
  if is_debian; then
    step "installing$missing by apt (about a minute)"
    # One word a package.
    # shellcheck disable=SC2086
    apt_install $missing
  elif [ "$(uname)" = Darwin ]; then
    fail "missing:$missing" "run: xcode-select --install"
  else
    fail "missing:$missing" "install them with your system's package manager (Fedora: dnf install git curl gcc; Arch: pacman -S git curl gcc)"
  fi
}

# --- Rust --------------------------------------------------------------------------------------------------------------

# at_least VERSION MINIMUM, as in 1.95.0 and 1.95.
at_least() {
  awk -v a="$1" -v b="$2" 'BEGIN { split(a, x, "."); split(b, y, "."); for (i = 1; i <= 3; i++) { if (x[i]+0 > y[i]+0) exit 0; if (x[i]+0 < y[i]+0) exit 1 } }'
}

rust() {
  local minimum
  minimum=$(awk -F'"' '/^rust-version/ { print $2 }' Cargo.toml)
  have rustup || have cargo || fail "Rust is not installed" "see https://rustup.rs, then run this again"
  if have rustup && ! rustup show active-toolchain >/dev/null 2>&1; then
    step "installing stable Rust by rustup (about 2 minutes)"
    rustup toolchain install stable --profile minimal
    rustup default stable
  fi
  if ! at_least "$(rustc --version | cut -d' ' -f2)" "$minimum"; then
    have rustup || fail "Rust $minimum or later is needed, this is $(rustc --version)"
    step "updating stable Rust, $minimum or later is needed (about 2 minutes)"
    rustup update stable --no-self-update
    at_least "$(rustc --version | cut -d' ' -f2)" "$minimum" ||
      fail "Rust $minimum or later is needed, this is $(rustc --version)" "a pinned toolchain stands in the way: rustup override list, rustup default stable"
  fi
}

lints() {
  local missing=
  cargo clippy --version >/dev/null 2>&1 || missing="$missing clippy"
  cargo fmt --version >/dev/null 2>&1 || missing="$missing rustfmt"
  [ -n "$missing" ] || return 0
  step "adding$missing to Rust (half a minute)"
  # One word a component.
  # shellcheck disable=SC2086
  rustup component add $missing || fail "rustup could not add:$missing" "check the network"
}

# --- Rust for WebAssembly ------------------------------------------------------------------------------------------------

# First rustup's own target; where its download is refused and this is Debian, Debian's Rust with a standard library built here.
wasm_rust() {
  if find_wasm_rust; then return 0; fi
  if [ "${RELAIS_WASM_RUST:-}" != debian ] && have rustup; then
    step "adding the target $wasm_target by rustup (20 MB, half a minute)"
    if limit 300 rustup target add $wasm_target && find_wasm_rust; then return 0; fi
    say "  rustup could not add it"
  fi
  is_debian && have rustup || fail "no Rust for WebAssembly" \
    "run: rustup target add $wasm_target" \
    "where that download is refused, a Debian or Ubuntu with the packages rustc-web and rust-web-src can do without it"
  debian_wasm_rust
  find_wasm_rust || fail "Debian's Rust still cannot build for $wasm_target"
}

# Debian packages a newer Rust (the one its browsers are built with) and the library's source, but no library for wasm32.
# RUSTC_BOOTSTRAP lets this stable compiler build its own standard library; the result needs no such flag.
debian_wasm_rust() {
  local scratch folder rustc=/usr/bin/rustc cargo=/usr/bin/cargo
  step "installing Debian's Rust for the web by apt (400 MB, about a minute)"
  apt_install rustc-web cargo-web rust-web-src lld-19
  step "building the standard library for WebAssembly (about a minute)"
  scratch=$(mktemp -d)
  mkdir "$scratch/src"
  printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n[profile.release]\npanic = "abort"\n' >"$scratch/Cargo.toml"
  : >"$scratch/src/lib.rs"
  # Without the bitcode every later build with link-time optimisation fails. `test` is for wasm-bindgen-test.
  (
    cd "$scratch"
    unset RUSTUP_TOOLCHAIN CARGO_BUILD_TARGET
    RUSTC=$rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$scratch/target \
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 \
      $cargo build --quiet --release -Zbuild-std=std,panic_abort,test --target $wasm_target
  ) || fail "the standard library could not be built" "its crates come from the crates registry: check the network"
  rm -f "$scratch/target/$wasm_target/release/deps/"libscratch-*
  folder=$($rustc --print target-libdir --target $wasm_target)
  as_root mkdir -p "$folder"
  # Rests of an earlier version would be found twice.
  as_root find "$folder" -name '*.rlib' -delete
  as_root cp "$scratch/target/$wasm_target/release/deps/"*.rlib "$folder/"
  rm -rf "$scratch"
  rustup toolchain link $debian_toolchain "$($rustc --print sysroot)"
}

wasm_lints() {
  [ -x /usr/bin/clippy-driver ] && return 0
  step "installing Debian's clippy for the web by apt (half a minute)"
  apt_install rust-web-clippy
}

# --- Trunk and friends ---------------------------------------------------------------------------------------------------

# tool_version COMMAND: the second word of `COMMAND --version`, or nothing.
tool_version() { have "$1" && "$1" --version 2>/dev/null | awk '{ print $2; exit }'; }

# cargo_tool CRATE VERSION MINUTES [CARGO INSTALL'S ARGUMENTS]: into `.tools/`, so that other projects' versions are left alone.
cargo_tool() {
  local crate=$1 version=$2 minutes=$3
  shift 3
  if have cargo-binstall; then
    step "installing $crate $version by cargo binstall (seconds)"
    limit 300 cargo binstall --no-confirm --quiet --root "$tools" "$crate@$version" && return 0
    say "  cargo binstall could not; compiling it instead"
  fi
  step "compiling $crate $version, once for this machine (about $minutes minutes on two cores; with cargo-binstall installed: seconds)"
  cargo install --quiet --root "$tools" --version "$version" "$@" "$crate" || fail "$crate could not be installed" "check the network"
  hash -r
}

# Trunk.toml asks for ^0.21.14.
trunk_tool() {
  case $(tool_version trunk) in
    0.21.1[4-9] | 0.21.[2-9][0-9]) return 0 ;;
  esac
  CARGO_TARGET_DIR=$tools/build cargo_tool trunk $trunk_version 9 --locked
  rm -rf "$tools/build"
}

# It must be the very version of the crate in Cargo.lock. `--locked` fails: its lock names a crate that was withdrawn.
wasm_bindgen_tool() {
  local wanted
  wanted=$(locked wasm-bindgen)
  if [ "$(tool_version wasm-bindgen)" = "$wanted" ] && [ "$(tool_version wasm-bindgen-test-runner)" = "$wanted" ]; then return 0; fi
  CARGO_TARGET_DIR=$tools/build cargo_tool wasm-bindgen-cli "$wanted" 5
  rm -rf "$tools/build"
}

# --- browser -------------------------------------------------------------------------------------------------------------

find_chromium() {
  local name
  for name in "${RELAIS_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    [ -n "$name" ] && have "$name" && { command -v "$name"; return 0; }
  done
  return 1
}

browser_tools() {
  if find_chromium >/dev/null && have "${RELAIS_CHROMEDRIVER:-chromedriver}"; then return 0; fi
  # Ubuntu's packages of these names only point to snap, which a container does not have.
  if is_debian && grep -q '^ID=debian' /etc/os-release 2>/dev/null; then
    step "installing Chromium and its driver by apt (300 MB, about a minute)"
    apt_install chromium chromium-driver
    return 0
  fi
  fail "the journeys need Chromium (or Chrome) and its driver, chromedriver, of the same major version" \
    "macOS:  brew install --cask google-chrome chromedriver" \
    "Ubuntu: snap install chromium   (brings its driver: RELAIS_CHROMEDRIVER=/snap/bin/chromium.chromedriver)" \
    "Fedora: dnf install chromium chromedriver" \
    "Arch:   pacman -S chromium" \
    "where they are elsewhere, name them in RELAIS_CHROMIUM and RELAIS_CHROMEDRIVER"
}
