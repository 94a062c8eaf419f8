/** @file `pnpm db:stop`: stops the embedded Postgres. */
import { stopEmbedded } from "../embedded.ts";
import { runCommand } from "./command.ts";

await runCommand({
  usage: {
    en: "Usage: pnpm db:stop\n\nStops the embedded Postgres. All data stays; the next command that needs it starts it again.",
    zh: "用法：pnpm db:stop\n\n停止内置的 Postgres。数据都会保留，下次用到时会自动启动。",
  },
  options: {},
  numFiles: 0,
  async run() {
    const wasRunning = await stopEmbedded();
    return wasRunning
      ? { en: "The embedded database is stopped.", zh: "内置数据库已停止。" }
      : { en: "The embedded database was not running.", zh: "内置数据库本来就没有运行。" };
  },
});
