#!/usr/bin/env node
/**
 * @file Answers Prisma's commands in place of its native schema engine, which is a download.
 *
 * The same engine compiled to WebAssembly does the work; this file speaks the protocol: JSON-RPC, one message a line,
 * on stdin and stdout, or one of three administrative commands as arguments. Plain JavaScript, as Prisma starts it itself.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { adapterFactory, administer } from "./database.mjs";

/** JSON-RPC methods that exist under the same name in the engine. */
const METHODS = new Set([
  "applyMigrations",
  "createMigration",
  "dbExecute",
  "devDiagnostic",
  "diagnoseMigrationHistory",
  "ensureConnectionValidity",
  "introspect",
  "markMigrationApplied",
  "markMigrationRolledBack",
  "reset",
  "schemaPush",
]);

/** Code of a JSON-RPC error under which Prisma's client reads the engine's own error. */
const ENGINE_ERROR = 4466;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    version: { type: "boolean" },
  },
});
const databaseUrl = JSON.parse(options.datasource ?? "{}").url;

if (options.version) console.log("schema-engine (WebAssembly)");
else if (positionals[0] === "cli") await administer(databaseUrl, positionals[1]);
else {
  loadEngine();
  serve();
}

function serve() {
  /** Opened by the first message, so that a bad address is the answer to a message. */
  let engine;
  let numPending = 0;
  let isClosed = false;
  const leaveWhenIdle = () => {
    if (isClosed && numPending === 0) process.exit(0);
  };
  const lines = createInterface({ input: process.stdin });
  lines.on("line", async (line) => {
    const message = JSON.parse(line);
    if (message.method === undefined) return; // the client's answer to our `print`
    numPending += 1;
    try {
      engine ??= openEngine();
      send({ id: message.id, result: await answer(await engine, message) });
    } catch (error) {
      send({ id: message.id, error: describe(error) });
    }
    numPending -= 1;
    leaveWhenIdle();
  });
  lines.on("close", () => {
    isClosed = true;
    leaveWhenIdle();
  });
}

function loadEngine() {
  // Where the engine leaves its last words when it panics.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (words) => console.error(words) };
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/\.js$/, "_bg.wasm");
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

async function openEngine() {
  const datamodels = options.datamodels?.map((path) => [path, readFileSync(path, "utf8")]);
  const ignoreLog = () => {};
  return bindings.SchemaEngine.new(
    { datamodels },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(adapterFactory(databaseUrl)),
  );
}

async function answer(engine, { method, params }) {
  if (method === "getDatabaseVersion") return engine.version(params ?? null);
  if (method === "diff") {
    const { exitCode, stdout } = await engine.diff(params);
    if (stdout != null) send({ id: 0, method: "print", params: { content: stdout } });
    return { exitCode, stdout: null };
  }
  if (method === "evaluateDataLoss") return countSteps(engine, params);
  if (!METHODS.has(method))
    throw new Error(
      `schema-engine: one of ${[...METHODS].join(", ")}, diff, evaluateDataLoss, getDatabaseVersion; got ${method}`,
    );
  return (await engine[method](params)) ?? null;
}

/**
 * Whether a migration would have any steps. The engine compiled to WebAssembly finds no shadow database for this message
 * alone, so that its warnings are missing: read the SQL of a migration before it is applied.
 */
async function countSteps(engine, { migrationsList, schema, filters }) {
  const from = { tag: "migrations", ...migrationsList };
  const to = { tag: "schemaDatamodel", ...schema };
  const { exitCode } = await engine.diff({ from, to, filters, script: false, exitCode: true, shadowDatabaseUrl: null });
  return { migrationSteps: exitCode === 0 ? 0 : 1, unexecutableSteps: [], warnings: [] };
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

function describe(error) {
  const data = {
    is_panic: error?.name === "RuntimeError",
    message: error?.message ?? String(error),
    error_code: error?.code ?? null,
    meta: error?.meta ?? null,
  };
  return { code: ENGINE_ERROR, message: data.message, data };
}
