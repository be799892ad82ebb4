#!/bin/sh
# Train, calibrate, train on, export: see README.md. $1 is a folder for runs; the model lands in $1/export.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
runs=$1
export OMP_WAIT_POLICY=PASSIVE
python "$here/train.py" --out "$runs/first" --data "$here"/../data/train/*.jsonl \
    --leave-out special-category-e3 tone-c --twice special-category-e1 special-category-e2
mkdir -p "$runs/export"
python "$here/calibrate.py" "$runs/first" --data "$here"/../data/train/*.jsonl --out "$runs/export/settings.json"
python "$here/train.py" --out "$runs/second" --init "$runs/first" --epochs 1 --rate 8e-5 --head-rate 3e-4 \
    --twice special-category-e3 \
    --data "$here"/../data/train/*.jsonl
python "$here/export.py" "$runs/second" --out "$runs/export"
