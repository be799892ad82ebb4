#!/bin/sh
# Train without one author at a time, calibrate on those, train on all, export: see README.md. $1 is a folder for runs;
# the model lands in $1/export.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
runs=$1
export OMP_WAIT_POLICY=PASSIVE
fit() {
    name=$1
    shift
    python "$here/train.py" --out "$runs/$name" --epochs 5 --frozen 2 --rename 0.6 "$@" --data "$here"/../data/train/*.jsonl \
        --twice special-category-e1 special-category-e2 special-category-e3
}
fit without-e2 --leave-out special-category-e2 tone-c
fit without-e3 --leave-out special-category-e3
fit all
mkdir -p "$runs/export"
python "$here/calibrate.py" "$runs/without-e2" "$runs/without-e3" --data "$here"/../data/train/*.jsonl \
    --out "$runs/export/settings.json"
python "$here/export.py" "$runs/all" --out "$runs/export"
