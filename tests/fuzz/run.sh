#!/bin/sh
# Fuzz: two formats at a time, each for so many minutes; then what was tried, reached and found.
#
# Usage: tests/fuzz/run.sh [MINUTES] [FORMAT...]     (20 minutes; all formats when none is named)
#
# What the engine learns is kept in build/fuzz/corpus/FORMAT, findings in build/fuzz/found/FORMAT. Each finding becomes, mended
# and cut down, a file of tests/regress/FORMAT. Status 1 if anything was found.
set -eu
cd "$(dirname "$0")/../.."

minutes=${1:-20}
[ $# -eq 0 ] || shift
formats=${*:-profile document method styles labels template manifest fonts font patterns image small}
work=$PWD/build/fuzz
export CITYPROFILE_DATA=$PWD
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=0:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1

[ -e "$work/build.ninja" ] || CC=clang meson setup "$work" -Dfuzzing=libfuzzer -Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1 \
	-Dc_args=-fno-sanitize-recover=all
ninja -C "$work" fuzzers

fuzz() {
	mkdir -p "$work/corpus/$1" "$work/found/$1"
	findings=
	[ ! -d "tests/regress/$1" ] || findings=tests/regress/$1
	case $1 in
	small) longest=256 ;;
	labels | document | manifest) longest=4096 ;;
	styles | template | fonts | patterns) longest=8192 ;;
	font) longest=65536 ;;
	*) longest=24576 ;;
	esac
	nice -n 10 "$work/tests/fuzz/fuzz_$1" "$work/corpus/$1" "tests/fuzz/corpus/$1" $findings -dict="$work/tests/fuzz/$1.dict" \
		-max_total_time=$((minutes * 60)) -max_len="$longest" -timeout=10 -rss_limit_mb=2048 -use_value_profile=0 -print_final_stats=1 \
		-artifact_prefix="$work/found/$1/" >"$work/$1.log" 2>&1 || :
}

# Two lanes that take turns.
lane() {
	turn=0
	for format in $formats; do
		[ $((turn % 2)) -ne "$1" ] || fuzz "$format"
		turn=$((turn + 1))
	done
}
lane 0 &
lane 1
wait

found=0
printf '%-10s %12s %8s %8s %8s %s\n' format executions per-s cover corpus findings
for format in $formats; do
	log=$work/$format.log
	executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	speed=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
	cover=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
	corpus=$(sed -n 's/.* corp: \([0-9]*\).*/\1/p' "$log" | tail -n 1)
	findings=$(find "$work/found/$format" -type f | wc -l)
	found=$((found + findings))
	printf '%-10s %12s %8s %8s %8s %s\n' "$format" "${executions:-?}" "${speed:-?}" "${cover:-?}" "${corpus:-?}" "$findings"
done
[ "$found" -eq 0 ]
