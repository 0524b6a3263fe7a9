#!/bin/sh
# Measure how long one profile takes to score, and a comparison of a thousand, on cities that are made up anew.
# Times are told, not tested: they depend on the machine and on what else it does.
#
# Usage: tests/bench/scores.sh [CITIES] [RUNS]      (1000 cities, 5 runs)
set -eu
cd "$(dirname "$0")/../.."
. tools/dependencies.sh
install_missing $build_packages libcmocka-dev libxml2-utils || exit 1

cities=${1:-1000}
runs=${2:-5}
folder=build/bench
[ -e "$folder/build.ninja" ] || meson setup --buildtype=release "$folder" >/dev/null
ninja -C "$folder" src/cityprofile tests/bench/score >/dev/null
unset CITYPROFILE_DATA
rm -rf "$folder/cities"
python3 tests/bench/cities.py profiles/methods/u4ssc-2017.xml "$cities" "$folder/cities"
"$folder/tests/bench/score" . "$folder/cities/city-0000.xml" 1000
echo
exec python3 tests/bench/compare.py "$folder/src/cityprofile" . "$folder/cities" "$runs"
