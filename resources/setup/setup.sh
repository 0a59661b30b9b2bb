#!/usr/bin/env bash
# Leaves a ready environment in .venv; says nothing and is quick when nothing has changed.
#   setup.sh         what running the program needs
#   setup.sh test    also what the tests need beside Python packages
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
PATH=$PATH:/usr/sbin:/sbin
readonly PURPOSE=${1:-run}
readonly PYTHON=.venv/bin/python STAMP=.venv/ready

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_packages() {
    may_install || return 1
    say "Installing system packages: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null || true
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends "$@" </dev/null >/dev/null
}

# --- Python ------------------------------------------------------------------------------------

find_python() {
    local candidate
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    stop "Python 3.11 or later is needed. Install it (Debian, Ubuntu: apt-get install python3)."
}

make_environment() {
    local python version
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        install_packages "$version" ||
            stop "Python's venv module is missing. Install it: apt-get install $version"
    fi
    say "Making the environment in .venv"
    "$python" -m venv --clear .venv
}

# What .venv was made for: its place, its Python, and the packages asked for.
wanted() {
    { pwd; "$PYTHON" --version; "$PYTHON" resources/setup/dependencies.py; cat constraints.txt; } |
        sha256sum
}

set_up_python() {
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || make_environment
    if [ "$(cat "$STAMP" 2>/dev/null)" = "$(wanted)" ]; then return; fi
    say "Installing Python packages into .venv (a few minutes the first time)"
    "$PYTHON" resources/setup/dependencies.py >.venv/dependencies.txt
    "$PYTHON" -m pip install --quiet --disable-pip-version-check \
        --constraint constraints.txt --requirement .venv/dependencies.txt ||
        stop "The Python packages could not be installed. Connect to the network once, then repeat."
    wanted >"$STAMP"
}

# --- system libraries --------------------------------------------------------------------------

# Each line: a file that shows the package is there, and the package that brings it.
readonly LIBRARIES="
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0"

readonly WINDOW_LIBRARIES="
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-image.so.0 libxcb-image0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-randr.so.0 libxcb-randr0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxcb-render.so.0 libxcb-render0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11-xcb.so.1 libx11-xcb1"

missing_libraries() {
    local known file package
    known=$(ldconfig -p 2>/dev/null)
    while read -r file package; do
        if [ -n "$file" ] && [[ $known != *"$file "* ]]; then echo "$package"; fi
    done <<<"$1"
}

has_japanese_font() {
    compgen -G '/usr/share/fonts/*/*/NotoSansCJK*' >/dev/null ||
        fc-list :lang=ja 2>/dev/null | grep -q .
}

missing_packages() {
    missing_libraries "$LIBRARIES"
    if [ -n "${DISPLAY:-}" ]; then missing_libraries "$WINDOW_LIBRARIES"; fi
    has_japanese_font || echo fonts-noto-cjk
    if [ "$PURPOSE" = test ]; then
        command -v soffice >/dev/null || echo libreoffice-calc-nogui
    fi
}

set_up_system() {
    local missing
    [ "$(uname -s)" = Linux ] || return 0
    missing=$(missing_packages | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086  # a list of words
    if ! install_packages $missing; then
        say "These system packages are missing; install them, then repeat: apt-get install $missing"
        [ "$PURPOSE" = run ] && [ "$missing" = "fonts-noto-cjk " ] || exit 1
    fi
}

# --- translations ------------------------------------------------------------------------------

set_up_translations() {
    local source
    for source in resources/i18n/*.ts; do
        if [ -e "$source" ] && [ "$source" -nt "${source%.ts}.qm" ]; then
            .venv/bin/pyside6-lrelease -silent "$source" -qm "${source%.ts}.qm"
        fi
    done
}

# --- byte code ---------------------------------------------------------------------------------

# The first paint is not to wait for the compiler, wherever PYTHONDONTWRITEBYTECODE is set.
set_up_byte_code() {
    "$PYTHON" -m compileall -q main.py recycler db ui
}

set_up_system
set_up_python
set_up_translations
set_up_byte_code
