#!/bin/bash
# activate.sh FOLDER: puts the release in FOLDER live on this node without a request lost, or leaves everything
# as it was and says why.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=places.sh
. "$here/places.sh"

from=$1
[ -f "$from/VERSION" ] || fail "$from holds no release: there is no VERSION in it."
version=$(<"$from/VERSION")
release=$root/releases/$version
old=$(serving)

keep_release() {
  # The way back: it is kept already, and must not be deleted to be copied.
  [ "$(realpath "$from")" != "$release" ] || return 0
  [ ! -e "$release" ] || [ "$(readlink -f "$root/slots/$old" 2>/dev/null)" != "$release" ] || return 0
  rm -rf "$release" "$release.next"
  mkdir -p "$root/releases" "$root/slots"
  cp -a "$from" "$release.next"
  chown -R root:root "$release.next"
  chmod -R go+rX "$release.next"
  mv "$release.next" "$release"
}

install_units() {
  cp "$release"/deploy/units/* /etc/systemd/system/
  sed -i "s|@NODE@|$node|" /etc/systemd/system/matricula@.service
  systemctl daemon-reload
  if grep -q '^MATRICULA_TLS=' "$settings"; then
    systemctl enable --quiet --now matricula-web.socket matricula-plain.socket matricula-anchor.service
  else
    # A balancer in front encrypts, and asks at the port of plain HTTP.
    sed -i 's/^ListenStream=443$/ListenStream=80/' /etc/systemd/system/matricula-web.socket
    sed -i 's/ matricula-plain.socket$//' /etc/systemd/system/matricula@.service
    rm -f /etc/systemd/system/matricula-plain.socket
    systemctl daemon-reload
    systemctl enable --quiet --now matricula-web.socket matricula-anchor.service
  fi
}

# The new release runs beside the old one with the settings and the records of this node, where nobody but us can ask it.
prove() {
  local private=$run-proof/proof.sock said='' tries
  systemctl stop matricula-proof.service 2>/dev/null || true
  systemd-run --quiet --collect --unit=matricula-proof --uid=matricula --gid=matricula \
    --property=RuntimeDirectory="$(basename "$run")-proof" --property=EnvironmentFile="$settings" \
    --setenv=MATRICULA_SOCKET="$private" \
    "$node" --enable-source-maps "$release/server/dist/main.js" --empty
  for ((tries = 0; tries < 120; tries++)); do
    said=$(health_of "$private" || true)
    [ -n "$said" ] && break
    systemctl is-active --quiet matricula-proof.service || break
    sleep 0.5
  done
  systemctl stop matricula-proof.service 2>/dev/null || true
  [ -n "$said" ] || { say "$version does not answer. Its last words:"; last_words matricula-proof.service; return 1; }
  [ "$(word_in "$said" version)" = "$version" ] || { say "$version says that it is $(word_in "$said" version)."; return 1; }
  [ "$(word_in "$said" state)" = ready ] || { say "$version is $(word_in "$said" state), not ready."; return 1; }
}

last_words() { journalctl --no-pager --lines=20 --output=cat --unit="$1" || true; }

# systemd waits until the new slot says that it is ready; only then the old one stops taking connections.
switch() {
  local next=blue
  [ "$old" != blue ] || next=green
  ln -sfn "$release" "$root/slots/$next"
  if ! systemctl start "matricula@$next"; then
    say "$version did not become ready. Its last words:"
    last_words "matricula@$next"
    systemctl stop "matricula@$next" || true
    return 1
  fi
  local said
  said=$(health_of "$run/$next/health.sock" || echo '{}')
  if [ "$(word_in "$said" version)" != "$version" ]; then
    say "What was started says that it is $(word_in "$said" version), not $version."
    systemctl stop "matricula@$next"
    return 1
  fi
  systemctl enable --quiet "matricula@$next"
  if [ -n "$old" ]; then
    systemctl disable --quiet "matricula@$old"
    systemctl stop "matricula@$old"
  fi
}

# Three releases stay, so that the one before can be put live by hand.
forget_old_releases() {
  find "$root/releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn | tail -n +4 | cut -d' ' -f2- |
    while read -r one; do
      for slot in "${slots[@]}"; do [ "$(readlink -f "$root/slots/$slot")" != "$one" ] || continue 2; done
      rm -rf "$one"
    done
}

keep_release
touch "$release"
[ -z "$old" ] || prove || fail "$version is not put live; $old serves as before."
install_units
switch || fail "$version is not put live; ${old:-nobody} serves as before."
forget_old_releases
say "$version is live."
