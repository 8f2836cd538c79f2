#!/bin/sh
# Papers with many upvotes and what is rising; asked again, the answer is 304 until something changes.
set -eu
site=${UPTREND:-http://localhost:8787}/api/v1

curl -fsS "$site/items.csv?source=huggingface-papers&min_upvotes=10&limit=5"
curl -fsS "$site/trends/rising?limit=3"

tag=$(curl -fsS -o /dev/null -D - "$site/topics" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
curl -fsS -o /dev/null -w 'topics, asked again: %{http_code}\n' -H "If-None-Match: $tag" "$site/topics"
