/**
 * @file The parent's end of one run child: starts it, sends it work, and says what became of it when it dies.
 *
 * One piece of work at a time. A child that died, or was faulted, is never used again.
 */
import type { ChildProcess } from "node:child_process";
import { createFrameReader, FrameError, writeFrame, type Frame } from "../frame.ts";
import { launch, type Launch, type Level } from "./isolation.ts";
import { spawnJailed, type JailedProcess } from "./jailed-process.ts";
import type { Fault, Request, Setup } from "./protocol.ts";
import { runProgram } from "./runtime-files.ts";
import { residentBytes, watch } from "./watchdog.ts";

const MEMORY_ABOVE_START = 400 * 2 ** 20;
/** Three programs in seven isolates, each of which was within the limit when it was alone. A memory group ends at 1 GB. */
const TIMED_ABOVE_START = 800 * 2 ** 20;
const START_MS = 20_000;
const MOST_STDERR = 4096;
const MOST_WHY = 1000;

export type Answer =
  { readonly kind: "frame"; readonly frame: Frame } | { readonly kind: "fault"; readonly fault: Fault };

/** The run child could not be started, or ended before it was ready. */
export class ChildStartError extends Error {
  override readonly name = "ChildStartError";
}

export class RunChild {
  readonly level: Level;
  readonly #launch: Launch;
  readonly #jailed: JailedProcess;
  readonly #process: ChildProcess;
  readonly #channel: NodeJS.WritableStream;
  readonly #ready: Promise<void>;
  /** The child itself, which a jail makes a grandchild. */
  #pid = -1;
  #startBytes = 0;
  #onEnded!: () => void;
  readonly #ended = new Promise<void>((resolve) => (this.#onEnded = resolve));
  #stderr = "";
  #dead = false;
  #isReady = false;
  #setup: Setup | undefined;
  #fault: Fault | undefined;
  #onFrame: ((frame: Frame) => void) | undefined;
  #onDeath: ((fault: Fault) => void) | undefined;

  constructor(level: Level) {
    this.level = level;
    this.#launch = launch(level, runProgram());
    this.#jailed = spawnJailed(this.#launch);
    this.#process = this.#jailed.process;
    this.#channel = this.#process.stdio[3] as NodeJS.WritableStream;
    this.#channel.on("error", () => {});
    this.#process.stderr!.on("data", (chunk: Buffer) => {
      // The last words count: the engine says there what it died of.
      this.#stderr = (this.#stderr + chunk.toString()).slice(-MOST_STDERR);
    });
    const read = createFrameReader((frame) => this.#onFrame?.(frame));
    (this.#process.stdio[3] as NodeJS.ReadableStream).on("data", (chunk: Buffer) => {
      try {
        read(chunk);
      } catch (error) {
        if (!(error instanceof FrameError)) throw error;
        this.#fault = { kind: "output" };
        this.kill();
      }
    });
    this.#process.on("error", (error) => this.#died(`could not be started: ${error.message}`));
    this.#process.on("exit", (code, signal) => this.#died(`${this.#stderr}exit ${code ?? signal}`));
    this.#ready = this.#exchange(START_MS, Infinity).then(async (answer) => {
      if (answer.kind === "fault") throw new ChildStartError(whyNotStarted(answer.fault));
      this.#pid = await this.#findPid();
      this.#startBytes = residentBytes(this.#pid) ?? 0;
      this.#isReady = true;
    });
    // Reported to whoever sends first; a spare child that dies unused is no one's error.
    this.#ready.catch(() => {});
  }

  get isDead(): boolean {
    return this.#dead;
  }

  kill(): void {
    this.#process.kill("SIGKILL");
  }

  /** Resolves when the process is gone and nothing of it is left. */
  ended(): Promise<void> {
    return this.#ended;
  }

  /** Resolves when the child has answered for the first time. @throws ChildStartError */
  ready(): Promise<void> {
    return this.#ready;
  }

  /** Of the child itself, once it is ready; -1 before. */
  get pid(): number {
    return this.#pid;
  }

  /** It has answered for the first time. */
  get isReady(): boolean {
    return this.#isReady;
  }

  get setup(): Setup | undefined {
    return this.#setup;
  }

  /** Tells what the coming submissions need; the child makes it ahead of time. The same set-up is told once. */
  prepare(setup: Setup): void {
    if (this.#setup === setup) return;
    this.#setup = setup;
    this.#post({ type: "prepare", setup });
  }

  /** The submission is over. What is sent next is done after it. */
  end(): void {
    this.#post({ type: "end" });
  }

  /** Asks, and waits for the answer. */
  async send(
    request: Extract<Request, { type: "load" | "case" }>,
    body: Uint8Array | undefined,
    timeMs: number,
  ): Promise<Answer> {
    await this.#ready;
    if (this.#dead) return { kind: "fault", fault: { kind: "died", why: "before the work was sent" } };
    const above = request.type === "case" && request.timed ? TIMED_ABOVE_START : MEMORY_ABOVE_START;
    const answer = this.#exchange(timeMs, this.#startBytes + above);
    this.#post(request, body);
    return answer;
  }

  /** A child that is dead by then is found so by whoever asks it next. */
  #post(request: Request, body?: Uint8Array): void {
    this.#channel.write(writeFrame(request, body));
  }

  #exchange(timeMs: number, memoryBytes: number): Promise<Answer> {
    return new Promise((resolve) => {
      const guard = watch([this.#pid], { timeMs, memoryBytes, kill: () => this.kill() });
      const settle = (answer: Answer) => {
        guard.stop();
        this.#onFrame = undefined;
        this.#onDeath = undefined;
        resolve(answer);
      };
      this.#onFrame = (frame) => settle({ kind: "frame", frame });
      this.#onDeath = (fault) => settle({ kind: "fault", fault: guard.reason ?? fault });
    });
  }

  async #findPid(): Promise<number> {
    try {
      return await this.#jailed.findPid();
    } catch (cause) {
      throw new ChildStartError(`run child: ${String(cause)}`, { cause });
    }
  }

  #died(why: string): void {
    if (this.#dead) return;
    this.#dead = true;
    const { group } = this.#launch;
    const killedForMemory = group?.wasExceeded() === true;
    void (group?.remove() ?? Promise.resolve()).then(this.#onEnded);
    // The child's own standard error is the engine's: the candidate has none.
    const outOfMemory =
      killedForMemory || /out of memory|heap limit|allocation failed|invalid (array|table|size)/i.test(why);
    this.#onDeath?.(this.#fault ?? (outOfMemory ? { kind: "memory" } : { kind: "died", why: why.slice(-MOST_WHY) }));
  }
}

function whyNotStarted(fault: Fault): string {
  const got = fault.kind === "died" ? fault.why.trim() : fault.kind === "time" ? "no word of it" : fault.kind;
  return `no child is ready within ${START_MS / 1000} s; got ${got}`;
}
