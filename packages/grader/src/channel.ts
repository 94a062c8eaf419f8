/**
 * @file Questions and answers with a helper process over file descriptor 3, one at a time, under a watchdog.
 *
 * A process that dies is started anew by the next question. It knows nothing of what is asked.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createFrameReader, writeFrame, type Frame } from "./frame.ts";
import { watch } from "./sandbox/watchdog.ts";

export interface ProcessSpec {
  /** Path of the program. */
  readonly program: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly memoryBytes: number;
}

export type Reply =
  | { readonly kind: "frame"; readonly frame: Frame }
  | { readonly kind: "time" }
  | { readonly kind: "memory" }
  | { readonly kind: "died"; readonly why: string };

const MOST_STDERR = 8192;
/** Our own folder: code is read from it, so nobody else may write there. */
const COMPILE_CACHE = fileURLToPath(new URL("../node_modules/.cache/compile", import.meta.url));

export class HelperProcess {
  readonly #spec: ProcessSpec;
  #process: ChildProcess | undefined;
  #stderr = "";
  #onFrame: ((frame: Frame) => void) | undefined;
  #onDeath: ((child: ChildProcess, why: string) => void) | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(spec: ProcessSpec) {
    this.#spec = spec;
  }

  get isRunning(): boolean {
    return this.#process !== undefined;
  }

  /** Starts the process ahead of the first question. */
  start(): void {
    if (this.#process !== undefined) return;
    const { program, flags, env } = this.#spec;
    // In a process group of its own, so that what it has started dies with it.
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...flags, program], {
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
      detached: true,
    });
    this.#process = child;
    this.#stderr = "";
    child.stderr!.on("data", (chunk: Buffer) => {
      if (this.#stderr.length < MOST_STDERR) this.#stderr += chunk.toString();
    });
    const channel = child.stdio[3] as unknown as NodeJS.ReadWriteStream;
    channel.on("error", () => {});
    channel.on(
      "data",
      // What a process that was given up still had to say is no answer to the next question.
      createFrameReader((frame) => this.#process === child && this.#onFrame?.(frame)),
    );
    const died = (why: string) => {
      if (this.#process === child) this.#process = undefined;
      this.#onDeath?.(child, why);
    };
    child.on("error", (error) => died(error.message));
    child.on("exit", (code, signal) => died(this.#stderr.trim() === "" ? `exit ${code ?? signal}` : this.#stderr));
    // An idle helper does not keep its owner alive.
    child.unref();
    (channel as unknown as { unref(): void }).unref();
    (child.stderr as unknown as { unref(): void }).unref();
  }

  ask(header: unknown, body: Uint8Array | undefined, timeMs: number): Promise<Reply> {
    const answer = this.#turn.then(() => this.#ask(header, body, timeMs));
    this.#turn = answer.catch(() => {}); // a question that cannot be written is no obstacle to the next
    return answer;
  }

  #ask(header: unknown, body: Uint8Array | undefined, timeMs: number): Promise<Reply> {
    const frame = writeFrame(header, body);
    this.start();
    const child = this.#process!;
    return new Promise((resolve) => {
      const guard = watch([child.pid ?? -1], {
        timeMs,
        memoryBytes: this.#spec.memoryBytes,
        kill: () => this.#kill(child),
      });
      const settle = (reply: Reply) => {
        guard.stop();
        this.#onFrame = undefined;
        this.#onDeath = undefined;
        resolve(reply);
      };
      this.#onFrame = (answer) => settle({ kind: "frame", frame: answer });
      this.#onDeath = (dead, why) => {
        if (dead === child) settle(guard.reason === undefined ? { kind: "died", why } : { kind: guard.reason.kind });
      };
      (child.stdio[3] as unknown as NodeJS.WritableStream).write(frame);
    });
  }

  #kill(child: ChildProcess): void {
    try {
      process.kill(-child.pid!, "SIGKILL");
    } catch {
      child.kill("SIGKILL");
    }
  }

  /** Resolves when the process is gone. */
  async close(): Promise<void> {
    const child = this.#process;
    if (child === undefined) return;
    this.#process = undefined;
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.ref();
    this.#kill(child);
    if (child.exitCode === null && child.signalCode === null) await gone;
  }
}

/** The other end: answers every question, in order. Ends with its owner. */
export async function serveQuestions(
  answer: (frame: Frame) => Promise<{ readonly header: unknown; readonly body?: Uint8Array }>,
): Promise<void> {
  const { Socket } = await import("node:net");
  const { flushCompileCache } = await import("node:module");
  let isFirst = true;
  const socket = new Socket({ fd: 3, readable: true, writable: true });
  let turn: Promise<unknown> = Promise.resolve();
  socket.on(
    "data",
    createFrameReader((frame) => {
      turn = turn.then(async () => {
        const { header, body } = await answer(frame);
        socket.write(writeFrame(header, body));
        // The owner ends this process by force, and then nothing would be kept for the next one.
        if (isFirst) setImmediate(flushCompileCache);
        isFirst = false;
      });
    }),
  );
  socket.on("end", () => process.exit(0));
  socket.on("error", () => process.exit(0));
}
