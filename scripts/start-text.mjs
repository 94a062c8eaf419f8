/** @file What `npm start` says, in English and Chinese. The locale of the environment decides. */

const en = {
  install: { doing: "installing dependencies", done: "dependencies installed", failed: "installing failed" },
  generate: { doing: "generating code", done: "code generated", failed: "generating failed" },
  build: {
    doing: "building the web app (half a minute the first time)",
    done: "web app built",
    failed: "building failed",
  },
  database: { doing: "starting the database", done: "database ready", failed: "the database did not start" },
  serve: { doing: "starting web and worker", done: "web and worker started", failed: "starting failed" },
  upToDate: "install, generate and build are up to date",
  badPort: (got) => `start: PORT is a number from 1 to 65535; got "${got}"`,
  portTaken: (port, other) =>
    `start: port ${port} is in use. Stop what uses it, or take another: PORT=${other} npm start`,
  portForbidden: (port) => `start: this user may not open port ${port}. Take one above 1023: PORT=3000 npm start`,
  portUnusable: (port, code) => `start: port ${port} cannot be opened on 127.0.0.1 (${code})`,
  stepFailed: (what) => `start: ${what}. The last lines of its output are above.`,
  ready: (address) => `Open ${address}`,
  howToStop: "Ctrl-C stops web and worker. The embedded database goes on running: pnpm db:stop stops it.",
  howToStopExternal: "Ctrl-C stops web and worker.",
  logs: (folder) => `Logs: ${folder}`,
  stopping: "stopping web and worker",
  stopped: "stopped",
  databaseGoesOn: "the embedded database goes on running: pnpm db:stop stops it",
  workerDied: (how, wait) => `worker ended (${how}); starting it again in ${wait} s`,
  webDied: (how, log) => `start: web ended (${how}). The last lines of ${log}:`,
  noAnswer: (wait, log) => `start: web did not answer within ${wait} s. The last lines of ${log}:`,
  logUnwritable: (path, code) => `the log ${path} cannot be written (${code}); going on without it`,
};

const zh = {
  install: { doing: "正在安装依赖", done: "依赖已装好", failed: "安装失败" },
  generate: { doing: "正在生成代码", done: "代码已生成", failed: "生成失败" },
  build: { doing: "正在构建网页（首次约半分钟）", done: "网页已构建", failed: "构建失败" },
  database: { doing: "正在启动数据库", done: "数据库就绪", failed: "数据库没能启动" },
  serve: { doing: "正在启动网页和判题进程", done: "网页和判题进程已启动", failed: "启动失败" },
  upToDate: "依赖、生成的代码和网页都是最新的",
  badPort: (got) => `start：PORT 应为 1 到 65535 之间的整数，现在是“${got}”`,
  portTaken: (port, other) => `start：端口 ${port} 已被占用。请关掉占用它的程序，或换一个端口：PORT=${other} npm start`,
  portForbidden: (port) => `start：当前用户无权使用端口 ${port}，请换一个大于 1023 的端口：PORT=3000 npm start`,
  portUnusable: (port, code) => `start：无法在 127.0.0.1 上打开端口 ${port}（${code}）`,
  stepFailed: (what) => `start：${what}，输出的最后几行见上。`,
  ready: (address) => `请打开 ${address}`,
  howToStop: "按 Ctrl-C 停止网页和判题进程。内置数据库会继续运行，用 pnpm db:stop 停止。",
  howToStopExternal: "按 Ctrl-C 停止网页和判题进程。",
  logs: (folder) => `日志目录：${folder}`,
  stopping: "正在停止网页和判题进程",
  stopped: "已停止",
  databaseGoesOn: "内置数据库仍在运行，用 pnpm db:stop 停止",
  workerDied: (how, wait) => `判题进程退出了（${how}），${wait} 秒后重新启动`,
  webDied: (how, log) => `start：网页进程退出了（${how}）。${log} 的最后几行：`,
  noAnswer: (wait, log) => `start：网页在 ${wait} 秒内没有响应。${log} 的最后几行：`,
  logUnwritable: (path, code) => `日志 ${path} 无法写入（${code}），不写日志继续运行`,
};

/** POSIX order: the first of these that is set decides. */
const named = [process.env.LC_ALL, process.env.LC_MESSAGES, process.env.LANG].find(Boolean) ?? "";

export const locale = /^zh(?:[_.@-]|$)/i.test(named) ? "zh" : "en";
export const text = { en, zh }[locale];
