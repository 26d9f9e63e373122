#!/usr/bin/env bash
# Photographs each screen of the console into FOLDER, in light and dark, and with a second argument all screens and dialogs in each
# language, theme, scale and size into MATRIX: tools/screenshots.sh FOLDER [MATRIX]. `./dev screenshots` builds the programs and calls it. Everything runs on a display and in a home of its own; nothing of the user's is used.
# SPDX-License-Identifier: MIT
set -euo pipefail

folder="$(realpath -- "$1")"
matrix="${2:-}"
display_width=2840 display_height=1880 # 1400 × 900 at 200 % fits
bin="${LEAPFROG_BIN_DIR:?where leapfrog and leapfrogctl are}"
width=1160 height=720 # of the window's inside

home="$(mktemp -d /tmp/leapfrog-shots-XXXXXX)"
chmod 755 "$home" # the private server's user looks in when root takes the pictures
started=()

# Ends what was started, the last first: programs before the display they are on.
clean_up() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        kill "${started[i]}" 2>/dev/null || true
        wait "${started[i]}" 2>/dev/null || true
    done
    rm -rf -- "$home"
}
trap clean_up EXIT

start_display() {
    mkfifo "$home/display"
    Xvfb -displayfd 3 -screen 0 "${display_width}x${display_height}x24" 3>"$home/display" 2>"$home/xvfb.log" &
    started+=($!)
    DISPLAY=":$(head -n 1 "$home/display")"
    export DISPLAY
    openbox >"$home/openbox.log" 2>&1 &
    started+=($!)
    sleep 1
}

# --- the program ----------------------------------------------------------------------------------------------------

# window_named PATTERN: waits for such a window and prints its number.
window_named() {
    local tries
    for ((tries = 0; tries < 120; tries++)); do
        if xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1 | grep .; then return; fi
        sleep 0.5
    done
    echo "No window is called \"$1\"; the program said:" >&2
    tail -n 20 "$home/leapfrog.log" >&2
    return 1
}

# open NAME ARGS…: starts the console, waits for its window of that name and puts it into the corner.
console=
open() {
    local name="$1"
    shift
    "$bin/leapfrog" --theme "$theme" "$@" 2>>"$home/leapfrog.log" &
    console=$!
    started+=("$console")
    local window
    window="$(window_named "$name")"
    xdotool windowsize "$window" "$width" "$height" windowmove "$window" 1 20 windowactivate "$window"
    sleep 1
}

quit() {
    xdotool key --clearmodifiers ctrl+q
    wait "$console" || true
}

keys() {
    xdotool key --clearmodifiers --delay 60 "$@"
    sleep 0.5
}

write() { xdotool type --delay 20 "$1"; }

# photograph SCREEN: the whole window, dialogs over it included, in few colours: such files are small.
photograph() {
    xdotool mousemove "$((display_width - 4))" "$((display_height - 4))"
    sleep 0.6
    local geometry
    geometry="$((width + 2))x$((height + 21))+0+0"
    import -window root -crop "$geometry" +repage -dither None -colors 192 -strip \
        -define png:compression-level=9 "PNG8:$folder/$1-$theme.png"
    echo "$folder/$1-$theme.png"
}

# shellcheck source=tools/screen_matrix.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/screen_matrix.sh"

# --- data -----------------------------------------------------------------------------------------------------------

dsn() { echo "host=$XDG_DATA_HOME/leapfrog/server/socket user=leapfrog dbname=$1"; }

invoice() { # NUMBER CUSTOMER NET TAX ACCOUNT
    local account=""
    [[ -z $5 ]] || account=",\"account\":\"$5\""
    local total
    total="$(printf '%d.%02d' $((($3 + $4) / 100)) $((($3 + $4) % 100)))"
    printf '{"id":"%s","type":"sales_invoice","date":"2026-03-31","currency":"EUR","party_name":"%s","tax_included":false,' "$1" "$2"
    printf '"lines":[{"amount":"%d.%02d","taxes":[{"code":"DE VAT 19%%","amount":"%d.%02d"}]%s}],"total":"%s"}\n' \
        $(($3 / 100)) $(($3 % 100)) $(($4 / 100)) $(($4 % 100)) "$account" "$total"
}

import_invoices() { # LAST NET OF INV-1043
    {
        invoice INV-1042 "Müller KG" 100000 19000 ""
        invoice INV-1043 "Ørsted A/S" "$1" $(($1 * 19 / 100)) ""
        invoice INV-1044 "Żabka Sp. z o.o." 45000 8550 ""
        invoice INV-1045 "Café Zoë" 7250 1378 "$2"
    } >"$home/invoices.jsonl"
    "$bin/leapfrogctl" --dsn "$(dsn leapfrog_demo)" --quiet import --org de "$home/invoices.jsonl" >/dev/null
}

recreate_invoices() {
    "$bin/leapfrogctl" --dsn "$(dsn leapfrog_demo)" --quiet recreate --org de \
        --document INV-1042 INV-1043 INV-1044 INV-1045 "$@" >/dev/null 2>&1
}

# import_shop: orders of a shop that were read, that do not add up, and refunds whose order is missing.
import_shop() {
    local n total
    for n in {1..40}; do
        total=119.00
        ((n % 9 != 4)) || total=119.28
        printf '{"id":%d,"name":"#%d","processed_at":"2026-03-%02dT10:00:00+01:00","currency":"EUR","financial_status":"paid","taxes_included":true,' \
            $((5100 + n)) $((2000 + n)) $((1 + n % 28))
        printf '"total_price":"%s","customer":{"id":5,"first_name":"Ada","last_name":"Byron"},"line_items":[{"id":%d,"title":"Lamp","quantity":1,' "$total" $((9000 + n))
        printf '"price":"119.00","tax_lines":[{"title":"DE VAT","price":"19.00","rate":0.19}]}]}\n'
        ((n % 7 != 0)) || printf '{"id":%d,"order_id":%d,"processed_at":"2026-03-20T10:00:00+01:00","kind":"sale","status":"success","amount":"119.00","currency":"EUR","gateway":"paypal"}\n' \
            $((7000 + n)) $((6100 + n))
    done >"$home/shop.jsonl"
    "$bin/leapfrogctl" --dsn "$(dsn leapfrog_demo)" --quiet import --format shopify --org de "$home/shop.jsonl" >/dev/null 2>&1 || true # 1: some are refused
}

# kill_some_jobs: dead jobs of three kinds, as months of work leave them.
kill_some_jobs() {
    psql -qX "$(dsn leapfrog_demo)" -c "
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at, state, run_count, last_error)
        SELECT (ARRAY['de', 'fr', 'us'])[1 + n % 3], 'ORD-' || 7000 + n, 'sales_invoice', now() - n * interval '40 s', 'dead', 8,
               CASE WHEN n <= 281 THEN 'unknown_account: Account 4711 does not exist.' WHEN n <= 311 THEN 'period_locked: March 2026 is locked.'
                    ELSE 'total_mismatch: The lines come to 50.00, the total says 50.28.' END
          FROM generate_series(1, 313) AS n"
}

# silence_a_worker: it holds two jobs and said nothing for four minutes.
silence_a_worker() {
    psql -qX "$(dsn leapfrog_demo)" -c "
        INSERT INTO worker (name, host, pid, kind, slots, busy, processed, version, started_at, heartbeat_at) VALUES
            ('srv-b:71:queue-4c1d20', 'srv-b', 71, 'queue', 6, 2, 41822, '0.9.8', now() - interval '6 h', now() - interval '4 min')" -c "
        UPDATE accounting_work_queue SET state = 'leased', leased_by = 'srv-b:71:queue-4c1d20', lease = 1, leased_until = now() + interval '50 s'
         WHERE id IN (SELECT job.id FROM accounting_work_queue AS job WHERE job.state = 'dead' LIMIT 2)"
}

# as_last DATABASE: the console's next start opens it, as the server "Production".
as_last() {
    mkdir -p "$XDG_CONFIG_HOME/leapfrog"
    printf '[last_connection]\nkind=server\nname=Production\nconninfo="%s"\n[of]\nProduction\\screen=documents\n' \
        "$(dsn "$1")" >"$XDG_CONFIG_HOME/leapfrog/console.ini"
}

# hold: keeps the private server running while a console talks to it as to any other server.
hold() {
    "$bin/leapfrogctl" --quiet work >/dev/null 2>>"$home/leapfrog.log" &
    holder=$!
    started+=("$holder")
    sleep 3
}

release() {
    kill "$holder"
    wait "$holder" || true
}

# --- the screens ----------------------------------------------------------------------------------------------------

story() {
    open '^Leapfrog$'
    photograph opening
    keys space # "Try with demo data"
    window_named '^Demo ' >/dev/null
    sleep 12
    import_invoices 8500 ""
    recreate_invoices --wait
    keys ctrl+2
    write "payment"
    sleep 12
    keys ctrl+1
    sleep 6
    photograph backlog

    # The sync is nearly done: these come in changed, and nobody has posted them yet. One names an unknown account.
    sleep 25
    keys ctrl+shift+w
    sleep 2
    import_invoices 10115 4711
    keys ctrl+2 ctrl+f ctrl+a
    write "INV-104"
    sleep 1.5
    keys Return Home space Down space Down space Up
    sleep 1.5
    photograph documents
    keys ctrl+r
    sleep 2
    photograph preview
    keys Escape

    # One by the console, one through the queue that is still under way, one with a document that is refused.
    keys ctrl+r
    sleep 2
    keys alt+r
    sleep 2
    keys ctrl+3 ctrl+shift+w
    "$bin/leapfrogctl" --dsn "$(dsn leapfrog_demo)" --quiet recreate --org us --type payment >/dev/null
    recreate_invoices --wait || true # 1: one is refused
    sleep 1.5
    xdotool mousemove 300 173 click 1 # the one under way, below the one with a refused document
    photograph recreations
    xdotool mousemove 300 151 click 1
    sleep 1
    photograph refused
    kill_some_jobs
    keys ctrl+4 ctrl+g
    sleep 2
    photograph jobs
    keys Return
    sleep 2
    photograph dead

    # The books of one shop: its balances, and from one of them to the rule that made an entry.
    keys ctrl+5
    sleep 2
    keys ctrl+f Home
    write "de"
    keys Return
    sleep 3
    keys ctrl+f Return Home Down Down
    sleep 1
    photograph ledger
    keys Return
    sleep 2
    photograph ledger-entries
    keys Return
    sleep 2
    photograph ledger-reason
    keys alt+Left alt+Left

    # A worker that fell silent with two jobs in hand, and what this console's poller does.
    silence_a_worker
    keys ctrl+6
    sleep 3
    photograph workers

    # What a shop gave: by reason, one payload with what became of it, and an import.
    import_shop
    keys ctrl+7 F5
    sleep 3
    photograph inbox
    keys Return
    sleep 2
    photograph payload
    keys ctrl+shift+i
    sleep 1
    photograph import
    keys Escape
    keys ctrl+o alt+n ctrl+a
    write "Production"
    keys Tab
    write "db1,db2"
    sleep 0.5
    photograph connections
    keys Escape
    quit
}

losses() {
    hold
    as_last leapfrog_demo
    open '^Production '
    sleep 2
    release
    sleep 3
    photograph reconnecting
    hold
    sleep 4
    quit
    psql -qX "$(dsn leapfrog)" -c 'CREATE DATABASE newer TEMPLATE leapfrog_demo'
    psql -qX "$(dsn newer)" -c \
        "INSERT INTO schema_migration (version, name, checksum, complete) VALUES (9000, '9000_later', 'x', true)"
    as_last newer
    open '^Production '
    sleep 2
    photograph newer
    quit
    psql -qX "$(dsn leapfrog)" -c 'DROP DATABASE newer'
    release
}

export LC_ALL=C.UTF-8 TZ=Europe/Berlin
unset XDG_RUNTIME_DIR PGHOST PGSERVICE PGDATABASE
start_display
for theme in light dark; do
    export XDG_DATA_HOME="$home/$theme/data" XDG_CONFIG_HOME="$home/$theme/config"
    mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME"
    story
    losses
done
if [[ -n $matrix ]]; then
    export XDG_DATA_HOME="$home/light/data" XDG_CONFIG_HOME="$home/matrix/config"
    mkdir -p "$XDG_CONFIG_HOME" "$matrix"
    hold
    matrix_story "$(realpath -- "$matrix")"
    release
fi
