#!/bin/bash
# first-boot.sh FOLDER: makes the machine a node of its stack and puts the release in FOLDER live on it.
# The user data of the template has fetched the release and exported what the template knows.
# May run again: each step finds what an earlier run made.
set -euo pipefail

release=$1
root=/opt/matricula
settings=/etc/matricula

again() {
  local tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 5 ] || return 1
    sleep $((tries * 5))
  done
}

make_places() {
  id -u matricula >/dev/null 2>&1 || useradd --system --home-dir "$root" --shell /sbin/nologin matricula
  install -d -m 0755 "$root" "$root/releases" "$settings"
  install -d -m 0700 -o matricula -g matricula /var/lib/matricula
  install -d -m 0750 -o matricula -g matricula /var/log/matricula
}

secret() {
  aws secretsmanager get-secret-value --region "$REGION" --secret-id "$1" --query SecretString --output text
}

admin_says() {
  again secret "$ADMIN_SECRET" | python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"
}

write_settings() {
  local key
  key=$(again secret "$INSTITUTION_SECRET")
  (
    umask 077
    {
      echo "NODE_ENV=production"
      echo "AWS_REGION=$REGION"
      echo "MATRICULA_STORE=dynamodb"
      echo "MATRICULA_TABLE_PREFIX=$STACK-"
      echo "MATRICULA_DATA=/var/lib/matricula"
      echo "MATRICULA_ORIGIN=https://$PUBLIC_HOST"
      echo "MATRICULA_SECRET=$key"
      echo "MATRICULA_TRUSTED_HOPS=$TRUSTED_HOPS"
      echo "MATRICULA_METRICS_AS=$STACK"
      # Behind a balancer connections are decrypted already; alone the node gets a certificate of its own.
      if [ "$TRUSTED_HOPS" = 0 ]; then
        echo "MATRICULA_TLS=acme"
      fi
      if [ -n "$MAIL_FROM" ]; then
        echo "MATRICULA_MAIL=ses"
        echo "MATRICULA_MAIL_FROM=\"Matricula <$MAIL_FROM>\""
      fi
    } >"$settings/matricula.env"
  )
}

# 2.x is one program; a region that does not have it yet gives 1.x, which wants Ruby.
install_deploy_agent() {
  local place="https://aws-codedeploy-$REGION.s3.$REGION.$SUFFIX"
  if ! curl -fsSo /root/install-deploy-agent "$place/latestv2/install"; then
    again dnf -y -q install ruby
    again curl -fsSo /root/install-deploy-agent "$place/latest/install"
  fi
  chmod +x /root/install-deploy-agent
  again /root/install-deploy-agent auto
  systemctl enable --now codedeploy-agent
}

send_log_to_cloudwatch() {
  sed "s|APP_LOG_GROUP|$APP_LOG_GROUP|" "$release/deploy/cloudwatch-agent.json" >"$settings/cloudwatch-agent.json"
  /opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s \
    -c "file:$settings/cloudwatch-agent.json"
}

# Before anything serves, so that no link that makes the first administrator is ever written into a log. A node that takes
# another's place finds the account there, and leaves it alone.
make_administrator() {
  chmod go+rx "$(dirname "$release")" "$release"
  local program=(env --chdir=/var/lib/matricula)
  admin_says password | (
    set -a
    # shellcheck disable=SC1091
    . "$settings/matricula.env"
    set +a
    runuser -u matricula -- "${program[@]}" "$(command -v node-24 || command -v node)" \
      "$release/server/dist/matricula.js" create-admin --login "$(admin_says email)" --password-stdin --must-change --unless-there
  )
}

make_places
write_settings
send_log_to_cloudwatch
install_deploy_agent
make_administrator
bash "$release/deploy/activate.sh" "$release"
