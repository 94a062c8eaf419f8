/** @file Processor time of this process and of all that it has started. Linux only. */
import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

interface Times {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended and were waited for. */
  readonly ended: number;
}

/** Milliseconds so far; `undefined` where the system does not tell. */
export function processorMs(): number | undefined {
  if (process.platform !== "linux") return undefined;
  const all = new Map<number, Times>();
  for (const name of readdirSync("/proc")) {
    const times = /^\d+$/.test(name) ? timesOf(name) : undefined;
    if (times !== undefined) all.set(Number(name), times);
  }
  let sum = 0;
  for (let ids = [process.pid]; ids.length > 0;) {
    for (const id of ids) sum += (all.get(id)?.own ?? 0) + (all.get(id)?.ended ?? 0);
    ids = [...all].filter(([, { parent }]) => ids.includes(parent)).map(([id]) => id);
  }
  return sum * MS_PER_TICK;
}

function timesOf(id: string): Times | undefined {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").split(") ").at(-1)!.split(" ").map(Number);
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, ended: fields[13]! + fields[14]! };
  } catch {
    return undefined; // it has ended in the meantime
  }
}
