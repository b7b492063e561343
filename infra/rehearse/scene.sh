# Read by the scripts that run inside: a node of a stack, with the engine in the place of DynamoDB.
# shellcheck shell=bash disable=SC2034
release=/project/infra/dist/release
calls=/var/log/calls
failed=0

say() { echo "$*"; }
ok() { say "  passed  $1"; }
wrong() {
  say "  failed  $1"
  failed=$((failed + 1))
}
# is WHAT COMMAND...: passes where the command does.
is() {
  local what=$1
  shift
  if "$@"; then ok "$what"; else wrong "$what"; fi
}

version_live() {
  curl --silent --insecure --max-time 5 https://127.0.0.1/healthz |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["version"])' 2>/dev/null
}
serves() { [ "$(version_live)" = "$1" ]; }

# Every service of this machine finds the engine where it would find DynamoDB.
speak_to_engine() {
  mkdir -p /etc/systemd/system.conf.d
  cat >/etc/systemd/system.conf.d/engine.conf <<'UNIT'
[Manager]
DefaultEnvironment=AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test MATRICULA_CREATE_TABLES=true
UNIT
  cat >/etc/systemd/system/engine.service <<'UNIT'
[Service]
ExecStart=/usr/bin/node-24 /project/engine/serve/run.mjs --port 8000 --file /var/lib/engine.lmdb
[Install]
WantedBy=multi-user.target
UNIT
  systemctl daemon-reexec
  systemctl daemon-reload
  systemctl enable --quiet --now engine.service
  export AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test MATRICULA_CREATE_TABLES=true
}
