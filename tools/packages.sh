# shellcheck shell=bash
# Debian's packages that ./dev needs: which, and how they are installed. Read by ./dev, whose say() and fail() it uses.
# SPDX-License-Identifier: MIT

packages_of() {
    case "$1" in
    build)
        printf '%s\n' g++ cmake ninja-build ccache mold pkgconf git \
            qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qtkeychain-qt6-dev \
            qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools \
            libexpected-dev libcli11-dev rapidjson-dev prometheus-cpp-dev libpq-dev
        ;;
    run)
        printf '%s\n' postgresql-15 libqt6sql6-psql libqt6svg6 libqt6keychain1 qt6-translations-l10n libgl1 fonts-dejavu-core
        # Debian's Qt speaks X11 unless this plugin is there; most Wayland desktops offer X11 too.
        if [[ -n ${WAYLAND_DISPLAY:-} && -z ${DISPLAY:-} ]]; then echo qt6-wayland; fi
        ;;
    test) printf '%s\n' librapidcheck-dev hledger beancount poppler-utils xvfb xauth openbox xdotool faketime locales python3 ;;
    lint) printf '%s\n' clang-format-14 clang-tidy-14 clazy shellcheck python3 ;;
    schema) printf '%s\n' python3 graphviz ;;
    fuzz) printf '%s\n' clang-14 libclang-rt-14-dev python3 ;;
    bench)
        printf '%s\n' python3 postgresql-15 util-linux
        # The peers come from npm, wherever that comes from.
        if ! command -v npm >/dev/null; then printf '%s\n' nodejs npm; fi
        ;;
    package) printf '%s\n' python3 dpkg-dev ;;
    screenshots) printf '%s\n' xvfb xauth openbox xdotool x11-apps imagemagick ;;
    esac
}

# Prints those of the named packages that are not installed. Asks dpkg only, so it takes milliseconds.
missing_packages() {
    local installed
    # dpkg-query exits 1 for a name it has never heard of, which is just what we ask about.
    installed="$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)"
    local package
    for package in "$@"; do
        grep -qxF "installed $package" <<<"$installed" || echo "$package"
    done
}

# need GROUP…: installs what these groups lack. Calls apt only if something is missing.
need() {
    local wanted group missing
    mapfile -t wanted < <(for group in "$@"; do packages_of "$group"; done | sort -u)
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian, so nothing is installed for you. Needed are the equivalents of: ${wanted[*]}"
        return
    fi
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
}

as_root=() # what stands before a command that needs root
install_packages() {
    local by_hand="apt-get install --no-install-recommends $*"
    say "Missing from Debian: $*"
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            fail "You are not root and there is no sudo to become it. Have an administrator run:" "  $by_hand"
        say "Using sudo to install them with apt-get; nothing else runs as root."
        sudo -v || fail "sudo refused. Have an administrator run:" "  $by_hand"
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8)

    local log="${TMPDIR:-/tmp}/leapfrog-packages-$UID-$$.log"
    if [[ " $* " == *' postgresql-15 '* ]]; then forbid_main_cluster; fi
    if ! apt_knows "$@"; then
        say "Fetching Debian's package lists"
        "${as_root[@]}" apt-get -q update >"$log" 2>&1 || true # one broken source need not matter; the install tells
    fi
    say "Installing them and what they need; this can take some minutes (log: $log)"
    if ! apt_install "$@" >>"$log" 2>&1; then
        # The lists were there but old: the mirror no longer has what they name.
        "${as_root[@]}" apt-get -q update >>"$log" 2>&1 || true
        if ! apt_install "$@" >>"$log" 2>&1; then
            tail -n 20 -- "$log" >&2
            fail "apt-get could not install them. Leapfrog is built for Debian 12; the log is $log" \
                "To try by hand: $by_hand"
        fi
    fi
    rm -f -- "$log"
    allow_main_cluster
}

apt_install() {
    "${as_root[@]}" apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        install --no-install-recommends "$@"
}

apt_knows() {
    local package
    for package in "$@"; do
        [[ -n "$(apt-cache show --no-all-versions "$package" 2>/dev/null)" ]] || return 1
    done
}

# Debian's server package makes and starts a cluster "main" for the whole machine. Leapfrog runs its own, for its user
# alone, so none is made while we install; a later installation by the administrator is not touched by that.
no_main_cluster=/etc/postgresql-common/createcluster.d/zz-leapfrog-setup.conf
forbid_main_cluster() {
    trap allow_main_cluster EXIT
    "${as_root[@]}" mkdir -p -- "${no_main_cluster%/*}"
    "${as_root[@]}" sh -c "echo 'create_main_cluster = false' >'$no_main_cluster'"
}

allow_main_cluster() {
    [[ ! -e $no_main_cluster ]] || "${as_root[@]}" rm -f -- "$no_main_cluster"
    trap - EXIT
}
