/**
 * @file What TypeScript thinks of a file, found in a process of its own: a type can keep a compiler busy forever.
 *
 * Runs beside the grading at low priority. It can only be late or silent, never in the way.
 */
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import * as z from "zod";

export interface TypeCheck {
  /** Empty as well when the check did not end in time. */
  readonly complaints: Promise<readonly Complaint[]>;
  stop(): void;
}

const complaintSchema = z.object({ line: z.number(), column: z.number(), message: z.string() });
export type Complaint = z.infer<typeof complaintSchema>;

const TIMEOUT_MS = 8000;
const MAX_HEAP_MB = 512;

export function startTypeCheck(path: string): TypeCheck {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${MAX_HEAP_MB}`,
      "--disable-warning=ExperimentalWarning",
      join(import.meta.dirname, "type-check-child.ts"),
      path,
    ],
    { stdio: ["ignore", "pipe", "ignore"], timeout: TIMEOUT_MS, killSignal: "SIGKILL" },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  const ended = new Promise<readonly Complaint[]>((resolve) => {
    child.on("error", () => resolve([]));
    child.on("close", (code) => resolve(code === 0 ? z.array(complaintSchema).parse(JSON.parse(output)) : []));
  });
  if (child.pid !== undefined) yieldTo(child.pid);
  return { complaints: ended, stop: () => void child.kill("SIGKILL") };
}

/** The verdict comes first: on a busy machine this process waits. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not allow it: then it runs as any other.
  }
}
