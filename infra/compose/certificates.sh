#!/usr/bin/env bash
# Makes the authority and the certificate of Elasticsearch, once, in the volume that is mounted at `data`.
set -euo pipefail
cd /usr/share/elasticsearch/data
[ ! -f elasticsearch/elasticsearch.crt ] || exit 0
certutil=/usr/share/elasticsearch/bin/elasticsearch-certutil
rm -rf ./*
"$certutil" ca --silent --pem --days 3650 --out "$PWD/ca.zip"
unzip -q ca.zip
"$certutil" cert --silent --pem --days 3650 --ca-cert "$PWD/ca/ca.crt" --ca-key "$PWD/ca/ca.key" \
  --name elasticsearch --dns elasticsearch --dns localhost --ip 127.0.0.1 --out "$PWD/elasticsearch.zip"
rm ca.zip ca/ca.key # nothing else is to be signed by this authority
unzip -q elasticsearch.zip
rm elasticsearch.zip
chmod 755 ca elasticsearch
chmod 644 ca/ca.crt elasticsearch/elasticsearch.crt
chmod 600 elasticsearch/elasticsearch.key
