/** @file The compile child under attack and under failure, at each level: its limits hold, and nothing of it is lost or left. */
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createCompiler, type Compiler } from "../src/compile/compile.ts";
import { LEVELS, whyNot, type Level } from "../src/sandbox/isolation.ts";
import { ChildStartError, RunChild } from "../src/sandbox/run-child.ts";

const print = (text: string) => void process.stderr.write(`compile child: ${text}\n`);
const HONEST = { source: "export const f = (x: number): number => x + 1;", language: "ts", modules: [] } as const;
const LEAVING_MS = 5000;

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function running(): Running[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)!.split(" ");
      if (fields[0] === "Z") return []; // it has ended, and waits for its parent to ask how
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      return [{ pid: Number(name), parent: Number(fields[1]), command }];
    } catch {
      return []; // it has ended in the meantime
    }
  });
}

function descendants(): Running[] {
  const all = running();
  const found: Running[] = [];
  for (let next = [process.pid]; next.length > 0;) {
    const children = all.filter(({ parent }) => next.includes(parent));
    found.push(...children);
    next = children.map(({ pid }) => pid);
  }
  return found;
}

const isProgram = ({ command }: Running) => /^\S*node .*(child\.mjs|process\.gen\.js) \S+\.node $/.test(command);
/** The innermost: wrappers have replaced themselves, or are the parents of what they wrap. */
const theProcess = (): number => {
  const found = descendants().filter(isProgram);
  if (found.length !== 1) throw new Error(`theProcess: one such process; got ${JSON.stringify(found)}`);
  return found[0]!.pid;
};

async function whyNotHere(level: Level): Promise<string | undefined> {
  if (process.platform !== "linux") return "processes are found by /proc, on Linux only";
  const reason = whyNot(level);
  if (reason !== undefined) return reason;
  const child = new RunChild(level);
  return child
    .ready()
    .then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof ChildStartError) return error.message;
        throw error;
      },
    )
    .finally(() => {
      child.kill();
      return child.ended();
    });
}

for (const level of LEVELS) {
  const reason = await whyNotHere(level);
  if (reason !== undefined) print(`level ${level}: skipped; ${reason}`);
  (reason === undefined ? describe : describe.skip)(`at level ${level}`, () => {
    let compiler: Compiler;
    beforeEach(async () => {
      compiler = createCompiler(() => Promise.resolve(level));
      expect(await compiler.compile(HONEST)).toMatchObject({ kind: "compiled" });
    });
    afterEach(() => compiler.close());

    test("killed from outside: the next question is answered, and so is the one at hand", async () => {
      process.kill(theProcess(), "SIGKILL");
      expect(await compiler.compile(HONEST)).toMatchObject({ kind: "compiled" });
      const atHand = compiler.compile(HONEST);
      process.kill(theProcess(), "SIGKILL");
      expect(await atHand).toMatchObject({ kind: "compiled" });
    });

    test("a child that was denied the processor is replaced, and the question is asked again", async () => {
      const stopped = theProcess();
      process.kill(stopped, "SIGSTOP");
      expect(await compiler.compile(HONEST)).toMatchObject({ kind: "compiled" });
      expect(theProcess()).not.toBe(stopped);
    });

    test.each([
      ["brackets", "(".repeat(100_000)],
      ["types", `type T = ${"A<".repeat(80_000)}B${">".repeat(80_000)};`],
      ["namespaces", "namespace a{".repeat(20_000)],
    ])(
      "%s that are nested too deeply for the compiler end it, and the next question is answered",
      async (_, source) => {
        expect(await compiler.compile({ ...HONEST, source })).toEqual({ kind: "too-hard" });
        expect(await compiler.compile(HONEST)).toMatchObject({ kind: "compiled" });
      },
    );

    test("closing leaves no process behind", async () => {
      const before = theProcess();
      await compiler.close();
      const left = () => running().filter(({ pid }) => pid === before);
      for (const end = Date.now() + LEAVING_MS; left().length > 0 && Date.now() < end;) await sleep(20);
      expect(left()).toEqual([]);
      expect(descendants()).toEqual([]);
    });
  });
}
