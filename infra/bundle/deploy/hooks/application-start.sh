#!/bin/bash
set -euo pipefail
root=${MATRICULA_ROOT:-/opt/matricula}
exec bash "$root/incoming/deploy/activate.sh" "$root/incoming"
