// Parses the payloads with JSON.parse. Prints a line for each payload: the method, the payload and the best nanoseconds.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const readers = {
  SnsNotification: (text) => JSON.parse(text).Records.map((record) => JSON.parse(record.Sns.Message)),
  EventBridge: (text) => JSON.parse(text),
  EventBridgeReference: (text) => JSON.parse(text),
  Trigger: (text) => JSON.parse(text),
  SqsBatchOf10: (text) => JSON.parse(text).Records.map((record) => JSON.parse(JSON.parse(record.body).Message)),
};

let sink;

// The best of many turns of about a millisecond. Lambda hands over bytes, so decoding them counts.
function best(read, bytes) {
  let count = 1;
  let fastest = Infinity;
  const end = process.hrtime.bigint() + 700_000_000n;
  while (process.hrtime.bigint() < end) {
    const turn = process.hrtime.bigint();
    for (let i = 0; i < count; i++) {
      sink = read(bytes.toString());
    }
    const elapsed = Number(process.hrtime.bigint() - turn);
    if (elapsed < 1e6) {
      count *= 2;
    } else {
      fastest = Math.min(fastest, elapsed / count);
    }
  }
  return fastest;
}

for (const [payload, read] of Object.entries(readers)) {
  const bytes = readFileSync(join(process.argv[2], `${payload}.json`));
  console.log(`node-JSON.parse ${payload} ${best(read, bytes).toFixed(0)}`);
}
