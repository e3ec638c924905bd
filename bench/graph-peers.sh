#!/bin/bash
# Measures the graph engine beside its peers on one scale, in one run, and prints the Markdown table of ratios.
# usage: bash bench/graph-peers.sh S|M|L [--shared DIR] [--data DIR] [--peers DIR] [--runs N] [--alone] [--docs]
#   --shared  the folder of the shared graph bench (generator, kernels, scripts of the peers); default ../shared/bench/graph beside the repository
#   --data    where generated data go (S 20 MB, M 1 GB, L 4 GB); default $TMPDIR/gdata
#   --peers   where the peers are installed, from npm and apt, if they are not there yet; default $TMPDIR/gpeers
#   --alone   only this engine and the plain C kernels; what the peers left there before is used again
#   --docs    refresh the table in docs/performance.md from all scales measured
set -uo pipefail
HERE=$(cd "$(dirname "$0")" && pwd); REPO=$(dirname "$HERE"); TMP=${TMPDIR:-/tmp}
SHARED=$REPO/../shared/bench/graph; DATA=$TMP/gdata; PEERS=$TMP/gpeers; RUNS=5; ALONE=; DOCS=; LIMIT=30000
SCALE=${1:?usage: bash bench/graph-peers.sh S|M|L [options]}; shift
while [ $# -gt 0 ]; do
  case $1 in
    --shared) SHARED=$2; shift 2 ;;
    --data) DATA=$2; shift 2 ;;
    --peers) PEERS=$2; shift 2 ;;
    --runs) RUNS=$2; shift 2 ;;
    --alone) ALONE=1; shift ;;
    --docs) DOCS=1; shift ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
done
D=$DATA/$SCALE; WORK=$DATA/work; mkdir -p "$D" "$WORK"; cp -f "$SHARED"/*.cs "$SHARED"/*.c "$SHARED"/*.mjs "$SHARED"/*.py "$WORK/"
[ -f "$D/expected.json" ] || (cd "$WORK" && dotnet run -c Release gen.cs -- "$SCALE" "$D") || exit 1
dotnet build "$HERE/Cairn.Bench.Graph" -c Release -v q >/dev/null || exit 1
BENCH=$REPO/artifacts/bin/Cairn.Bench.Graph/release/Cairn.Bench.Graph.dll
gcc -O3 -march=native -pthread -o "$WORK/native" "$WORK/native.c" || exit 1

uptime > "$D/when.txt"
"$WORK/native" graph "$D" 0 > "$D/native.txt"
dotnet "$BENCH" run "$D" "$RUNS" || echo "an answer is wrong" >&2
if [ -z "$ALONE" ]; then
  # The script that installs the peers gives up where /etc/apt/sources.list does not exist; without `pipefail` it does not.
  [ -x "$PEERS/start-falkor.sh" ] || PEERS=$PEERS bash <(sed 's/^set -euo pipefail/set -eu/' "$SHARED/setup-peers.sh") || exit 1
  for layout in single typed; do
    [ "$SCALE" = L ] && [ $layout = typed ] && continue
    rm -rf "$D/ladybug-$layout"*
    node "$WORK/ladybug.mjs" "$D" $layout --timeout $LIMIT --pkg "$PEERS/lb" > "$D/lb-$layout.json" 2> "$D/lb-$layout.log"
    rm -rf "$D/ladybug-$layout"*
  done
  setsid nohup "$PEERS/start-falkor.sh" >/dev/null 2>&1 & FALKOR=$!
  sleep 2
  # The search for one weighted pair (q6a) only ends on the smallest scale and cannot be stopped: it is left out.
  /usr/bin/python3 "$WORK/falkor.py" "$D" --timeout $LIMIT --socket-timeout $((LIMIT / 1000 * 3)) --only q1,q2,q2h,q3,q3c,q4b,q5,q4 > "$D/falkor.json" 2> "$D/falkor.log"
  kill -9 $FALKOR; wait $FALKOR 2>/dev/null
  [ "$SCALE" = L ] || /usr/bin/python3 "$WORK/pygraph.py" "$D" --runs 3 > "$D/py.json" 2> "$D/py.log"
fi
uptime >> "$D/when.txt"

[ -n "$DOCS" ] && dotnet "$BENCH" table --into "$REPO/docs/performance.md" $(for s in S M L; do [ -f "$DATA/$s/cairn.json" ] && echo "$DATA/$s"; done)
dotnet "$BENCH" table "$D"
