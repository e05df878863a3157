#!/bin/sh
# Puts into an empty folder what Node itself needs, and nothing else: no shell, no package manager. A step of the Dockerfile.
set -eu
target=$1
uid=$2
node=$(command -v node)

mkdir -p "$target/usr/local/bin" "$target/etc" "$target/tmp" "$target/var/lib/dpkg/status.d"
chmod 1777 "$target/tmp"
cp "$node" "$target/usr/local/bin/node"

# The loader and the libraries, where the loader looks for them.
ldd "$node" | grep -o '/[^ ]*' | sort -u | while read -r library; do
  cp --parents --dereference "$library" "$target"
done

# Some libraries ask who they run as; addresses are looked up in files first, as everywhere.
printf 'raakvlak:x:%s:%s::/tmp:/sbin/nologin\n' "$uid" "$uid" > "$target/etc/passwd"
printf 'raakvlak:x:%s:\n' "$uid" > "$target/etc/group"
printf 'hosts: files dns\n' > "$target/etc/nsswitch.conf"

# What is in here and under which licence, for people and for scanners.
cp --dereference /etc/os-release "$target/etc/os-release"
for package in libc6 libgcc-s1 libstdc++6; do
  dpkg-query --status "$package" > "$target/var/lib/dpkg/status.d/$package"
done
for file in /usr/local/LICENSE /etc/ssl/certs/ca-certificates.crt; do
  [ ! -f "$file" ] || cp --parents --dereference "$file" "$target"
done
