#!/bin/sh
# From a fresh clone to the first city's publication: installs what is missing (Debian 12), builds, renders, and says what came out.
set -eu
cd "$(dirname "$0")/.."
. tools/dependencies.sh

install_missing $build_packages || exit 1

[ -e build/build.ninja ] || meson setup build --buildtype=release -Dtests=false
ninja -C build

profile=profiles/archive/alesund-2020
pdf=build/alesund-2020.pdf
build/src/cityprofile render "$profile" -o "$pdf"
build/src/cityprofile score "$profile" --format json | python3 tools/city_summary.py "$pdf"
