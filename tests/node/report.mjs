// A bot tells its parent what happened to it, one line an event: a word, then a JSON object.
const started = Date.now() - process.uptime() * 1000;

/** Milliseconds since the process was started. */
export const sinceStart = () => Math.round((Date.now() - started) * 10) / 10;

export function report(event, details = {}) {
  process.stdout.write(`${event} ${JSON.stringify({ ms: sinceStart(), ...details })}\n`);
}

/** Takes a setting from the environment, or ends the process saying which one is missing. */
export function setting(name) {
  const value = process.env[name];
  if (!value) {
    process.stderr.write(`The environment variable ${name} is missing.\n`);
    process.exit(2);
  }
  return value;
}

/** Stops once on SIGTERM, SIGINT or the end of standard input, whichever comes first: a bot must not outlive its parent. */
export function onStop(stop) {
  let stopping = false;
  const once = async () => {
    if (stopping) {
      return;
    }
    stopping = true;
    try {
      await stop();
    } finally {
      process.exit(0);
    }
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
  process.stdin.on('end', once).on('error', once).resume();
}
