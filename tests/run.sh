#!/bin/sh
# Install what the tests need (Debian 12), build with gcc and with clang, plain and under ASan+UBSan, run the suites in each,
# then let the judges read every PDF that was written. Last line: N passed, N failed, N skipped. Status 1 if anything failed.
#
# Usage: tests/run.sh [gcc] [gcc-sanitize] [clang] [clang-sanitize]     (all four when none is named)
set -eu
cd "$(dirname "$0")/.."
. tools/dependencies.sh

install_missing $test_packages || exit 1

variants=${*:-gcc gcc-sanitize clang clang-sanitize}
work=$PWD/build/test
mkdir -p "$work"

# Locales that a program careless about them trips over: decimal comma, dotless i. Made here, for no root is needed so.
export LOCPATH="$work/locale"
for locale in de_DE tr_TR; do
	[ -e "$LOCPATH/$locale.UTF-8" ] || { mkdir -p "$LOCPATH" && localedef -i $locale -f UTF-8 "$LOCPATH/$locale.UTF-8"; }
done

export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1
export PYTHONDONTWRITEBYTECODE=1
export UBSAN_OPTIONS=print_stacktrace=1
unset CITYPROFILE_DATA CITYPROFILE_TEST_PDF SOURCE_DATE_EPOCH

failed_builds=
for variant in $variants; do
	folder=$work/$variant
	case $variant in
	*-sanitize) options='-Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1 -Dc_args=-fno-sanitize-recover=all' ;;
	clang) options=-Ddebug=false ;;
	*) options= ;;
	esac
	# gcc runs everything, and all but the rules of style under sanitizers; clang shows that it makes the same bytes, and under sanitizers that the code is sound.
	case $variant in
	clang) targets=src/cityprofile suites='--suite golden --suite conformance' ;;
	clang-sanitize) targets= suites='--no-suite bench --no-suite end --no-suite conformance --no-suite style' ;;
	gcc-sanitize) targets= suites='--no-suite bench --no-suite style' ;;
	*) targets= suites='--no-suite bench' ;;
	esac
	echo "== $variant"
	rm -rf "$folder/pdf" "$folder/meson-logs/testlog.json"
	mkdir -p "$folder/pdf"
	if { [ -e "$folder/build.ninja" ] || CC=${variant%-sanitize} meson setup "$folder" -Dwerror=true $options; } && ninja -C "$folder" $targets; then
		meson test -C "$folder" --no-rebuild $suites || :
	else
		failed_builds="$failed_builds $variant"
	fi
done

echo "== judges"
judged=0
python3 tests/conformance/judge.py "$work" $variants >"$work/judges.txt" 2>&1 || judged=$?
cat "$work/judges.txt"

echo "== digests"
compared=0
python3 tests/robust/digests.py "$work" $variants >"$work/digests.txt" 2>&1 || compared=$?
cat "$work/digests.txt"
python3 tests/count.py "$work" "judges=$judged digests=$compared" "$failed_builds" $variants
