#!/usr/bin/env bash
# Installs titrate under a prefix: program, library, shell completions, manual page.
#
#   Scripts/install.sh ~/.local                 (put ~/.local/bin on your PATH)
#   Scripts/install.sh --dynamic PREFIX         smaller program that needs the Swift runtime on the machine
#   Scripts/install.sh --uninstall PREFIX
#
# The program finds its library relative to itself, so PREFIX may be moved or copied as a whole.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }

# Apple's systems bring the Swift runtime along and cannot link it statically.
link=()
[[ $(uname) != Linux ]] || link=(--static-swift-stdlib -Xlinker -s)
action=install
while [[ ${1:-} == -* ]]; do
  case $1 in
    --dynamic) link=() ;;
    --uninstall) action=uninstall ;;
    *) usage ;;
  esac
  shift
done
[[ $# -eq 1 && -n $1 ]] || usage
[[ $1 == /* ]] && prefix=$1 || prefix=$OLDPWD/$1

# Every file that an installation has, relative to the prefix.
program=bin/titrate
library=share/titrate/Library
manual=share/man/man1/titrate.1
bash=share/bash-completion/completions/titrate
zsh=share/zsh/site-functions/_titrate
fish=share/fish/vendor_completions.d/titrate.fish

if [[ $action == uninstall ]]; then
  (cd "$prefix" && rm -rf "$program" share/titrate "$manual" "$bash" "$zsh" "$fish")
  echo "titrate is no longer installed under $prefix"
  exit
fi

build=(--configuration release --scratch-path .build-install)
swift build "${build[@]}" --product titrate "${link[@]}"
built=$(swift build "${build[@]}" --show-bin-path)

for file in "$program" "$library" "$manual" "$bash" "$zsh" "$fish"; do mkdir -p "$prefix/$(dirname "$file")"; done
install -m 755 "$built/titrate" "$prefix/$program"
# An old library must not leave files behind that the new one has withdrawn.
rm -rf "${prefix:?}/$library"
mkdir -p "$prefix/$library"
for folder in Library/*/; do
  # Everything that is data; the loader is part of the program.
  [[ $folder == */Loader/ ]] || cp -R "${folder%/}" "$prefix/$library/"
done
find "$prefix/$library" -name '.*' -type f -delete
chmod -R u=rwX,go=rX "$prefix/share/titrate"

"$prefix/$program" --generate-completion-script bash >"$prefix/$bash"
"$prefix/$program" --generate-completion-script zsh >"$prefix/$zsh"
"$prefix/$program" --generate-completion-script fish >"$prefix/$fish"
swiftc -O Scripts/manual-page.swift -o "$built/manual-page"
"$prefix/$program" --experimental-dump-help |
  "$built/manual-page" "$("$prefix/$program" --version 2>/dev/null || true)" >"$prefix/$manual"

# The proof: from another folder, with nothing of the build in reach by name.
(cd / && "$prefix/$program" models >/dev/null)
echo "titrate is installed: $prefix/$program"
