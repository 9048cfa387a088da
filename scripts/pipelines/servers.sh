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
  echo "$variable=${!variable}"
}

# Runs functions side by side, until Ctrl-C, which each of them gets too, until all have
# ended, or until one fails, which is as Ctrl-C to the others.
side_by_side() {
  local stage left=$# code status=0 interrupted=
  trap 'interrupted=yes' INT
  for stage in "$@"; do "$stage" & done
  while ((left > 0)); do
    code=0
    wait -n || code=$?
    if [[ $interrupted ]]; then
      interrupted=  # and not one that has ended
      continue
    fi
    left=$((left - 1))
    if ((code != 0 && status == 0)); then
      status=$code
      kill -INT 0
    fi
  done
  return "$status"
}

kept=()  # folders, until the end
stop_servers() {
  if ((${#started[@]} > 0)); then kill "${started[@]}" 2>/dev/null; fi
  if ((${#kept[@]} > 0)); then rm -r "${kept[@]}"; fi
}
trap stop_servers EXIT
