#!/bin/bash
# Entry point of the Keycloak container: the realm is imported with variables, and Keycloak reads none from files.
set -eu
for file in /run/realm-secrets/*; do
  export "$(basename "$file")=$(<"$file")"
done
exec /opt/keycloak/bin/kc.sh "$@"
