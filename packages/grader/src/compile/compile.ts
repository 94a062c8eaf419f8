/**
 * @file Compiles a submission in the compile child, and maps places in the compiled program back to the candidate's source.
 */
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { fileURLToPath } from "node:url";
import { HelperProcess } from "../channel.ts";
import type { Position } from "../verdict.ts";

export interface CompileQuestion {
  readonly source: string;
  readonly language: "ts" | "js";
  /** Modules that may be imported. */
  readonly modules: readonly string[];
}

export type Compiled =
  | { readonly kind: "compiled"; readonly code: string; readonly map: string }
  | { readonly kind: "error"; readonly message: string; readonly at?: Position }
  | {
      readonly kind: "forbidden";
      readonly name: string;
      readonly line: number;
      readonly column: number;
      readonly map: string;
    };

export type CompileResult =
  | { readonly kind: "compiled"; readonly code: string; readonly positionOf: (at: Position) => Position | undefined }
  | { readonly kind: "error"; readonly message: string; readonly at?: Position }
  | { readonly kind: "forbidden"; readonly name: string; readonly at?: Position }
  | { readonly kind: "too-hard" };

const COMPILE_MS = 2000;
/** The first question also waits for the process to start. */
const START_MS = 20_000;
const MEMORY_BYTES = 512 * 2 ** 20;

/** No program makes the compiler end so: the watchdog's kills are told apart from this one. */
const KILLED = "exit SIGKILL";

/** The compile child was killed from outside, again and again. */
export class CompilerLostError extends Error {
  override readonly name = "CompilerLostError";
  constructor() {
    super(`compile child: lives until it has answered; got ${KILLED} twice`);
  }
}

export interface Compiler {
  start(): void;
  compile(question: CompileQuestion): Promise<CompileResult>;
  close(): Promise<void>;
}

export function createCompiler(): Compiler {
  const helper = new HelperProcess({
    program: fileURLToPath(new URL("./process.ts", import.meta.url)),
    flags: ["--max-old-space-size=384"],
    env: {},
    memoryBytes: MEMORY_BYTES,
  });
  let started = false;
  const ask = async (question: CompileQuestion) => {
    const reply = await helper.ask(question, undefined, started ? COMPILE_MS : START_MS);
    started = reply.kind === "frame";
    return reply;
  };
  return {
    start: () => helper.start(),
    async compile(question) {
      let reply = await ask(question);
      // It may have been killed from outside: only what happens twice is the program's doing.
      if (reply.kind === "died") reply = await ask(question);
      if (reply.kind === "died" && reply.why === KILLED) throw new CompilerLostError();
      return reply.kind === "frame" ? withPositions(reply.frame.header as Compiled) : { kind: "too-hard" };
    },
    close: () => helper.close(),
  };
}

function withPositions(compiled: Compiled): CompileResult {
  switch (compiled.kind) {
    case "error":
      return compiled;
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
