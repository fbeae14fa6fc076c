# shellcheck shell=bash
# What scripts on instances and in builds share. Stands before the script that uses it; runs nothing by itself.
# In: ROOT (prefix of every absolute path; empty but in tests), REGION

# retry COMMAND...: five attempts, 75 seconds of patience.
retry() {
    local attempt
    for attempt in 1 2 3 4 5; do
        "$@" && return
        echo "attempt $attempt of 5 failed: $1" >&2
        if ((attempt < 5)); then sleep "$((attempt * attempt * 5 / 2))"; fi
    done
    return 1
}

# secret_json NAME VALUE_FROM: the secret as one JSON string. VALUE_FROM is spelled as in ECS:
# the ARN of a parameter, or of a secret and then :JSON-KEY:VERSION-STAGE:VERSION-ID, each of which may be empty.
secret_json() {
    local name=$1 from=$2 text field=() words=()
    IFS=: read -r -a field <<<"$from"
    case $from in
        arn:*:secretsmanager:*:*:secret:*)
            words=(secretsmanager get-secret-value --query SecretString
                --secret-id "$(IFS=: && echo "${field[*]:0:7}")")
            if [[ -n ${field[8]-} ]]; then words+=(--version-stage "${field[8]}"); fi
            if [[ -n ${field[9]-} ]]; then words+=(--version-id "${field[9]}"); fi
            ;;
        arn:*:ssm:*:*:parameter/*) words=(ssm get-parameter --name "$from" --with-decryption --query Parameter.Value) ;;
        *)
            echo "$name: neither a secret nor a parameter" >&2
            return 1
            ;;
    esac
    text=$(retry aws --region "$REGION" --output json "${words[@]}") || {
        echo "$name: cannot be read" >&2
        return 1
    }
    # Messages of jq quote what they could not parse.
    printf %s "$text" | jq --exit-status --arg key "${field[7]-}" \
        'if $key == "" then . else fromjson | .[$key] end | strings, (numbers, booleans, arrays, objects | tojson)' \
        2>/dev/null || {
        echo "$name: the secret has no such value" >&2
        return 1
    }
}

# fetch_bundle URI FOLDER: downloads a release, verifies that its digest is the one in its name, unpacks it.
fetch_bundle() {
    local uri=$1 folder=$2 digest file
    digest=${uri##*/}
    digest=${digest%.tar.gz}
    file=$(mktemp "${TMPDIR:-$ROOT/var/tmp}/bundle.XXXXXXXX")
    retry aws --region "$REGION" s3 cp --only-show-errors "$uri" "$file"
    if ! sha256sum --check --status <<<"$digest  $file"; then
        rm -f -- "$file"
        echo "$uri is not what its name says" >&2
        return 1
    fi
    mkdir -p -- "$folder"
    tar --extract --gzip --no-same-owner --directory "$folder" --file "$file"
    rm -f -- "$file"
}

# name_ruby_tools: Amazon Linux names the tools of a Ruby after its version, and gives the plain names to nobody.
# https://docs.aws.amazon.com/linux/al2023/ug/ruby.html (2026-11-23)
name_ruby_tools() {
    local tool name
    for tool in "$ROOT"/usr/bin/ruby[0-9]*-{bundle,bundler,gem,rake}; do
        name=${tool##*-}
        [[ -e $tool && ! -e $ROOT/usr/bin/$name ]] || continue
        ln -sfn -- "../../bin/${tool##*/}" "$ROOT/usr/local/bin/$name"
    done
}
