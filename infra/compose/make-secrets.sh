#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml hands to the containers, each a file below data/secrets. Those that are
# there already stay: databases remember their passwords. The folder is closed to others; the files in it are
# readable because the accounts inside the containers are not the one that makes them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mkdir -p data
mkdir -p -m 700 data/secrets
cd data/secrets

random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
# keep NAME CONTENT: writes a file whole, or not at all.
keep() {
  [ -f "$1" ] && return
  printf '%s' "$2" >"$1.new"
  chmod 444 "$1.new"
  mv "$1.new" "$1"
}

for name in service_secret mongodb_key mongodb_password redis_password elastic_password; do
  keep "$name" "$(random)"
done
for service in gateway registry opportunities indexer rosa; do
  keep "${service}_store_url" "mongodb://$service:$(random)@mongodb:27017/rosa?replicaSet=rs0&authSource=admin"
done
keep queue_url "redis://:$(cat redis_password)@redis:6379"
keep search_url "https://rosa:$(random)@elasticsearch:9200/rosa"
