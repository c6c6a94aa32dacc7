# Sourced by the checks: where their tools are, and a word when one is not there (exit status 77, which ctest shows as skipped).
modules="$(realpath -m "${VINDPLAATS_VALIDATORS:-$here/../../../build/validate}")"
python="${VINDPLAATS_PYTHON:-/usr/bin/python3}"
skip() { echo "skipped: $1" >&2; exit 77; }
need_node() {
  command -v node >/dev/null || skip "node is not installed"
  [ -f "$modules/.whole" ] || skip "the npm parts are not in $modules; $here/get gets them"
}
need_python() {
  for module in "$@"; do
    "$python" -c "import $module" 2>/dev/null || skip "$python has no $module; Debian: python3-$module"
  done
}
