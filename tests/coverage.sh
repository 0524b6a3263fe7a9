#!/bin/sh
# Build with gcc for coverage, run the suites unit, regress, golden, end and fuzz and the test of limits, and tell which lines and branches
# ran, by module. The others count system calls or allocations, or end the program at any moment: counting would stand in their way.
#
# Usage: tests/coverage.sh                  the table, and the files with most left to test
#        tests/coverage.sh MODULE...        the table, and what did not run in these modules
#        tests/coverage.sh --again [MODULE...]     the same of the last run, without running anything
#
# Told, not tested: the status is 1 only if the build or a suite failed.
set -eu
cd "$(dirname "$0")/.."
. tools/dependencies.sh

folder=$PWD/build/coverage
failed=0
if [ "${1-}" = --again ]; then
	shift
else
	install_missing $test_packages || exit 1
	unset CITYPROFILE_DATA CITYPROFILE_TEST_PDF SOURCE_DATE_EPOCH
	export PYTHONDONTWRITEBYTECODE=1
	mkdir -p "$folder"
	gcc -c tests/coverage_exit.c -o "$folder/coverage_exit.o"
	# Two threads count at once, hence atomic.
	[ -e "$folder/build.ninja" ] || CC=gcc meson setup "$folder" -Db_coverage=true -Doptimization=0 -Dc_args=-fprofile-update=atomic \
		-Dc_link_args="-Wl,--wrap=_exit,$folder/coverage_exit.o,-lgcov"
	ninja -C "$folder"
	find "$folder" -name '*.gcda' -delete
	mkdir -p "$folder/pdf"
	meson test -C "$folder" --no-rebuild --timeout-multiplier 5 \
		--suite unit --suite regress --suite golden --suite end --suite fuzz || failed=1
	meson test -C "$folder" --no-rebuild --timeout-multiplier 5 --logbase limits limits || failed=1
fi
python3 tests/coverage.py "$folder" "$@" || failed=1
exit $failed
