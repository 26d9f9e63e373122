# Sourced by tools/screenshots.sh: every screen and dialog in each language, theme, scale and size, for who looks whether anything is cut
# or overlaps, and a sheet of the main ones. Needs its functions, and a demo database with all of its story in it.
# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: MIT

matrix_screens=(backlog documents recreations jobs ledger workers inbox members audit)

# shot NAME: the window alone, as it is on the display.
shot() {
    xdotool mousemove "$((display_width - 4))" "$((display_height - 4))"
    sleep 0.4
    import -window root -crop "$((inner_width + 2))x$((inner_height + 21))+0+0" +repage -strip "$shots/$1.png"
}

# dialog NAME KEYS…: opened by these, photographed, closed.
dialog() {
    local name="$1"
    shift
    keys "$@"
    sleep 1.5
    shot "$name"
    keys Escape
    sleep 0.3
}

# combination LANGUAGE THEME SCALE WIDTHxHEIGHT
combination() {
    local language="$1" scale="$3" size="$4" number=0 screen window
    theme="$2"
    shots="$matrix/$language-$theme-$((scale * 100))-$size"
    mkdir -p -- "$shots"
    inner_width=$((${size%x*} * scale)) inner_height=$((${size#*x} * scale))
    QT_SCALE_FACTOR="$scale" "$bin/leapfrog" --theme "$theme" --language "$language" --new-window --screen backlog \
        --dsn "$(dsn leapfrog_demo)" 2>>"$home/leapfrog.log" &
    console=$!
    started+=("$console")
    window="$(window_named 'Leapfrog$')"
    xdotool windowsize "$window" "$inner_width" "$inner_height" windowmove "$window" 1 20 windowactivate "$window"
    sleep 3
    for screen in "${matrix_screens[@]}"; do
        keys "ctrl+$((++number))"
        sleep 1.6
        shot "$screen"
    done
    keys ctrl+2
    sleep 1
    dialog columns shift+F10 Up Return
    dialog preview ctrl+shift+r
    dialog import ctrl+shift+i
    keys ctrl+f
    write "nothing-of-that-name"
    sleep 1
    shot documents-none
    keys ctrl+a Delete Return
    dialog palette ctrl+k
    dialog preferences ctrl+comma
    dialog connections ctrl+o
    dialog activities ctrl+h
    quit
    find "$shots" -name '*.png' -printf '%p\n' | sort
}

# make_sheet FILE: the nine screens, in light and English, dark and German, and the same small at double size.
make_sheet() {
    local screen part parts=()
    for screen in "${matrix_screens[@]}"; do
        for part in en-light-100-1400x900 de-dark-100-1400x900 en-light-200-900x600 de-dark-200-900x600; do
            parts+=("$matrix/$part/$screen.png")
        done
    done
    montage "${parts[@]}" -tile 4x -resize 330x -geometry '330x216+4+4' -background '#808890' -strip \
        -dither None -colors 96 -define png:compression-level=9 "PNG8:$1"
}

matrix_story() {
    local language theme_of scale size
    matrix="$1"
    for language in en de; do
        for theme_of in light dark; do
            for scale in 1 2; do
                for size in 900x600 1400x900; do
                    combination "$language" "$theme_of" "$scale" "$size"
                done
            done
        done
    done
    make_sheet "$folder/screens.png"
}
