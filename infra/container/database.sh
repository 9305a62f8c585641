#!/bin/bash
# Entry point of the database container: mongod wants the key of the cluster for itself alone.
set -eu
install --mode 400 --owner mongodb --group mongodb /run/secrets/cluster-key /tmp/cluster-key
exec docker-entrypoint.sh mongod "$@"
