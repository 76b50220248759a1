# What a careful clerk could script, with no process that it can do without: decrypt, unpack, every digest of both
# manifests, the signature under the expert's key.
#   bundle-loop.sh FOLDER-OF-BUNDLES AGE-KEY PUBLIC-KEY FOLDER-TO-WORK-IN
set -euo pipefail

# An unsigned integer in hex as DER.
integer() {
  local n=$1
  while [[ $n == 00?* ]]; do n=${n:2}; done
  [[ $n == [89a-f]* ]] && n=00$n
  printf '02%02x%s' $((${#n} / 2)) "$n"
}

for bundle in "$1"/*.jpreview; do
  age -d -i "$2" "$bundle" >"$4/bundle.zip"
  rm -rf "$4/bag"
  unzip -q "$4/bundle.zip" -d "$4/bag"
  cd "$4"/bag/*
  sha256sum -c --strict --quiet tagmanifest-sha256.txt manifest-sha256.txt
  # The file ends without a newline, which `read` calls a failure.
  IFS=. read -r header payload signature <signature.jws || true
  rs=$(basenc -d --base64url <<<"$signature==" | od -An -v -tx1 | tr -d ' \n')
  body=$(integer "${rs:0:64}")$(integer "${rs:64}")
  der=$(printf '30%02x%s' $((${#body} / 2)) "$body")
  basenc -d --base16 <<<"${der^^}" >"$4/signature.der"
  printf '%s.%s' "$header" "$payload" |
    openssl dgst -sha256 -verify "$3" -signature "$4/signature.der" >/dev/null
done
