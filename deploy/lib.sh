# Shared by the scripts in this folder; sourced, not run.
# shellcheck shell=bash

# The top of the checkout, wherever the script was called from, spaces in the path or not.
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"

if [[ -t 1 && -z "${NO_COLOR:-}" ]]; then
    bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'
else
    bold='' dim='' red='' green='' plain=''
fi

began=$SECONDS
step_number=0
steps_in_all=${steps_in_all:-?}

# elapsed SECONDS: as 3:07.
elapsed() { printf '%d:%02d' "$(($1 / 60))" "$(($1 % 60))"; }

# step TEXT: the next numbered step, with the time since the script began.
step() {
    step_number=$((step_number + 1))
    printf '\n%s[%s/%s] %s%s %s(%s)%s\n' \
        "$bold" "$step_number" "$steps_in_all" "$1" "$plain" "$dim" "$(elapsed $((SECONDS - began)))" "$plain"
}

say() { printf '      %s\n' "$*"; }

# fail SENTENCE: says what went wrong and what to do, and ends the script.
fail() {
    printf '\n%sFAILED%s after %s: %s\n' "$red" "$plain" "$(elapsed $((SECONDS - began)))" "$*" >&2
    exit 1
}

# The state folder by the same rule as the daemon's and the client's.
state_folder() {
    if [[ -n "${ZHAOHU_STATE:-}" ]]; then
        realpath -ms -- "$ZHAOHU_STATE"
    elif [[ $EUID -eq 0 ]]; then
        printf '/var/lib/zhaohu\n'
    else
        printf '%s/zhaohu\n' "${XDG_STATE_HOME:-$HOME/.local/state}"
    fi
}

# is_zhaohud PID: whether that process lives and is this daemon, so that a recycled number is never killed.
is_zhaohud() {
    [[ "$1" =~ ^[0-9]+$ && -r "/proc/$1/status" ]] || return 1
    # One that has ended and waits for its parent (state Z) lives no more.
    awk '$1 == "Name:" { name = $2 } $1 == "State:" { state = $2 }
        END { exit !(name == "zhaohud" && state != "Z") }' "/proc/$1/status" 2>/dev/null
}

# daemon_pid STATE: prints the running daemon's process, from the pid file or the daemon's own ready file.
daemon_pid() {
    local pid
    for pid in "$(cat -- "$1/zhaohud.pid" 2>/dev/null || true)" \
        "$(sed -n 's/^pid=//p' -- "$1/ready" 2>/dev/null || true)"; do
        if is_zhaohud "$pid"; then
            printf '%s\n' "$pid"
            return 0
        fi
    done
    return 1
}

# as_cluster_user COMMAND…: the private PostgreSQL belongs to the system user postgres when we are root.
as_cluster_user() {
    if [[ $EUID -eq 0 ]]; then
        setpriv --reuid postgres --regid postgres --init-groups -- env -C / "$@"
    else
        env -C / "$@"
    fi
}

# postgres_programs: the folder of the newest PostgreSQL that is new enough, as the daemon looks for it.
postgres_programs() {
    local folder newest=''
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V); do
        [[ -x "$folder/pg_ctl" ]] && newest="$folder"
    done
    if [[ -z "$newest" ]] && command -v pg_ctl >/dev/null; then newest="$(dirname -- "$(command -v pg_ctl)")"; fi
    [[ -n "$newest" ]] && printf '%s\n' "$newest"
}
