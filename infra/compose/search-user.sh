#!/usr/bin/env bash
# Gives the services a user in Elasticsearch that works on the indexes of their name and nothing else. Name and password are
# those of the services' address: run again, the user is as the address says now.
set -euo pipefail
address=$(cat /run/secrets/search_url)
account=${address#https://}
account=${account%%@*}
user=${account%%:*}
index=${address##*/}

# put PATH: sends what comes in as the administrator, whose password stays out of the list of processes.
put() {
  curl --silent --show-error --fail --cacert /certificates/ca/ca.crt \
    --config <(printf 'user = "elastic:%s"\n' "$(cat /run/secrets/elastic_password)") \
    --request PUT --header 'Content-Type: application/json' --data-binary @- \
    "https://elasticsearch:9200/_security/$1"
}

put "role/$user" <<END
{ "cluster": ["monitor"], "indices": [{ "names": ["$index-*"], "privileges": ["all"] }] }
END
put "user/$user" <<END
{ "password": "${account#*:}", "roles": ["$user"] }
END
