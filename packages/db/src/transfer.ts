/**
 * @file All of a user's data, out to one JSON document and back in.
 *
 * Import adds what is missing and changes nothing that is there, so it may be repeated and may meet an existing database.
 */
import type { Bilingual } from "@kata/grader/contract";
import { z } from "zod";
import { Prisma } from "../generated/client.ts";
import type { Database } from "./client.ts";
import { requeueForgotten } from "./grading.ts";
import { toStorableJson } from "./source.ts";
import { FORMAT, FORMAT_VERSION, transferFile, type TransferFile } from "./transfer-format.ts";

/** How many of each there are in the file, and how many of them were new to the database. */
export interface Imported {
  readonly attempts: { readonly read: number; readonly added: number };
  readonly drafts: { readonly read: number; readonly added: number };
  readonly giveUps: { readonly read: number; readonly added: number };
}

/** The file is not one that an export wrote. */
export class TransferError extends Error {
  override readonly name = "TransferError";
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(text.en);
    this.text = text;
  }
}

/** Rows written by one statement: Postgres takes at most 65,535 parameters. */
const BATCH = 500;

export async function exportData(db: Database, userId: string): Promise<TransferFile> {
  const where = { userId };
  // One snapshot: what is written meanwhile is in the file whole or not at all.
  const [user, attempts, drafts, giveUps] = await db.prisma.$transaction(
    [
      db.prisma.user.findUniqueOrThrow({ where: { id: userId }, omit: { id: true } }),
      db.prisma.attempt.findMany({ where, orderBy: { createdAt: "asc" }, omit: { userId: true } }),
      db.prisma.draft.findMany({ where, orderBy: { updatedAt: "asc" }, omit: { userId: true } }),
      db.prisma.giveUp.findMany({ where, orderBy: { createdAt: "asc" }, omit: { userId: true } }),
    ],
    { isolationLevel: "RepeatableRead" },
  );
  const document = { format: FORMAT, version: FORMAT_VERSION, exportedAt: new Date(), user, attempts, drafts, giveUps };
  // Dates become text here, and what is written is what an import will accept.
  return transferFile.parse(JSON.parse(JSON.stringify(document)));
}

/** @param document What the file holds, not yet checked. @throws TransferError */
export async function importData(db: Database, userId: string, document: unknown): Promise<Imported> {
  const file = check(document);
  const imported = await db.prisma.$transaction(
    async (tx) => ({
      attempts: await add(file.attempts, (rows) => {
        const data = rows.map((row) => ({
          ...row,
          userId,
          report: toJson(row.report),
          cases: toJson(row.cases),
          efficiency: toJson(row.efficiency),
          machine: toJson(row.machine),
        }));
        return tx.attempt.createMany({ data, skipDuplicates: true });
      }),
      drafts: await add(file.drafts, (rows) =>
        tx.draft.createMany({ data: rows.map((row) => ({ ...row, userId })), skipDuplicates: true }),
      ),
      giveUps: await add(file.giveUps, (rows) =>
        tx.giveUp.createMany({ data: rows.map((row) => ({ ...row, userId })), skipDuplicates: true }),
      ),
    }),
    { timeout: 120_000 },
  );
  if (file.attempts.some(({ state }) => state === "queued" || state === "running"))
    await requeueForgotten(db, await db.queue());
  return imported;
}

function check(document: unknown): TransferFile {
  const result = transferFile.safeParse(document);
  if (result.success) return result.data;
  const wrong = z.prettifyError(result.error);
  throw new TransferError({
    en: `import: a file that \`data:export\` wrote, version ${FORMAT_VERSION} or older; got\n${wrong}`,
    zh: `导入：需要 \`data:export\` 写出的文件（版本不高于 ${FORMAT_VERSION}），而这个文件有以下问题：\n${wrong}`,
  });
}

async function add<Row>(rows: readonly Row[], write: (batch: readonly Row[]) => Promise<{ count: number }>) {
  let added = 0;
  for (let start = 0; start < rows.length; start += BATCH)
    added += (await write(rows.slice(start, start + BATCH))).count;
  return { read: rows.length, added };
}

/** Made storable again, as the file may come from anywhere. */
function toJson(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null ? Prisma.DbNull : JSON.parse(toStorableJson(value));
}
