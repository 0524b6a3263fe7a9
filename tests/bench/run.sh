#!/bin/sh
# Measure where the time goes in rendering a profile, beside a floor of the same libraries and one blank page.
# Times are told, not tested: they depend on the machine and on what else it does.
#
# Usage: tests/bench/run.sh [PROFILE] [RUNS]      (the first city, 20 runs)
set -eu
cd "$(dirname "$0")/../.."
. tools/dependencies.sh
install_missing $build_packages libcmocka-dev || exit 1

profile=${1:-profiles/archive/alesund-2020}
runs=${2:-20}
folder=build/bench
[ -e "$folder/build.ninja" ] || meson setup --buildtype=release "$folder" >/dev/null
ninja -C "$folder" src/cityprofile tests/bench/bench tests/bench/floor >/dev/null
unset CITYPROFILE_DATA
echo "$profile"
exec "$folder/tests/bench/bench" "$folder/src/cityprofile" "$folder/tests/bench/floor" . "$profile" "$folder" "$runs"
