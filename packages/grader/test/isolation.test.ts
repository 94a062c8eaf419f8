/** @file What docs/security.md promises of each isolation level, as seen by a program inside, for root and for an ordinary user. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { LEVELS, type Level } from "../src/sandbox/isolation.ts";
import { PROCESSES, type Findings, type Told } from "./inside.ts";

const INSIDE = join(import.meta.dirname, "inside.ts");
const NODE = [process.execPath, "--disable-warning=ExperimentalWarning", INSIDE];
const NOBODY = 65534;
const AS_NOBODY = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];
const [STDERR, CHANNEL] = [2, 3];
const [EPERM, ENOSYS] = [1, 38];
const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === "linux";

const print = (text: string) => void process.stderr.write(`isolation: ${text}\n`);

interface Identity {
  readonly who: string;
  /** Empty: the command can run here. */
  readonly whyNot: string;
  readonly command: readonly string[];
}

const IDENTITIES: readonly Identity[] = [
  { who: "root", whyNot: isRoot ? "" : "only root can be root", command: NODE },
  { who: "an ordinary user", whyNot: whyNotOrdinary(), command: isRoot ? [...AS_NOBODY, ...NODE] : NODE },
];

function whyNotOrdinary(): string {
  if (!isRoot) return "";
  if (!isLinux) return "setpriv, which changes the user, exists on Linux only";
  const [command, ...parameters] = [...AS_NOBODY, "test", "-r", INSIDE, "-a", "-x", process.execPath];
  return spawnSync(command!, parameters).status === 0 ? "" : "setpriv is missing, or nobody may not read this folder";
}

function look({ command }: Identity): Findings {
  const { KATA_ISOLATION: _, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(command[0]!, command.slice(1), { encoding: "utf8", env });
  if (status !== 0) throw new Error(`inside.ts: ends well; got ${status}: ${stderr}`);
  return JSON.parse(stdout) as Findings;
}

for (const identity of IDENTITIES) {
  const { who, whyNot } = identity;
  if (whyNot !== "") print(`${who}: skipped; ${whyNot}`);
  (whyNot === "" ? describe : describe.skip)(`as ${who}`, () => {
    let findings: Findings;
    beforeAll(() => {
      findings = look(identity);
      for (const [level, reason] of Object.entries(findings.skipped))
        print(`${who}, level ${level}: skipped; ${reason}`);
    });
    /** Of each process at the level; none where this machine has no such level, and the reason is printed above. */
    const each = (levels: readonly Level[], claim: (told: Told, user: number) => void) => {
      for (const { level, told } of findings.inside) if (levels.includes(level)) claim(told, findings.uid);
    };

    test("each level holds for both processes, or has a reason why not", () => {
      for (const level of LEVELS) {
        const here = findings.inside.filter((inside) => inside.level === level).map(({ process }) => process);
        if (findings.skipped[level] === undefined) expect(here).toEqual(PROCESSES);
        else expect(findings.skipped[level]).not.toBe("");
      }
      expect(findings.inside.some(({ level }) => level === 1)).toBe(true);
    });

    test("a submission is graded at the highest level that works, and accepted", () => {
      const highest = Math.max(...findings.inside.map(({ level }) => level));
      expect(findings.graded).toEqual({ verdict: "accepted", isolation: highest });
    });

    test("at every level nothing of the grader's environment and no connection but the channel is inside", () => {
      each(LEVELS, ({ environment, sockets }) => {
        expect(["PATH", "PWD"]).toEqual(expect.arrayContaining([...environment]));
        expect(environment.length).toBeLessThanOrEqual(1);
        expect(sockets).toEqual([STDERR, CHANNEL]);
      });
    });

    test("from level 2 on nothing is written, and descriptors, core dumps, data and processor time are limited", () => {
      each([5, 4, 3, 2], ({ written, opened }) => {
        expect(Object.values(written)).not.toContain("done");
        expect(opened).toBe("EMFILE");
      });
      // Not even an empty file is made.
      each([5, 4], ({ written }) =>
        expect(["EROFS", "ENOENT"]).toEqual(expect.arrayContaining(Object.values(written))),
      );
      // In a jail there is no /proc to read them from.
      each([3, 2], ({ limits }) => {
        expect(limitsOf(limits)).toMatchObject({
          "Max open files": "64",
          "Max file size": "0",
          "Max core file size": "0",
          "Max cpu time": "120",
          "Max data size": String(6 * 2 ** 30),
        });
      });
    });

    test("from level 3 on there is no network: no interface, no port and no abstract socket of the machine", () => {
      each([5, 4, 3], ({ interfaces, tcp, unix }) => {
        expect(interfaces).toEqual([]);
        expect(["EPERM", "ENETUNREACH"]).toContain(tcp);
        expect(["EPERM", "ECONNREFUSED"]).toContain(unix);
      });
      // The same probe finds what is there where nothing is promised: the network is really asked for.
      if (isLinux) each([2, 1], ({ tcp, unix }) => expect([tcp, unix]).toEqual(["done", "done"]));
    });

    test("at level 3 privileges cannot be gained; started by root, user and capabilities are gone too", () => {
      each([3], (told, user) => {
        expect(told.status).toMatch(/^NoNewPrivs:\t1$/m);
        expect(told.status).toMatch(/^CapEff:\t0+$/m);
        if (user !== 0) return expect(told.uid).toBe(user);
        expect(told.uid).toBe(NOBODY);
        expect(told.status).toMatch(/^Groups:\t\s*$/m);
        expect(told.status).toMatch(/^CapBnd:\t0+$/m);
        expect(told.signal).toBe("EPERM");
        const secrets = Object.entries(told.read).filter(([path]) => /secret$|\d\/environ$/.test(path));
        expect(secrets.map(([, outcome]) => outcome)).toEqual(["EACCES", "EACCES"]);
      });
    });

    test("in the jail there are the program's own files and /dev, and no other process", () => {
      for (const { level, given, told } of findings.inside) {
        if (level < 4) continue;
        expect(told.everything!.filter((path) => !path.startsWith("/dev/")).sort()).toEqual([...given].sort());
        expect(given.filter((path) => !/^\/(kata\/|lib|usr\/lib)/.test(path))).toEqual([]);
        expect(Object.values(told.read)).toEqual(Object.keys(told.read).map(() => "ENOENT"));
        expect(told.processes).toEqual([]);
        expect(told.uid).toBe(NOBODY);
      }
    });

    test("in the jail no process is made, no signal sent, no system call made outside the filter", () => {
      each([5, 4], ({ process: made, signal }) => expect([made, signal]).toEqual(["EPERM", "EPERM"]));
      for (const { level, process: name, calls } of findings.inside) {
        if (level < 4) continue;
        if (calls === undefined) {
          print(
            `${who}, level ${level}, ${name}: system calls one by one: skipped; perl, which makes them, is not installed`,
          );
          continue;
        }
        expect(Object.keys(calls).length).toBeGreaterThan(40);
        // With ENOSYS the C library falls back to an older call, which is refused.
        expect(Object.entries(calls).filter(([, error]) => error !== EPERM)).toEqual([
          ["clone3", ENOSYS],
          ["io_uring_setup", ENOSYS],
        ]);
      }
    });
  });
}

/** Soft limits, by their name in /proc. */
function limitsOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split("\n").map((line) => line.split(/ {2,}/) as [string, string]));
}
