#!/bin/bash
# The rehearsal itself, on a booted machine: first boots, then releases under load.
set -uo pipefail
# shellcheck source=scene.sh
. /project/infra/rehearse/scene.sh

ip link set lo up 2>/dev/null || true
install -d /opt/aws/bin /opt/aws/amazon-cloudwatch-agent/bin /etc/matricula
ln -sf /project/infra/rehearse/stubs/cfn-signal /opt/aws/bin/cfn-signal
ln -sf /project/infra/rehearse/stubs/amazon-cloudwatch-agent-ctl /opt/aws/amazon-cloudwatch-agent/bin/
speak_to_engine

tar -czf /tmp/release.tar.gz -C "$release" .
sum=$(sha256sum /tmp/release.tar.gz | cut -d' ' -f1)
one=$(<"$release/VERSION")

# The script of the template under the head that it gets.
user_data() {
  cat <<HEAD
#!/bin/bash
set -a
STACK='matricula'
REGION='eu-west-1'
SUFFIX='amazonaws.com'
NODE_RESOURCE='Node'
PUBLIC_HOST='203.0.113.7'
TRUSTED_HOPS='0'
MAIL_FROM='registrar@example.edu'
CACHE_URL=''
ADMIN_SECRET='admin'
INSTITUTION_SECRET='institution'
APP_LOG_GROUP='/matricula/matricula/app'
RELEASE_URL='https://releases.test/matricula.tar.gz'
RELEASE_SHA256='$sum'
set +a
HEAD
  cat /project/infra/files/first-boot.sh
}

forget() {
  systemctl stop 'matricula@*' matricula-web.socket matricula-plain.socket matricula-anchor.service 2>/dev/null
  systemctl disable --quiet matricula@blue matricula@green 2>/dev/null
  rm -rf /opt/matricula /etc/matricula/matricula.env "$calls"
}

# first_boot NAME [VARIABLE=...]: boots, and leaves the exit code in code.
first_boot() {
  say "$1"
  shift
  forget
  user_data >/tmp/user-data.sh
  env "$@" bash /tmp/user-data.sh >/var/log/user-data.log 2>&1
  code=$?
}
# shellcheck disable=SC2317
signalled() { grep -q "cfn-signal --exit-code $1 " "$calls"; }

first_boot 'A release that cannot be fetched' NO_RELEASE=1
is 'the boot fails' test "$code" != 0
is 'CloudFormation is told so' signalled "$code"
is 'what went wrong is sent where it stays' grep -q 'put-log-events' "$calls"

first_boot 'A region without the second agent' NO_AGENT=1
is 'the boot succeeds' test "$code" = 0
is 'Ruby is installed for the first agent' grep -q 'dnf.*ruby' "$calls"

first_boot 'A first boot'
is 'the boot succeeds' test "$code" = 0
is 'CloudFormation is told so' signalled 0
is "it serves $one" serves "$one"
is 'nobody else reads the settings' test "$(stat -c %a /etc/matricula/matricula.env)" = 600
is 'the administrator may sign in and must change the password' \
  bash -c 'curl -sk https://127.0.0.1/api/session -H "content-type: application/json" -H "x-matricula-request: 1" \
    -d "{\"loginName\":\"ada@example.edu\",\"password\":\"harbour lamp violin 7\"}" | grep -q mustChangePassword'
[ "$failed" = 0 ] || tail -40 /var/log/user-data.log

rm -rf /tmp/last && cp -a "$release" /tmp/last && echo '0.1.0+last' >/tmp/last/VERSION
(cd /tmp/last && rm -f /tmp/last.zip && zip -qr /tmp/last.zip .)
first_boot 'A node in the place of another' LAST_DEPLOYMENT=d-ABCDEF
is 'it serves what that one served' serves '0.1.0+last'

# deploy FOLDER: the hooks in CodeDeploy's order, under load; leaves the exit code in code and what the load saw in seen.
deploy() {
  rm -f /tmp/load.json
  node-24 /project/infra/rehearse/load.mjs 14 400 50 >/tmp/load.json 2>/var/log/load.err &
  local load=$!
  sleep 3
  code=0
  bash "$1/deploy/hooks/before-install.sh" &&
    mkdir -p /opt/matricula/incoming && cp -a "$1/." /opt/matricula/incoming/ &&
    bash /opt/matricula/incoming/deploy/hooks/application-start.sh &&
    MATRICULA_BAKE_SECONDS=4 bash /opt/matricula/incoming/deploy/hooks/validate-service.sh || code=$?
  wait "$load"
  seen=$(</tmp/load.json)
  say "          $seen"
}
lost() { python3 -c 'import json, sys; print(json.loads(sys.argv[1])[sys.argv[2]])' "$seen" "$1"; }
copy_of() { rm -rf "/tmp/$1" && cp -a "$release" "/tmp/$1" && echo "0.1.0+$1" >"/tmp/$1/VERSION"; }

say 'A release under load'
copy_of two
deploy /tmp/two
is 'it succeeds' test "$code" = 0
is 'it is live' serves '0.1.0+two'
is 'no request failed' test "$(lost failed)" = 0
is 'no page was cut off for more than 100 ms' test "$(lost longestCut)" -le 100

say 'A release that crashes'
copy_of crashing && echo 'process.exit(1)' >/tmp/crashing/server/dist/main.js
deploy /tmp/crashing
is 'the deployment fails' test "$code" != 0
is 'the one before serves' serves '0.1.0+two'
is 'no request failed' test "$(lost failed)" = 0

say 'A release that is not well'
copy_of unwell
cat >/tmp/unwell/server/dist/main.js <<'JS'
import { createServer } from 'node:http'
const sick = createServer((_, answer) => answer.end(JSON.stringify({ state: 'read-only', version: '0.1.0+unwell', errors: 0 })))
sick.listen(process.env.MATRICULA_SOCKET)
JS
deploy /tmp/unwell
is 'the deployment fails' test "$code" != 0
is 'the one before serves' serves '0.1.0+two'
is 'no request failed' test "$(lost failed)" = 0

say "$failed failed"
exit "$((failed > 0))"
