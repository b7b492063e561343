#!/bin/bash
# CodeDeploy copies a release here and never cleans up behind itself; nothing is served from it.
set -euo pipefail
rm -rf "${MATRICULA_ROOT:-/opt/matricula}/incoming"
