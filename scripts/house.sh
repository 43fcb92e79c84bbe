# shellcheck shell=bash
# Helpers that ./tribune, ./test and ./bench share. Sourced, never run; needs `root` to be set.
# Everything here speaks on standard error: standard output belongs to the program.

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# Ends the script with one sentence that names the fix.
die() {
    say "$*"
    exit 69 # EX_UNAVAILABLE: something this machine should have is missing
}

# Puts the Swift toolchain on PATH, or says where it was looked for.
need_swift() {
    command -v swift >/dev/null && return
    local folder
    for folder in /opt/swift/usr/bin /usr/libexec/swift/bin /usr/local/swift/usr/bin \
        "$HOME/.local/share/swiftly/bin" "$HOME/swift/usr/bin"; do
        if [ -x "$folder/swift" ]; then
            PATH="$folder:$PATH"
            return
        fi
    done
    die "no Swift toolchain: not on PATH nor under /opt/swift. Install Swift 6.3 (swift.org) and" \
        "put its usr/bin folder on PATH."
}

# need_debian LIST…: installs what the lists name and this machine lacks.
need_debian() {
    local name state missing=()
    command -v dpkg-query >/dev/null \
        || die "this is no Debian system: install what ${*#"$root"/} name, by hand."
    local -A have=()
    while read -r name state; do
        [ "$state" = installed ] && have[$name]=1
    done < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n')
    while read -r name _; do
        case "$name" in '' | '#'*) continue ;; esac
        [ -n "${have[$name]:-}" ] || missing+=("$name")
    done < <(cat "$@")
    [ ${#missing[@]} -eq 0 ] || install_debian "${missing[@]}"
}

install_debian() {
    local as=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null && as=(sudo)
        [ ${#as[@]} -gt 0 ] || die "Debian packages are missing and need root to install. Run:" \
            "sudo apt-get update && sudo apt-get install -y $*"
    fi
    say "installing Debian packages: $*"
    local log=$root/.build/apt.log
    mkdir -p "$root/.build"
    if ! "${as[@]}" apt-get update >"$log" 2>&1 \
        || ! "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y \
            --no-install-recommends "$@" >>"$log" 2>&1; then
        tail -n 5 "$log" >&2
        die "apt-get could not install them (whole output: $log). Check the network and" \
            "/etc/apt/sources.list, then run: apt-get update && apt-get install -y $*"
    fi
}

# need_venv NAME: makes .build-python/NAME from scripts/python/NAME.txt, when that has changed.
need_venv() {
    local name=$1 venv=$root/.build-python/$1 lists=$root/scripts/python
    local want stamp=$venv/requirements.stamp unchecked=$lists/$name-unchecked.txt
    [ -f "$unchecked" ] || unchecked=
    want=$(cat "$lists/$name.txt" ${unchecked:+"$unchecked"})
    [ -f "$stamp" ] && [ "$(<"$stamp")" = "$want" ] && return
    # Debian's own interpreter: the only one that a cell is sure to see.
    [ -x /usr/bin/python3 ] || die "no /usr/bin/python3: run apt-get install -y python3-venv"
    say "making the Python environment $name (.build-python/$name, about a minute)"
    local pip=("$venv/bin/python" -m pip install --disable-pip-version-check -q)
    rm -rf "$venv"
    mkdir -p "$root/.build-python"
    /usr/bin/python3 -m venv "$venv" >&2 \
        || die "python3 -m venv failed: run apt-get install -y python3-venv"
    "${pip[@]}" -r "$lists/$name.txt" >&2 \
        || die "pip could not install scripts/python/$name.txt: check the way to PyPI (pip config)"
    if [ -n "$unchecked" ]; then
        "${pip[@]}" --no-deps --ignore-requires-python -r "$unchecked" >&2 \
            || die "pip could not install ${unchecked#"$root"/}: check the way to PyPI (pip config)"
    fi
    printf '%s\n' "$want" >"$stamp"
}

# Whether anything that the release binaries are made of is newer than their stamp.
release_is_stale() {
    local stamp=$root/.build/release.stamp
    [ -f "$stamp" ] && [ -x "$root/.build/release/tribune" ] || return 0
    [ -n "$(find "$root/Sources" "$root/Package.swift" "$root/scripts/debian-packages" \
        -newer "$stamp" -print -quit)" ]
}

# Builds every executable in release, once for each state of the sources.
build_release() {
    need_swift
    need_debian "$root/scripts/debian-packages"
    say "building the release (minutes the first time, seconds after a change)"
    local stamp=$root/.build/release.stamp started=$root/.build/release.started product
    mkdir -p "$root/.build"
    : >"$started" # what is edited during the build is newer than this
    for product in tribuned tribune tribune-verify tribune-cell; do
        [ -d "$root/Sources/$product" ] || continue
        swift build -c release --static-swift-stdlib --package-path "$root" \
            --product "$product" >&2 \
            || die "the release build of $product failed; the compiler's words are above."
    done
    mv "$started" "$stamp"
}
