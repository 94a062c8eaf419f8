/**
 * @file Compiles a submission in the compile child, and maps places in the compiled program back to the candidate's source.
 */
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { z } from "zod";
import type { Level } from "../sandbox/isolation.ts";
import type { Position } from "../verdict.ts";
import { CompileChild } from "./compile-child.ts";

export interface CompileQuestion {
  readonly source: string;
  readonly language: "ts" | "js";
  /** Modules that may be imported. */
  readonly modules: readonly string[];
}

const place = z.number().int().min(0);

/** Checked as it comes: the child has read a stranger's text. */
const COMPILED = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("compiled"), code: z.string(), map: z.string() }),
  z.object({
    kind: z.literal("error"),
    message: z.string(),
    at: z.object({ line: place, column: place }).optional(),
    /** Where there is one, `at` is a place in what was made of the source. */
    map: z.string().optional(),
  }),
  z.object({ kind: z.literal("forbidden"), name: z.string(), line: place, column: place, map: z.string() }),
]);

export type Compiled = z.infer<typeof COMPILED>;

export type CompileResult =
  | { readonly kind: "compiled"; readonly code: string; readonly positionOf: (at: Position) => Position | undefined }
  | { readonly kind: "error"; readonly message: string; readonly at?: Position }
  | { readonly kind: "forbidden"; readonly name: string; readonly at?: Position }
  | { readonly kind: "too-hard" };

const COMPILE_MS = 2000;
const START_MS = 20_000;
const MOST_PATIENCE = 4;
/** Children that may fail to start, one after the other, before that is an error. */
const MOST_STARTS = 4;
const NOTHING: CompileQuestion = { source: "", language: "ts", modules: [] };

/** No compile child could be started: ours, never the candidate's. */
export class CompilerStartError extends Error {
  override readonly name = "CompilerStartError";
}

/** No program makes the compiler end so: the watchdog's kills are told apart from this one. A jail answers with 128 + 9. */
const KILLED = /^exit (SIGKILL|137)$/;

/** The compile child was killed from outside, again and again. */
export class CompilerLostError extends Error {
  override readonly name = "CompilerLostError";
  constructor(why: string) {
    super(`compile child: lives until it has answered; got ${why} twice`);
  }
}

export interface Compiler {
  /** Starts a child ahead of the first question. */
  start(): void;
  /** @throws CompilerStartError, CompilerLostError */
  compile(question: CompileQuestion): Promise<CompileResult>;
  /** Resolves when every child is gone. */
  close(): Promise<void>;
}

/** @param level the isolation level of every child, once it is known */
export function createCompiler(level: () => Promise<Level>): Compiler {
  const all = new Set<CompileChild>();
  let closed = false;
  let ready: Promise<CompileChild> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** A child that has compiled once: its start is charged to nobody. */
  const startChild = async (): Promise<CompileChild> => {
    const chosen = await level();
    let why = "";
    for (let starts = 0; starts < MOST_STARTS && !closed; starts++) {
      const child = new CompileChild(chosen);
      all.add(child);
      void child.ended().then(() => all.delete(child));
      const reply = await child.ask(NOTHING, START_MS);
      if (reply.kind === "header") return child;
      child.kill();
      why = reply.kind === "died" ? reply.why : reply.kind;
    }
    throw new CompilerStartError(`compile child: starts within ${START_MS} ms; got ${why || "the end of the grader"}`);
  };
  const restart = () => {
    const started = startChild();
    // Reported to whoever asks first.
    started.catch(() => {});
    return (ready = started);
  };
  const living = async (): Promise<CompileChild> => {
    const child = await (ready ?? restart()).catch(restart);
    return child.isDead ? await restart() : child;
  };

  /**
   * On a busy machine a child may not have had its time: the next one gets more of the clock. It may also have been killed
   * from outside: only a second death is the program's.
   */
  const ask = async (question: CompileQuestion): Promise<CompileResult> => {
    let deaths = 0;
    for (let patience = 1; ;) {
      const reply = await (await living()).ask(question, patience * COMPILE_MS);
      if (reply.kind === "header") return withPositions(COMPILED.parse(reply.header));
      if (!closed) restart(); // at once, so that the next question does not wait for it
      if (reply.kind === "died" && deaths === 0) deaths++;
      else if (reply.kind === "time" && reply.cpuMs < 0.9 * COMPILE_MS && patience < MOST_PATIENCE) patience *= 2;
      else if (reply.kind === "died" && KILLED.test(reply.why)) throw new CompilerLostError(reply.why);
      else return { kind: "too-hard" };
    }
  };

  return {
    start: () => void living().catch(() => {}),
    compile(question) {
      const answer = turn.then(() => ask(question));
      turn = answer.catch(() => {});
      return answer;
    },
    async close() {
      closed = true;
      const children = [...all];
      for (const child of children) child.kill();
      await Promise.all(children.map((child) => child.ended()));
    },
  };
}

function withPositions(compiled: Compiled): CompileResult {
  switch (compiled.kind) {
    case "error": {
      const { kind, message, map } = compiled;
      const at =
        map === undefined || compiled.at === undefined ? compiled.at : positionIn(new TraceMap(map), compiled.at);
      return { kind, message, ...(at === undefined ? {} : { at }) };
    }
    case "forbidden": {
      const at = positionIn(new TraceMap(compiled.map), compiled);
      return { kind: "forbidden", name: compiled.name, ...(at === undefined ? {} : { at }) };
    }
    case "compiled": {
      let map: TraceMap | undefined;
      return {
        kind: "compiled",
        code: compiled.code,
        positionOf: (at) => positionIn((map ??= new TraceMap(compiled.map)), at),
      };
    }
  }
}

function positionIn(map: TraceMap, { line, column }: Position): Position | undefined {
  const found = originalPositionFor(map, { line, column: Math.max(0, column - 1) });
  return found.line === null ? undefined : { line: found.line, column: found.column + 1 };
}
