# Words shared by the scripts: a step says what happens, a failure says which step and the cure.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
mkdir -p .local/stamps
export PATH="$PWD/.venv/bin:$PATH:/usr/sbin:/sbin"
STARTED=$(date +%s)
LOG=.local/$(basename "$0").log

step() { printf '▸ %3ss  %s\n' "$(($(date +%s) - STARTED))" "$1"; STEP=$1 CURE=$2; }

fail() {
  printf '✗ %s\n  → %s\n' "$STEP" "$CURE" >&2
  [ -s "$LOG" ] && tail -n 25 "$LOG" >&2
  exit 1
}

# Run a command of the step quietly; what it said is shown when it fails.
quietly() { "$@" >"$LOG" 2>&1 </dev/null || fail; }

# Do a step only when what it depends on has changed: once NAME FILE… -- COMMAND…
once() {
  local stamp=".local/stamps/$1" files=() now
  shift
  while [ "$1" != -- ]; do files+=("$1"); shift; done
  shift
  now=$(sha256sum "${files[@]}" /usr/bin/python3 2>/dev/null | sha256sum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && return
  quietly "$@"
  echo "$now" >"$stamp"
}
