#!/bin/bash
# An alarm looks once a minute, so a deployment that ended at once would never be stopped by one. The new release is
# watched here for a while: it must be the one that serves, stay ready, and fail no more requests than is said.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=../places.sh
. "$here/../places.sh"

seconds=${MATRICULA_BAKE_SECONDS:-75}
most=${MATRICULA_BAKE_ERRORS:-4}
version=$(<"$root/incoming/VERSION")
until_then=$((SECONDS + seconds))
first=''

# What is live before it goes back to the release before: the slot that does not serve still holds that one.
go_back() {
  local slot=$1 other=blue
  [ "$slot" != blue ] || other=green
  [ -e "$root/slots/$other/VERSION" ] || fail "$2 There is no release to go back to."
  bash "$root/slots/$other/deploy/activate.sh" "$root/slots/$other/." || fail "$2 Going back failed too."
  fail "$2 $(<"$root/slots/$other/VERSION") serves again."
}

while ((SECONDS < until_then)); do
  slot=$(serving)
  [ -n "$slot" ] || fail "Nobody serves."
  said=$(health_of "$run/$slot/health.sock") || go_back "$slot" "$version does not answer."
  [ "$(word_in "$said" version)" = "$version" ] || fail "$(word_in "$said" version) serves instead of $version."
  [ "$(word_in "$said" state)" = ready ] || go_back "$slot" "$version is $(word_in "$said" state)."
  errors=$(word_in "$said" errors)
  first=${first:-$errors}
  ((errors - first <= most)) || go_back "$slot" "$version failed $((errors - first)) requests."
  sleep 3
done
say "$version has served for $seconds seconds."
