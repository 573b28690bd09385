"""Parses the payloads with json, and with orjson if it is installed. Prints lines: the method, the payload and the best nanoseconds."""

import json
import pathlib
import sys
import time

try:
    import orjson
except ImportError:
    orjson = None
    print("orjson is not installed for this python3.", file=sys.stderr)

READERS = {
    "SnsNotification": lambda loads, text: [loads(record["Sns"]["Message"]) for record in loads(text)["Records"]],
    "EventBridge": lambda loads, text: loads(text),
    "EventBridgeReference": lambda loads, text: loads(text),
    "Trigger": lambda loads, text: loads(text),
    "SqsBatchOf10": lambda loads, text: [loads(loads(record["body"])["Message"]) for record in loads(text)["Records"]],
}


def best(read, loads, text):
    """The best of many turns of about a millisecond."""
    count, fastest = 1, float("inf")
    end = time.perf_counter_ns() + 700_000_000
    while time.perf_counter_ns() < end:
        turn = time.perf_counter_ns()
        for _ in range(count):
            read(loads, text)
        elapsed = time.perf_counter_ns() - turn
        if elapsed < 1_000_000:
            count *= 2
        else:
            fastest = min(fastest, elapsed / count)
    return fastest


for method, library in (("python-json", json), ("python-orjson", orjson)):
    if library is not None:
        for payload, read in READERS.items():
            text = pathlib.Path(sys.argv[1], payload + ".json").read_bytes()
            print(f"{method} {payload} {best(read, library.loads, text):.0f}")
