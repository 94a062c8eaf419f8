/** @file Where Prisma's own commands find the schema, the migrations, the database and a schema engine. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The commands would download a native schema engine; ours answers through WebAssembly from npm, so they work offline.
// A script with a shebang cannot stand in for an executable on Windows.
if (process.platform !== "win32") {
  process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= fileURLToPath(
    new URL("packages/db/schema-engine/main.mjs", import.meta.url),
  );
}
// No look-up of newer versions on the network.
process.env["CHECKPOINT_DISABLE"] ??= "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // `generate` needs no database. `migrate dev` wants DATABASE_URL of one that may be changed freely.
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://kata@127.0.0.1:1/kata" },
});
