/** @file `pnpm data:export FILE`: writes all of the user's data to a JSON file. */
import { existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { openDatabase } from "../client.ts";
import { exportData } from "../transfer.ts";
import { localUser } from "../users.ts";
import { runCommand, UsageError } from "./command.ts";

await runCommand({
  usage: {
    en: "Usage: pnpm data:export FILE [--force]\n\nWrites all your attempts, drafts and other data to FILE, as JSON. --force replaces a FILE that exists.",
    zh: "用法：pnpm data:export 文件 [--force]\n\n把你的全部提交记录、草稿等数据写成一个 JSON 文件。文件已存在时，加 --force 才会覆盖。",
  },
  options: { force: { type: "boolean" } },
  numFiles: 1,
  async run(name, { force }) {
    const file = resolve(process.env["INIT_CWD"] ?? "", name);
    if (existsSync(file) && force !== true) {
      throw new UsageError({
        en: `data:export: ${file} exists. Name another file, or add --force.`,
        zh: `data:export：${file} 已存在。请换一个文件名，或加上 --force。`,
      });
    }
    const db = await openDatabase();
    try {
      const data = await exportData(db, (await localUser(db)).id);
      await writeWhole(file, `${JSON.stringify(data, null, 1)}\n`);
      const { attempts, drafts } = data;
      return {
        en: `Wrote ${file}: attempts ${attempts.length}, drafts ${drafts.length}`,
        zh: `已把 ${attempts.length} 次提交和 ${drafts.length} 份草稿写入 ${file}`,
      };
    } finally {
      await db.close();
    }
  },
});

/** A full disk must not leave half a file behind, nor spoil the one that was there. */
async function writeWhole(file: string, text: string): Promise<void> {
  const half = `${file}.${process.pid}.part`;
  try {
    await writeFile(half, text, { mode: 0o600 });
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
