# The Debian 12 packages this project needs, and the one way to install them. Sourced by examples/quickstart.sh and tests/run.sh.

build_packages='gcc libc6-dev meson ninja-build pkg-config python3
	libxml2-dev libxslt1-dev libicu-dev libharfbuzz-dev libhyphen-dev libhpdf-dev
	libjansson-dev libpcre2-dev libgmp-dev libpng-dev libjpeg62-turbo-dev libdeflate-dev libcairo2-dev'

test_packages="$build_packages
	binutils clang libclang-rt-14-dev libcmocka-dev libxml2-utils locales python3-jsonschema
	qpdf poppler-utils mupdf-tools librsvg2-bin openjdk-17-jre-headless maven valgrind"

# Install those of the packages named that are missing, after saying which; with none missing, do nothing and say nothing.
# Status 1, with the list printed, where this cannot be done.
install_missing() {
	missing=
	for package in "$@"; do
		case $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) in
		installed) ;;
		*) missing="$missing $package" ;;
		esac
	done
	[ -n "$missing" ] || return 0

	echo 'These packages are missing:'
	printf '    %s\n' $missing
	if ! command -v apt-get >/dev/null 2>&1; then
		echo 'They cannot be installed here: there is no apt-get. Install what corresponds to them (their names are those of Debian 12), then run this again.'
		return 1
	fi
	if [ "$(id -u)" -eq 0 ]; then
		become=
	elif sudo -n true 2>/dev/null; then
		become='sudo -n'
	elif [ -t 0 ] && command -v sudo >/dev/null 2>&1; then
		become=sudo
	else
		echo 'Installing them needs root, and sudo cannot be used here. As root, run:'
		echo "    apt-get update && apt-get install$missing"
		echo 'then run this again.'
		return 1
	fi
	echo 'Installing them with apt-get.'
	$become apt-get update -q &&
		$become env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing && return 0
	echo 'apt-get could not install all of them; its own message stands above.'
	return 1
}
