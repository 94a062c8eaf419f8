/**
 * @file The parent's end of one compile child: our program and esbuild's service, two processes that live and die together.
 *
 * One question at a time. It knows nothing of what is asked; a child that was killed or has died is never used again.
 */
import type { Duplex, Readable, Writable } from "node:stream";
import { createFrameReader, FrameError, writeFrame } from "../frame.ts";
import { launch, type Level } from "../sandbox/isolation.ts";
import { spawnJailed, type JailedProcess } from "../sandbox/jailed-process.ts";
import { watch } from "../sandbox/watchdog.ts";
import { compileProgram, serviceProgram } from "./programs.ts";

export type Reply =
  | { readonly kind: "header"; readonly header: unknown }
  /** `cpuMs`: what the two had of the processor when their time was over. */
  | { readonly kind: "time"; readonly cpuMs: number }
  | { readonly kind: "memory" }
  | { readonly kind: "died"; readonly why: string };

/** Of both processes together. */
const MEMORY_BYTES = 512 * 2 ** 20;
const MOST_STDERR = 4096;

export class CompileChild {
  readonly #processes: readonly JailedProcess[];
  readonly #channel: Duplex;
  readonly #ended: Promise<unknown>;
  #pids: readonly number[] | undefined;
  #stderr = "";
  #dead = false;
  #onReply: ((reply: Reply) => void) | undefined;

  constructor(level: Level) {
    const [serviceLaunch, programLaunch] = [launch(level, serviceProgram()), launch(level, compileProgram())];
    const service = spawnJailed(serviceLaunch, { first: ["pipe", "pipe", "pipe", "ignore"] });
    const [stdin, stdout] = [service.process.stdin as Writable, service.process.stdout as Readable];
    const program = spawnJailed(programLaunch, {
      first: ["ignore", "ignore", "pipe", "pipe"],
      further: [stdout, stdin],
    });
    // The service talks to the program alone. In the same turn of the event loop, so that nothing was read here.
    for (const own of [stdin, stdout]) own.on("error", () => {}).destroy();
    this.#processes = [service, program];
    this.#channel = (program.process.stdio as unknown as readonly Duplex[])[3]!;
    this.#channel.on("error", () => {});
    const read = createFrameReader(({ header }) => this.#onReply?.({ kind: "header", header }));
    this.#channel.on("data", (chunk: Buffer) => {
      try {
        read(chunk);
      } catch (error) {
        if (!(error instanceof FrameError)) throw error;
        this.#died(error.message);
      }
    });
    const groups = [serviceLaunch, programLaunch].map(({ group }) => group);
    this.#ended = Promise.all(
      this.#processes.map(async (each, i) => {
        await this.#watchOver(each);
        await groups[i]?.remove();
      }),
    );
  }

  get isDead(): boolean {
    return this.#dead;
  }

  /** @param patience how much longer than its limit it may take on the wall clock; more on a busy machine */
  async ask(question: unknown, timeMs: number): Promise<Reply> {
    if (this.#dead) return { kind: "died", why: "before it was asked" };
    const answer = new Promise<Reply>((resolve) => {
      const guard = watch(this.#pids ?? [], { timeMs, memoryBytes: MEMORY_BYTES, kill: () => this.kill() });
      this.#onReply = (reply) => {
        guard.stop();
        this.#onReply = undefined;
        resolve(reply.kind === "died" ? (guard.reason ?? reply) : reply);
      };
    });
    this.#channel.write(writeFrame(question));
    const reply = await answer;
    // Only a child that has answered is sure to have been told of by its jail.
    if (reply.kind === "header") this.#pids ??= await this.#findPids();
    return reply;
  }

  kill(): void {
    this.#dead = true;
    for (const { process: each } of this.#processes) each.kill("SIGKILL");
  }

  /** Resolves when both processes are gone and nothing of them is left. */
  async ended(): Promise<void> {
    await this.#ended;
  }

  #watchOver({ process: each }: JailedProcess): Promise<void> {
    each.stderr!.on("data", (chunk: Buffer) => {
      if (this.#stderr.length < MOST_STDERR) this.#stderr += chunk.toString();
    });
    return new Promise((resolve) => {
      const gone = (why: string) => {
        this.#died(this.#stderr === "" ? why : this.#stderr);
        resolve();
      };
      each.on("error", (error) => gone(`could not be started: ${error.message}`));
      each.on("exit", (code, signal) => gone(`exit ${code ?? signal}`));
    });
  }

  #findPids(): Promise<readonly number[]> {
    return Promise.all(this.#processes.map((each) => each.findPid()));
  }

  /** One without the other is of no use. */
  #died(why: string): void {
    this.kill();
    this.#onReply?.({ kind: "died", why });
  }
}
