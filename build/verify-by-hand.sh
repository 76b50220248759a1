#!/usr/bin/env bash
# Verifies cards and packages with nothing but unzip, sha256sum, age, openssl and coreutils:
#   verify-by-hand.sh card CARD
#   verify-by-hand.sh task PACKAGE BUREAU-CARD [READER-CARD READER-KEY]
#   verify-by-hand.sh review BUNDLE EXPERT-CARD BUREAU-KEY
# The cards are ones that a person has accepted after comparing fingerprints. Exit code 0: it holds.
set -euo pipefail
umask 077
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $1" >&2; exit 1; }

# Base64url, which has no padding, to bytes; the SHA-256 of standard input; the text of the first JSON member NAME.
bytes() { local s; s=$(tr -- '-_' '+/') && printf %s "$s$(printf '%*s' $((-${#s} & 3)) '' | tr ' ' =)" | base64 -d; }
digest() { sha256sum | cut -c 1-64; }
member() { grep -o "\"$1\" *: *\"[^\"]*\"" | sed -n '1s/.*"\(.*\)"/\1/p'; }

# A JWS (header.payload.signature, each in base64url) is signed by the key of a card.
signed_by() { # JWS CARD
  cut -d . -f 1 "$1" | bytes > "$work/header"
  cut -d . -f 2 "$2" | bytes > "$work/card"
  # The header has these three members and no other: nothing else may have a say in how it is verified.
  tr -d ' \n' < "$work/header" | grep -Eqx '\{("(alg|typ|kid)":"[A-Za-z0-9+_-]+",?){3}\}' || fail "another header"
  test "$(member alg < "$work/header")" = ES256 || fail "another algorithm"
  # A key is named by its RFC 7638 thumbprint.
  x=$(member x < "$work/card") y=$(member y < "$work/card")
  kid=$(printf '{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}' "$x" "$y" |
    openssl dgst -sha256 -binary | basenc --base64url | tr -d =)
  test "$(member kid < "$work/header")" = "$kid" || fail "signed by another key than the card's"
  # The key for openssl: the fixed beginning of every P-256 public key in DER, then x and y.
  { echo 3059301306072A8648CE3D020106082A8648CE3D03010703420004 | basenc -d --base16
    bytes <<< "$x"; bytes <<< "$y"; } | openssl pkey -pubin -inform DER -out "$work/key.pem"
  # The signature for openssl: r and s, 32 bytes each, as a sequence of two integers in DER.
  rs=$(cut -d . -f 3 "$1" | bytes | od -An -v -tx1 | tr -d ' \n')
  test ${#rs} = 128 || fail "a signature of another length"
  printf 'asn1=SEQUENCE:rs\n[rs]\nr=INTEGER:0x%s\ns=INTEGER:0x%s\n' "${rs:0:64}" "${rs:64}" > "$work/rs"
  openssl asn1parse -genconf "$work/rs" -noout -out "$work/rs.der"
  cut -d . -f 1,2 "$1" | tr -d '\n' > "$work/input"
  openssl dgst -sha256 -verify "$work/key.pem" -signature "$work/rs.der" "$work/input" || fail "the signature"
}

# A card is signed by its own key. The fingerprint covers role, signing key and recipient.
card() { # CARD
  signed_by "$1" "$1"
  printf 'jp-card\n%s\n%s\n%s' "$(member role < "$work/card")" "$kid" "$(member recipient < "$work/card")" |
    openssl dgst -sha256 -binary | base32 | cut -c 1-24 | fold -w 4 | paste -sd ' '
}

# A bag is signed by the key of a card of the right role; its files are those that it lists, byte for byte.
bag() { # ZIP CARD ROLE ID-CLAIM
  names=$(unzip -Z1 "$1") id=${names%%/*}
  # Before anything is unpacked: plain files alone, with plain names, in one folder.
  if unzip -Z "$1" | grep -q '^[lbcdps]' || grep -Evxq "$id(/[a-z0-9][a-z0-9._-]*)+" <<< "$names"; then
    fail "names or kinds of files"
  fi
  unzip -p "$1" "$id/signature.jws" > "$work/signature" || fail "no signature"
  signed_by "$work/signature" "$2"
  test "$(member role < "$work/card")" = "$3" || fail "the signer's role"
  cut -d . -f 2 "$work/signature" | bytes > "$work/claims"
  test "$(member "$4" < "$work/claims")" = "$id" || fail "the folder's name"
  unzip -qn "$1" -d "$work" && cd "$work/$id"
  test "$(member tagmanifestSha256 < "$work/claims")" = "$(digest < tagmanifest-sha256.txt)" ||
    fail "the tag manifest's digest"
  sha256sum -c --strict --quiet tagmanifest-sha256.txt manifest-sha256.txt || fail "a file's digest"
  { cut -c 67- tagmanifest-sha256.txt manifest-sha256.txt
    printf '%s\n' signature.jws tagmanifest-sha256.txt; } | sort > "$work/listed"
  find . -type f | cut -c 3- | sort | diff "$work/listed" - || fail "other files than listed"
  echo "digest $(digest < "$work/input")"
}

# The package identity opens for a reader, and with it every file; round and materials have the digests signed for.
open_task() { # READER-KEY-NAME READER-KEY
  age -d -i "$2" "keys/$1.age" > "$work/package.key"
  age -d -i "$work/package.key" data/round.json.age | digest > "$work/round"
  test "$(cat "$work/round")" = "$(member roundSha256 < "$work/claims")" || fail "round.json"
  for folder in data/applications/*; do
    age -d -i "$work/package.key" "$folder/application.json.age" > "$work/application"
    for file in "$folder"/*.age; do
      sum=$(age -d -i "$work/package.key" "$file" | digest)
      test "${file##*/}" = application.json.age || grep -q "$sum" "$work/application" || fail "$file"
    done
  done
}

case ${1:-} in
card) card "$(realpath "$2")" ;;
task)
  key=${5:+$(realpath "$5")}
  reader=${4:+$(cut -d . -f 1 "$4" | bytes | member kid | tr -d '\n' | digest | cut -c 1-32)}
  bag "$(realpath "$2")" "$3" bureau packageId
  test -z "$key" || open_task "$reader" "$key" ;;
review)
  age -d -i "$4" "$2" > "$work/bundle.zip"
  own=$(age-keygen -y "$4")
  bag "$work/bundle.zip" "$3" expert bundleId
  test "$(member recipient < "$work/claims")" = "$own" || fail "it is for another bureau"
  sha256sum data/reviews/*/review.json ;;
*) fail "usage: see the first lines of this script" ;;
esac
