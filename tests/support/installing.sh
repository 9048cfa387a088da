# Installing what was built, for tests that source this: whole builds without sanitizers.

skip() { echo "$1"; exit 77; }

build=${WEIR_BUILD:-$PWD/build}
[[ -e $build/packaging/staged/staged ]] || skip 'not built to be installed'

scratch=$(mktemp -d)
trap 'rm -rf --one-file-system "$scratch"' EXIT

bad=0
complain() { echo "$*"; bad=1; }

# All but weir, by their own names.
tools() { "$build/bin/weir" list | cut -d ' ' -f 1; }

# configure FOLDER [CMAKE-OPTION]...: a build folder in which all is built already.
configure() {
  mkdir -p "$1/packaging"
  ln -s "$build/bin" "$1/bin"
  ln -s "$build/packaging/staged" "$1/packaging/staged"
  cmake -G Ninja -S . -B "$@" >/dev/null
}
