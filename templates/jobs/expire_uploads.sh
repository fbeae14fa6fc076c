# shellcheck shell=sh
# Removes uploads that will be too old before the next run. In: UPLOADS_PATH, UPLOADS_KEEP_DAYS
exec find "$UPLOADS_PATH" -xdev -ignore_readdir_race -mindepth 1 -cmin "+$(((UPLOADS_KEEP_DAYS - 1) * 1440))" \
    \( -type f -o -type d -empty \) -delete
