"""What the fuzzing adds to schemathesis: identifiers of real records, and a look for what must not come out."""

import json
import os
import re
import zlib

import schemathesis

# Identifiers by the name of the field in a path, and words that this caller may see nowhere.
IDENTIFIERS = json.loads(os.environ.get("FUZZ_IDENTIFIERS", "{}"))
FORBIDDEN = json.loads(os.environ.get("FUZZ_FORBIDDEN", "[]"))

# What only our own side should see.
INTERNALS = re.compile(
    r"\bat \S+ \(|node_modules|dist/src|MongoServer|MongoError|ECONN|amqp|SyntaxError|TypeError|ZodError"
)


@schemathesis.serializer("application/vnd.veilighuis.police-report.v1+x-ndjson")
def lines(ctx, value):
    """A batch is text: one report in each line."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", errors="replace")


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Every other request is about a record that exists. Which one follows from what was made up, so a seed repeats it."""
    if not isinstance(path_parameters, dict):
        return path_parameters
    chosen = dict(path_parameters)
    for name, value in path_parameters.items():
        known = IDENTIFIERS.get(name, [])
        lot = zlib.crc32(str(value).encode("utf-8", errors="replace"))
        if known and lot % 2 == 0:
            chosen[name] = known[lot // 2 % len(known)]
    return chosen


@schemathesis.check
def nothing_leaks(ctx, response, case):
    assert not any(word in response.text for word in FORBIDDEN), "shows what this caller may not see"
    if response.status_code >= 400:
        assert INTERNALS.search(response.text) is None, "shows internals"
