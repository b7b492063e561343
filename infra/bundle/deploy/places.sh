# Read by the scripts beside it: where a node keeps what, and who serves. An empty ROOT is a node, another one a trial.
# shellcheck shell=bash disable=SC2034
root=${MATRICULA_ROOT:-/opt/matricula}
settings=${MATRICULA_SETTINGS:-/etc/matricula}/matricula.env
run=${MATRICULA_RUN:-/run/matricula}
node=${MATRICULA_NODE:-$(command -v node-24 || command -v node)}
slots=(blue green)

say() { echo "matricula: $*"; }
fail() {
  echo "matricula: $*" >&2
  exit 1
}

# The slot that serves, or nothing.
serving() {
  local slot
  for slot in "${slots[@]}"; do
    if systemctl is-active --quiet "matricula@$slot"; then
      echo "$slot"
      return
    fi
  done
}

# What a server says of its health on the private socket $1.
health_of() {
  curl --silent --fail --max-time 5 --unix-socket "$1" http://localhost/healthz
}

# The word $2 in what health_of said, $1.
word_in() {
  python3 -c 'import json, sys; print(json.loads(sys.argv[1]).get(sys.argv[2], ""))' "$1" "$2"
}
