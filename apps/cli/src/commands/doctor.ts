/** @file `kata doctor`: what grading needs, tried for real on this machine, each with its reason where it does not work. */
import { spawnSync } from "node:child_process";
import { access, constants, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Tone } from "@kata/grader/layout";
import { catalogue } from "@kata/katas/public/catalogue";
import type { Probe } from "@kata/reference/probe";
import type { Context, ExitCode } from "../context.ts";
import { startEngine, stopEngine, type Engine } from "../grading.ts";
import { onInterrupt } from "../interrupts.ts";
import { displayPath, practiceFolder } from "../practice.ts";
import { reasonOf } from "../reason.ts";
import { openRecord } from "../record.ts";
import { padTo, widthOf } from "../terminal.ts";

const NODE_MAJOR = "24";
const CHILD_MS = 10_000;

/** A part that works, or why not. */
type Part<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly reason: string };

interface Findings {
  /** A kata's own solution was accepted, by the way that submissions go. */
  readonly works: boolean;
  readonly node: { readonly ok: boolean; readonly version: string };
  readonly isolatedVm: Part<{ readonly version: string }>;
  readonly database: Part<{ readonly kind: "embedded" | "DATABASE_URL" }>;
  readonly backends: readonly Probe[];
  readonly isolation: Part<{
    readonly level: number;
    readonly madeOf: string;
    /** The levels above, from the top. */
    readonly skipped: readonly { readonly level: number; readonly reason: string }[];
  }>;
  readonly grading: Part<{
    readonly slug: string;
    readonly backend: string;
    readonly isolation: number;
    readonly durationMs: number;
  }>;
  readonly practice: Part<{ readonly folder: string }>;
}

export async function doctor(request: { readonly json: boolean }, context: Context): Promise<ExitCode> {
  context.terminal.progress(context.messages.doctor.looking);
  const findings = await examine(context);
  if (request.json) context.terminal.line(JSON.stringify(findings));
  else report(findings, context);
  return findings.works ? 0 : 2;
}

async function examine({ locale, env, messages }: Context): Promise<Findings> {
  const version = process.versions.node;
  const node = { ok: version.startsWith(`${NODE_MAJOR}.`), version };
  const isolatedVm = tryIsolatedVm();
  const [database, backends, practice] = await Promise.all([
    tried(() => tryDatabase(locale, env), locale),
    import("@kata/reference/probe").then(({ probeBackends }) => probeBackends()),
    tried(() => tryPractice(practiceFolder(env)), locale),
  ]);
  // Last and alone, so that its time is not that of the probes.
  const { slug } = catalogue.find(({ style }) => style === "tensor") ?? catalogue[0]!;
  const engine = startEngine(slug);
  const stopListening = onInterrupt(() => stopEngine(engine));
  const isolation = await tried(() => tryIsolation(engine, messages), locale);
  const grading = await tried(() => tryGrading(engine, slug, locale), locale);
  stopListening();
  await stopEngine(engine);
  const works = grading.ok && node.ok && isolatedVm.ok;
  return { works, node, isolatedVm, database, backends, isolation, grading, practice };
}

/** In a child: a binary for another Node can abort the process that loads it. */
function tryIsolatedVm(): Findings["isolatedVm"] {
  const require = createRequire(fileURLToPath(import.meta.resolve("@kata/grader/grade")));
  const script = `const ivm = require(process.argv[1]); const isolate = new ivm.Isolate({ memoryLimit: 16 });
    const two = isolate.createContextSync().evalSync("1 + 1"); isolate.dispose(); process.exit(two === 2 ? 0 : 1);`;
  try {
    const path = require.resolve("isolated-vm");
    const child = spawnSync(process.execPath, ["--no-node-snapshot", "-e", script, path], {
      timeout: CHILD_MS,
      encoding: "utf8",
    });
    if (child.status !== 0)
      return {
        ok: false,
        reason:
          child.stderr
            .trim()
            .split("\n")
            .find((line) => line.includes("Error")) ?? String(child.signal ?? child.status),
      };
    const { version } = require("isolated-vm/package.json") as { version: string };
    return { ok: true, version };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function tryDatabase(
  locale: Context["locale"],
  env: Context["env"],
): Promise<{ readonly kind: "embedded" | "DATABASE_URL" }> {
  const record = openRecord(locale);
  try {
    await record.progress();
    return { kind: env["DATABASE_URL"] ? "DATABASE_URL" : "embedded" };
  } finally {
    await record.close();
  }
}

async function tryIsolation({ grader }: Engine, { doctor: m }: Context["messages"]) {
  const { level, skipped } = await (await grader).engine.isolation();
  return { level, madeOf: m.madeOf[level], skipped };
}

async function tryGrading({ grader, kata }: Engine, slug: string, locale: Context["locale"]) {
  const loaded = await kata;
  const verdict = await (await grader).grade(loaded, { source: loaded.solution, language: "ts" }, { measure: false });
  // The source is ours, so that the cause of an internal error gives nothing away.
  if (verdict.verdict !== "accepted")
    throw new Error(`${slug}: ${verdict.cause?.split("\n")[0] ?? verdict.message[locale]}`);
  return { slug, backend: verdict.backend.rung, isolation: verdict.isolation, durationMs: verdict.durationMs };
}

/** Writes and removes something, where the folder or its nearest existing parent is. */
async function tryPractice(folder: string): Promise<{ readonly folder: string }> {
  const place = await nearestExisting(folder);
  await rm(await mkdtemp(join(place, ".kata-doctor-")), { recursive: true });
  return { folder: displayPath(folder) };
}

async function nearestExisting(folder: string): Promise<string> {
  try {
    await access(folder, constants.F_OK);
    return folder;
  } catch {
    return nearestExisting(dirname(folder));
  }
}

async function tried<T extends object>(look: () => Promise<T>, locale: Context["locale"]): Promise<Part<T>> {
  try {
    return { ok: true, ...(await look()) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error, locale) };
  }
}

function report(findings: Findings, { terminal, messages }: Context): void {
  const m = messages.doctor;
  const { node, isolatedVm, database, backends, isolation, grading, practice, works } = findings;
  const names = [m.node, m.isolatedVm, m.database, m.backends, m.isolation, m.practice, m.grading];
  const width = Math.max(...names.map(widthOf));
  const row = (name: string, ok: boolean, text: string, worse: Tone = "bad") => {
    const mark = terminal.paint(ok ? "good" : worse, ok ? "✓" : worse === "bad" ? "✗" : "-");
    terminal.line(`${mark} ${padTo(name, width)}  ${text}`);
  };
  row(m.node, node.ok, node.ok ? node.version : m.nodeWrong(node.version));
  row(
    m.isolatedVm,
    isolatedVm.ok,
    isolatedVm.ok ? m.isolatedVmLoads(isolatedVm.version) : m.isolatedVmFails(isolatedVm.reason),
  );
  // Grading needs no database: its absence is a warning.
  const reachable = database.ok && (database.kind === "embedded" ? m.databaseEmbedded : m.databaseExternal);
  row(m.database, database.ok, reachable || (database.ok ? "" : m.databaseFails(database.reason)), "warn");
  backends.forEach(({ rung, usable, gpu, version, reason }, i) => {
    const used = grading.ok && grading.backend === rung;
    const state = usable
      ? `${used ? m.used : m.usable}${version === undefined ? "" : `, ${version}`}${gpu ? ", GPU" : ""}`
      : m.unusable(reason ?? "");
    row(i === 0 ? m.backends : "", usable, `${rung}: ${state}`, "dim");
  });
  if (!backends.some(({ usable }) => usable)) row("", false, m.noBackend);
  row(m.isolation, isolation.ok, isolation.ok ? m.level(isolation.level, isolation.madeOf) : isolation.reason);
  if (isolation.ok)
    for (const { level, reason } of isolation.skipped) row("", false, m.notHigher(level, reason), "dim");
  row(m.practice, practice.ok, practice.ok ? m.writable(practice.folder) : practice.reason, "warn");
  row(
    m.grading,
    grading.ok,
    grading.ok ? m.gradingWorks(grading.slug, (grading.durationMs / 1000).toFixed(2)) : m.gradingFails(grading.reason),
  );
  terminal.line();
  terminal.line(works ? terminal.paint("good", m.works) : terminal.paint("bad", m.broken));
}
