#!/usr/bin/env bash
# Starts Ollama, sees that the model is there, and then the worker.
#
#   start.sh                does it
#   start.sh --fetch-only   starts Ollama, fetches the model, and ends (while the image is built)
#   start.sh --dry-run      says what it would do, and does nothing
#
# MODEL is what is fetched and asked; a network volume at /runpod-volume keeps it between workers.
set -euo pipefail

MODEL=${MODEL:-deepseek-r1:8b}
HOST=${OLLAMA_HOST:-127.0.0.1:11434}
VOLUME=${VOLUME:-/runpod-volume}
WORKER=${WORKER:-/opt/worker}
READY_S=${READY_S:-60}

dry=no fetch_only=no
for word in "$@"; do
  case $word in
    --dry-run) dry=yes ;;
    --fetch-only) fetch_only=yes ;;
    *)
      echo "start.sh: what is $word? It knows --dry-run and --fetch-only" >&2
      exit 2
      ;;
  esac
done

if ! [[ $MODEL =~ ^[A-Za-z0-9._/-]+(:[A-Za-z0-9._-]+)?$ ]]; then
  echo "start.sh: MODEL is '$MODEL', which is no name of a model; try deepseek-r1:8b" >&2
  exit 2
fi

if [ -d "$VOLUME" ]; then
  export OLLAMA_MODELS=$VOLUME/ollama
fi

run() {
  if [ "$dry" = yes ]; then
    echo "$*"
  else
    "$@"
  fi
}

serve() {
  if [ "$dry" = yes ]; then
    echo "ollama serve &"
    echo "wait until http://$HOST/api/version answers, $READY_S s at most"
    return
  fi
  ollama serve &
  local end=$((SECONDS + READY_S))
  until curl --silent --fail --max-time 2 "http://$HOST/api/version" >/dev/null; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "start.sh: Ollama does not answer after $READY_S s" >&2
      exit 1
    fi
    sleep 0.2
  done
}

[ "$dry" = no ] || echo "models in ${OLLAMA_MODELS:-the image}"
serve
if [ "$dry" = yes ]; then
  echo "ollama show $MODEL || ollama pull $MODEL"
elif ! ollama show "$MODEL" >/dev/null 2>&1; then
  ollama pull "$MODEL"
fi
[ "$fetch_only" = no ] || exit 0
run exec "$WORKER/bin/python" "$WORKER/handler.py"
