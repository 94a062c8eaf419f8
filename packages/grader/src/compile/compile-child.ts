/**
 * @file The parent's end of one compile child.
 *
 * One question at a time. It knows nothing of what is asked; a child that was killed or has died is never used again.
 */
import type { Duplex } from "node:stream";
import { createFrameReader, FrameError, writeFrame } from "../frame.ts";
import { launch, type Launch, type Level } from "../sandbox/isolation.ts";
import { spawnJailed, type JailedProcess } from "../sandbox/jailed-process.ts";
import { watch } from "../sandbox/watchdog.ts";
import { compileProgram } from "./program.ts";

export type Reply =
  | { readonly kind: "header"; readonly header: unknown }
  /** `cpuMs`: what it had of the processor when its time was over. */
  | { readonly kind: "time"; readonly cpuMs: number }
  | { readonly kind: "memory" }
  | { readonly kind: "died"; readonly why: string };

const MEMORY_BYTES = 512 * 2 ** 20;
const MOST_STDERR = 4096;

export class CompileChild {
  readonly #jailed: JailedProcess;
  readonly #channel: Duplex;
  readonly #ended: Promise<void>;
  #pid: number | undefined;
  #stderr = "";
  #dead = false;
  #onReply: ((reply: Reply) => void) | undefined;

  constructor(level: Level) {
    const started = launch(level, compileProgram());
    this.#jailed = spawnJailed(started);
    this.#channel = (this.#jailed.process.stdio as unknown as readonly Duplex[])[3]!;
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
    this.#ended = this.#watchOver(started);
  }

  get isDead(): boolean {
    return this.#dead;
  }

  /** Kills the child when it takes longer, on the wall clock. */
  async ask(question: unknown, timeMs: number): Promise<Reply> {
    if (this.#dead) return { kind: "died", why: "before it was asked" };
    const answer = new Promise<Reply>((resolve) => {
      const pids = this.#pid === undefined ? [] : [this.#pid];
      const guard = watch(pids, { timeMs, memoryBytes: MEMORY_BYTES, kill: () => this.kill() });
      this.#onReply = (reply) => {
        guard.stop();
        this.#onReply = undefined;
        resolve(reply.kind === "died" ? (guard.reason ?? reply) : reply);
      };
    });
    this.#channel.write(writeFrame(question));
    const reply = await answer;
    // Only a child that has answered is sure to have been told of by its jail.
    if (reply.kind === "header") this.#pid ??= await this.#jailed.findPid();
    return reply;
  }

  kill(): void {
    this.#dead = true;
    this.#jailed.process.kill("SIGKILL");
  }

  /** Resolves when the process is gone and nothing of it is left. */
  ended(): Promise<void> {
    return this.#ended;
  }

  async #watchOver({ group }: Launch): Promise<void> {
    const { process: child } = this.#jailed;
    child.stderr!.on("data", (chunk: Buffer) => {
      if (this.#stderr.length < MOST_STDERR) this.#stderr += chunk.toString();
    });
    const why = await new Promise<string>((resolve) => {
      child.on("error", (error) => resolve(`could not be started: ${error.message}`));
      child.on("exit", (code, signal) => resolve(`exit ${code ?? signal}`));
    });
    this.#died(this.#stderr === "" ? why : this.#stderr);
    await group?.remove();
  }

  #died(why: string): void {
    this.kill();
    this.#onReply?.({ kind: "died", why });
  }
}
