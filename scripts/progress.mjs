/** @file Shows which step is running and for how long: one live line on a terminal, plain lines elsewhere. */

const NAME_WIDTH = 12;
const SAY_AGAIN_MS = 10_000;
const TICK_MS = 200;
const CLEAR_LINE = "\r\x1b[2K";

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export function say(name, text, stream = process.stdout) {
  // A step may be showing its live line.
  if (stream.isTTY) stream.write(CLEAR_LINE);
  stream.write(`${name.padEnd(NAME_WIDTH)}${text}\n`);
}

/**
 * Runs one step. `work` is given a function to call with each line of its tools; on a terminal the last one stands beside the time.
 *
 * @param says what to print while it runs and at its end
 * @returns what `work` returns; what it throws is passed on
 */
export async function step(name, { doing, done, failed }, work) {
  const startedAt = Date.now();
  const live = process.stdout.isTTY;
  let line = "";
  let saidAt = startedAt;
  if (!live) say(name, doing);

  const timer = setInterval(() => {
    const elapsed = seconds(Date.now() - startedAt);
    if (live) {
      const text = `${name.padEnd(NAME_WIDTH)}${doing} ${elapsed}  ${line}`;
      process.stdout.write(`${CLEAR_LINE}${cut(text, (process.stdout.columns ?? 80) - 1)}`);
    } else if (Date.now() - saidAt >= SAY_AGAIN_MS) {
      saidAt = Date.now();
      say(name, `${doing} ${elapsed}`);
    }
  }, TICK_MS);

  const end = (text) => {
    clearInterval(timer);
    say(name, `${text} (${seconds(Date.now() - startedAt)})`);
  };
  try {
    const result = await work((text) => (line = plain(text) || line));
    end(done);
    return result;
  } catch (error) {
    end(failed);
    throw error;
  }
}

/** Without colours and cursor movements, which would break the live line. */
function plain(text) {
  return text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "").trim();
}

/** As much of a text as fits: a line that wraps could not be cleared. Chinese takes two columns. */
function cut(text, columns) {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += /[\u2e80-\uffef]/.test(character) ? 2 : 1;
    if (used > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}
