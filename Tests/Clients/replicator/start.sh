#!/bin/sh
# How a person starts the agent: its server and its model's, on the ports of config.json.
exec python3 "$(dirname "$0")/agent.py" serve "$@"
