/** @file `pnpm data:import FILE`: reads back what `pnpm data:export` wrote. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { openDatabase } from "../client.ts";
import { importData } from "../transfer.ts";
import { localUser } from "../users.ts";
import { runCommand, UsageError } from "./command.ts";

await runCommand({
  usage: {
    en: "Usage: pnpm data:import FILE\n\nReads a FILE that data:export wrote. Adds what is missing and changes nothing that is there; may be repeated.",
    zh: "用法：pnpm data:import 文件\n\n读入 data:export 写出的文件。只补上缺少的数据，已有的不动，可以重复执行。",
  },
  options: {},
  numFiles: 1,
  async run(name) {
    const file = resolve(process.env["INIT_CWD"] ?? "", name);
    const document = await readJson(file);
    const db = await openDatabase();
    try {
      const { attempts, drafts, giveUps } = await importData(db, (await localUser(db)).id, document);
      const added = attempts.added + drafts.added + giveUps.added;
      const read = attempts.read + drafts.read + giveUps.read;
      return {
        en: `Read ${file}: attempts ${attempts.read}, drafts ${drafts.read}; ${added} of ${read} records were new`,
        zh: `从 ${file} 读入 ${attempts.read} 次提交和 ${drafts.read} 份草稿；${read} 条记录中有 ${added} 条是新的`,
      };
    } finally {
      await db.close();
    }
  },
});

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new UsageError(
      {
        en: `data:import: ${file} cannot be read: ${error.message}`,
        zh: `data:import：无法读取 ${file}：${error.message}`,
      },
      error,
    );
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      {
        en: `data:import: ${file} is not JSON (${String(error)}). Name a file that data:export wrote.`,
        zh: `data:import：${file} 不是 JSON（${String(error)}）。请指定 data:export 写出的文件。`,
      },
      error,
    );
  }
}
