#!/bin/sh
# Makes the secrets of an installation, each in a file of its own, and never touches one that is there.
#
#   sh deploy/make-secrets.sh deploy/secrets
#
# Keep master_key apart from every backup of the database: without it no private key of yours can be opened again, and
# whoever has both has all of them.
set -eu
folder="${1:?the folder to make them in}"
umask 077
mkdir -p "$folder"
random() { od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }
make() {
  if [ -e "$folder/$1" ]; then
    echo "$1: kept"
  else
    printf '%s\n' "$2" >"$folder/$1"
    # Containers read them as a user of their own; who may come this far is the folder's to say.
    chmod 0444 "$folder/$1"
    echo "$1: made"
  fi
}
make database_password "$(random 24)"
make redis_password "$(random 24)"
make master_key "$(random 32)"
make simulator_token "$(random 24)"
make s3_access_key "$(random 10)"
make s3_secret_key "$(random 20)"
# The same two, as Amazon's SDK reads them: for a bucket of Amazon's, put yours here.
make s3_credentials "$(printf '[default]\naws_access_key_id = %s\naws_secret_access_key = %s' \
  "$(cat "$folder/s3_access_key")" "$(cat "$folder/s3_secret_key")")"
make database_url "postgres://arca:$(cat "$folder/database_password")@database:5432/arca"
make redis_url "redis://:$(cat "$folder/redis_password")@redis:6379/0"
