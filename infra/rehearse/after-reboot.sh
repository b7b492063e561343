#!/bin/bash
set -uo pipefail
# shellcheck source=scene.sh
. /project/infra/rehearse/scene.sh
ip link set lo up 2>/dev/null || true
for ((tries = 0; tries < 60; tries++)); do
  ! serves '0.1.0+two' || break
  sleep 0.5
done
is 'after a restart of the machine the release serves by itself' serves '0.1.0+two'
exit "$failed"
