#!/bin/sh
# Render onto a small disk, then say what it holds: a line `old SHA256` if there was a file before, and those of sha256sum.
# Usage: small_disk.sh MOUNT_POINT OPTIONS old|none PROGRAM PROFILE     (run by unshare --mount)
set -u
disk=$1 options=$2 old=$3 program=$4 profile=$5
mount -t tmpfs -o "${options%ro}" tmpfs "$disk" || exit 9
cd "$disk"
if [ "$old" = old ] && echo 'an older publication' >out.pdf; then
	echo "old $(sha256sum <out.pdf | cut -d ' ' -f 1)"
fi
[ "$options" != ro ] || mount -o remount,ro "$disk" || exit 9
SOURCE_DATE_EPOCH=0 "$program" render "$profile" -o "$disk/out.pdf"
status=$?
find . -type f -exec sha256sum {} +
exit $status
