# Fetches a release onto an empty Amazon Linux 2023 and lets it install itself. What it must know stands above.
set -euo pipefail
log=/var/log/matricula-first-boot.log
exec > >(tee -a "$log") 2>&1

# A rollback takes the node and its log away, so what went wrong is sent where it stays.
send_log() {
  local to=(--region "$REGION" --log-group-name "$APP_LOG_GROUP" --log-stream-name "first-boot-$(hostname)") event
  event=$(tail -c 20000 "$log" | python3 -c 'import json, sys, time; print(json.dumps([{"timestamp": int(time.time() * 1000), "message": sys.stdin.read() or "nothing"}]))')
  aws logs create-log-stream "${to[@]}" || true
  aws logs put-log-events "${to[@]}" --log-events "$event" || true
}

# CloudFormation waits for this: a node is made once it serves, and not before.
end() {
  local code=$?
  [ "$code" -eq 0 ] || send_log || true
  /opt/aws/bin/cfn-signal --exit-code "$code" --stack "$STACK" --resource "$NODE_RESOURCE" --region "$REGION" || true
  exit "$code"
}
trap end EXIT

again() {
  local tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 5 ] || return 1
    sleep $((tries * 5))
  done
}

again dnf -y -q install aws-cfn-bootstrap nodejs24 amazon-cloudwatch-agent tar gzip
work=$(mktemp -d)
mkdir "$work/release"
# A node that takes another's place serves what that one served; the first one serves the published release.
deployment=$(aws deploy get-deployment-group --region "$REGION" --application-name "$STACK" --deployment-group-name "$STACK" \
  --query deploymentGroupInfo.lastSuccessfulDeployment.deploymentId --output text 2>/dev/null || true)
if [[ $deployment == d-* ]]; then
  read -r bucket key < <(aws deploy get-deployment --region "$REGION" --deployment-id "$deployment" \
    --query 'deploymentInfo.revision.s3Location.[bucket,key]' --output text)
  again aws s3 cp --quiet "s3://$bucket/$key" "$work/release.zip"
  python3 -m zipfile -e "$work/release.zip" "$work/release"
else
  again curl -fsSL -o "$work/release.tar.gz" "$RELEASE_URL"
  [ -z "$RELEASE_SHA256" ] || echo "$RELEASE_SHA256  $work/release.tar.gz" | sha256sum -c -
  tar -xzf "$work/release.tar.gz" -C "$work/release"
fi
bash "$work/release/deploy/first-boot.sh" "$work/release"
