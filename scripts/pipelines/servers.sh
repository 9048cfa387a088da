# servers: what the pipelines beside it share. Sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
PATH=$root/build/bin:$PATH
started=()

# need VARIABLE COMMAND...: where the environment doesn't name a server in VARIABLE,
# COMMAND runs one, whose first line is its address. It ends with the script.
need() {
  local variable=$1 lines
  shift
  if [[ -n ${!variable-} ]]; then return; fi
  exec {lines}< <(trap '' INT; "$@" </dev/null)  # Ctrl-C is not for it
  started+=($!)
  read -r "${variable?}" <&"$lines" || {
    echo "$(basename "$0"): $1 doesn't start" >&2
    exit 1
  }
}

# Runs functions side by side, until Ctrl-C, which each of them gets too, or until all
# have ended.
side_by_side() {
  local stage interrupted status=0 stages=()
  trap 'interrupted=yes' INT
  for stage in "$@"; do
    "$stage" &
    stages+=($!)
  done
  for stage in "${stages[@]}"; do
    interrupted=
    wait "$stage" || [[ $interrupted ]] || status=$?
    if [[ $interrupted ]]; then wait "$stage" || status=$?; fi
  done
  return "$status"
}

stop_servers() { if ((${#started[@]} > 0)); then kill "${started[@]}" 2>/dev/null; fi; }
trap stop_servers EXIT
