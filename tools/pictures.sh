#!/bin/sh
# Make the pictures of pages that the README shows, docs/pictures/*.png. Run again when pages change. Needs poppler-utils.
#
# Usage: tools/pictures.sh [PROGRAM]      (build/src/cityprofile when none is named)
set -eu
program=$(realpath "${1:-$(dirname "$0")/../build/src/cityprofile}")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# written_pages PDF: the numbers of the pages that are not blank.
written_pages() {
	page=1
	while [ "$page" -le "$(pdfinfo "$1" | sed -n 's/^Pages: *//p')" ]; do
		if pdftotext -f "$page" -l "$page" "$1" - | grep -q '[^[:space:]]'; then
			echo "$page"
		fi
		page=$((page + 1))
	done
}

# page_of PDF PATTERN: the number of the first page that has a line which the pattern matches in whole.
page_of() {
	for page in $(written_pages "$1"); do
		if pdftotext -f "$page" -l "$page" -layout "$1" - | grep -qx " *$2 *"; then
			echo "$page"
			return 0
		fi
	done
	echo "pictures.sh: $1 has no page with the line “$2”" >&2
	return 1
}

# sheet NAME PDF RESOLUTION PAGE...: those pages side by side.
sheet() {
	name=$1 pdf=$2 resolution=$3
	shift 3
	rm -f "$work"/page-*.ppm
	i=10
	for page in "$@"; do
		pdftoppm -r "$resolution" -f "$page" -l "$page" -singlefile "$pdf" "$work/page-$i"
		i=$((i + 1))
	done
	python3 tools/contact_sheet.py "docs/pictures/$name.png" "$work"/page-*.ppm
}

mkdir -p docs/pictures
city=$work/city.pdf
"$program" render profiles/archive/alesund-2020 -o "$city" 2>"$work/messages" || { cat "$work/messages" >&2; exit 1; }
contents=$(page_of "$city" 'Contents')
opener=$(page_of "$city" 'Economy')
results=$(page_of "$city" '.*Economy: results against benchmarks')
recommendations=$(page_of "$city" '[IVX]*\. *Recommendations')
sheet pages "$city" 50 1 "$contents" "$opener" "$recommendations"
sheet results "$city" 80 "$results"

arabic=$work/arabic.pdf
"$program" render examples/arabic -o "$arabic" 2>"$work/messages" || { cat "$work/messages" >&2; exit 1; }
# The wheel stands before the chapter on the economy; marks of direction stand round its title.
opener=$(page_of "$arabic" '[^ ]*الاقتصاد[^ ]*')
sheet arabic "$arabic" 50 $((opener - 1)) "$opener" $((opener + 1))
ls -l docs/pictures/*.png
