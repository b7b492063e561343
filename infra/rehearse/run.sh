#!/bin/bash
# npm run infra:rehearse: what a release and a first boot do, on a booted systemd in a container of Debian's. Needs root,
# debootstrap and systemd-container; without them it says so and exits 2.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
cache=${MATRICULA_REHEARSE_CACHE:-/var/cache/matricula-rehearse}
trial=$(mktemp -d /tmp/matricula-rehearse-XXXXXX)

lacking() {
  echo "The rehearsal was not run: $1" >&2
  exit 2
}
[ "$(id -u)" = 0 ] || lacking 'it needs root, to boot a container.'
for program in debootstrap systemd-nspawn nsenter; do
  command -v "$program" >/dev/null || lacking "$program is missing. apt-get install debootstrap systemd-container util-linux"
done

# A fresh Debian, made once; each rehearsal boots a copy of it.
if [ ! -e "$cache/made" ]; then
  echo 'Making a Debian to boot, two minutes the first time'
  rm -rf "$cache/root"
  mkdir -p "$cache"
  debootstrap --variant=minbase --include=systemd-sysv,dbus,curl,ca-certificates,python3,libstdc++6,zip,iproute2 \
    bookworm "$cache/root" >"$cache/debootstrap.log" || lacking "Debian could not be fetched; see $cache/debootstrap.log."
  touch "$cache/made"
fi
cp -a "$cache/root" "$trial/root"

leader=''
inside() { nsenter -t "$leader" -m -u -i -n -p -C -- env PATH="/project/infra/rehearse/stubs:$PATH" "$@"; }

boot() {
  systemd-nspawn --quiet --directory="$trial/root" --register=no --keep-unit --private-network --boot --console=pipe \
    --bind="$project:/project" --bind-ro="$(readlink -f "$(command -v node)"):/usr/bin/node-24" \
    >"$trial/console.log" 2>&1 </dev/null &
  local nspawn=$! tries
  for ((tries = 0; tries < 120; tries++)); do
    sleep 0.25
    leader=$(pgrep -P "$nspawn" -x systemd || true)
    [ -z "$leader" ] || ! inside systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded' || return 0
  done
  cat "$trial/console.log" >&2
  lacking 'the container does not boot here.'
}

halt() {
  [ -z "$leader" ] || inside systemctl poweroff 2>/dev/null || true
  wait
}
# shellcheck disable=SC2317
end() {
  code=$?
  halt
  [ "$code" = 0 ] || echo "What was said inside is in $trial." >&2
  [ "$code" != 0 ] || rm -rf "$trial"
}
trap end EXIT

(cd "$project" && node scripts/bundle.mjs --folder infra/dist/release)
boot
failed=0
inside bash /project/infra/rehearse/inside.sh || failed=1
echo 'The node starts anew.'
halt
boot
inside bash /project/infra/rehearse/after-reboot.sh || failed=1
exit "$failed"
