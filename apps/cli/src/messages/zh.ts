/** @file 终端里的中文。 */
import type { Messages } from "./en.ts";

const KINDS = {
  list: "题目列表",
  grade: "评测",
  hint: "--hint",
  solution: "--solution",
  reset: "--reset",
  doctor: "doctor",
};

export const zh: Messages = {
  help: `LLM 手撕题：亲手写出 attention、GRPO、ring all-reduce，得到一份靠得住的判定。

  pnpm kata                     按主题列出全部题目，附难度、进度和最高分
  pnpm kata <题名>              评测 practice/<题名>.ts；文件不存在时先按模板生成
  pnpm kata doctor [--json]     检查这台机器能否评测

pnpm kata <题名> 的选项
  -w, --watch       文件一保存就重新评测，按 q 结束
  --examples        只跑示例，显示输入和你的控制台输出；不计分，也不记录
  --hint [n]        看下一条没看过的提示，或指定第 n 条
  --solution        通过之后查看解析、参考答案和面试追问
  --give-up         配合 --solution：没做出来也看答案，会留下记录
  --reset           用模板重新开始；你现在的文件会移到 practice/.history/
  --file F          改为评测这个 .ts、.js、.mts 或 .mjs 文件；可以重复给出
  --json            每评测一个文件，向标准输出写一行 JSON，此外什么都不写
  --no-measure      通过之后不测效率，只计正确性的分
  --no-record       不记录这次提交，也就不需要数据库
  --lang en|zh      语言，默认取自系统区域设置
  -h, --help        显示这段说明
  -v, --version     显示版本

退出码：0 通过，1 未通过，2 用法或系统错误。
没有安装 pnpm 时：npm run kata -- <题名>（用 --json 时：npm run --silent kata -- <题名> --json）。`,

  usage: {
    oneName: (extra, isFile) =>
      `kata：一次只能做一道题，多出了参数“${extra}”。${isFile ? `要评测某个文件，请写 --file ${extra}。` : "用法见 pnpm kata --help。"}`,
    doesNotGoWith: (option, kind) => `kata：${option} 不能和${KINDS[kind]}一起用。用法见 pnpm kata --help。`,
    nameNeeded: (option) =>
      `kata：${option} 前面要写题名，例如 pnpm kata attention ${option}。题名可用 pnpm kata 查看。`,
    watchAndJson: "kata：--watch 给人看，--json 给程序读，两者不能同时用。",
    watchOneFile: (files) => `kata：--watch 只能盯一个文件，这里给了 ${files} 个。`,
    takesNoValue: (option, value) => `kata：${option} 不带值，却收到了“${value}”。`,
    valueNeeded: (option) =>
      `kata：${option} 后面缺一个值，例如 ${option} ${option === "--lang" ? "zh" : "my-answer.ts"}。`,
    hintNumber: (value) => `kata：--hint 后面要么不写，要么写从 1 开始的序号；收到的是“${value}”。`,
    language: (value) => `kata：--lang 只能是 en 或 zh，收到的是“${value}”。`,
    unknownOption: (option, near) =>
      `kata：没有 ${option} 这个选项。${near === undefined ? "" : `是不是想写 ${near}？`}用法见 pnpm kata --help。`,
    unknownKata: (name, near) =>
      `kata：没有叫“${name}”的题。${near.length === 0 ? "" : `是不是想找 ${near.join("、")}？`}全部题目可用 pnpm kata 查看。`,
  },

  source: {
    missing: (file) => `${file}：没有这个文件。请检查 --file 后面的路径。`,
    notAFile: (file) => `${file}：这是文件夹或设备，不是文件。请给出一个 .ts 或 .js 文件的路径。`,
    extension: (file) => `${file}：源文件的扩展名应为 .ts、.mts、.js 或 .mjs。请改名，或换一个文件。`,
    unreadable: (file, code) => `${file}：文件读不出来（${code}）。请检查它的权限。`,
    empty: (file, slug) =>
      `${file}：文件是空的，没有可评测的内容。请写好答案，或用 pnpm kata ${slug} --reset 重新开始。`,
    tooLarge: (file, bytes, limit) =>
      `${file}：源文件最大 ${limit / 1024} kB，这个有 ${Math.ceil(bytes / 1024)} kB。请删掉与答案无关的内容。`,
    binary: (file) => `${file}：源文件应是 UTF-8 文本，这个文件里有别的字节。请另存为 UTF-8，或换一个文件。`,
  },

  practice: {
    made: (file) => `已按模板生成 ${file}。`,
    next: (file, slug) =>
      `用编辑器打开 ${file}，写好答案后再运行 pnpm kata ${slug}（加 --watch 则一保存就评测，卡住了用 --hint）。`,
    kept: (file) => `你原来的文件保存在 ${file}。`,
    reset: (file) => `${file} 已恢复成模板。`,
    cannotWrite: (path, code, way) => `${path}：写不进去（${code}）。没有改动任何东西。${way}`,
    ways: {
      full: "磁盘满了：请腾出空间，或用 KATA_PRACTICE 指定另一块磁盘上的文件夹。",
      readOnly: "请放开写权限，或用 KATA_PRACTICE 指定一个你能写的文件夹。",
      notAFolder: "练习文件夹的位置上有一个同名文件：请把它移走，或用 KATA_PRACTICE 另指定一个文件夹。",
      other: "可以用 KATA_PRACTICE 另指定一个文件夹。",
    },
  },

  list: {
    status: { accepted: "已通过", tried: "做过", new: "未做" },
    difficulty: { easy: "简单", medium: "中等", hard: "困难" },
    solved: (accepted, total) => `已通过 ${accepted} / ${total} 题`,
    start: (slug) => `从这里开始：pnpm kata ${slug}`,
    again: (slug) => `接着做：pnpm kata ${slug}`,
    done: "全部通过。",
    reading: "正在读取做题记录",
    withoutRecord: "没有显示做题记录：--no-record 表示不碰数据库。",
    unreachable: (reason) => `没有显示做题记录。${reason}`,
  },

  grade: {
    starting: "正在启动评测",
    compiling: "正在编译",
    again: "评测系统中途出错，与你的代码无关，正在重新评测。",
    playing: (group, done, total) => `${group} ${done}/${total}`,
    measuring: "正在测效率（按 Ctrl-C 会保留判定）",
    notMeasured: "没有测效率，这一项最多还能加 30 分。",
    measuringBroken: "效率没能测出来，与你的代码无关。重新评测一次即可。",
    measuringStopped: "效率测到一半中断了，判定保留，只计正确性的分。",
    checkingTypes: "正在检查类型",
    recording: "正在记录",
    recordedLate: (count) => `之前没能写进数据库的 ${count} 次提交，现在已补记。`,
    stillKept: (count, reason) => `之前的 ${count} 次提交仍然没能补记，继续留在数据文件夹里：${reason}`,
    noAnswer: (seconds) => `数据库 ${seconds} 秒内没有应答。`,
    notRecorded: (reason, file) => `这次提交还没有记录。${reason}\n它先存在 ${file}，下次提交时一并写进数据库。`,
    notKept: (reason, why) =>
      `这次提交没能记录。${reason}\n数据文件夹也写不进去：${why}\n你的文件没有动过。详情见 pnpm kata doctor。`,
    answersNotKept: (reason) => `期望值无法缓存，每次评测都要重新计算，会慢一些：${reason}`,
    types: (count) => `TypeScript 指出了 ${count} 处类型问题，不影响判定：`,
    typesMore: (count) => `……另有 ${count} 处`,
    examplesNext: (slug) => `以上只跑了示例。用 pnpm kata ${slug} 跑全部用例。`,
    afterAccepted: (name) => `解析、参考答案和面试追问：pnpm kata ${name} --solution`,
    afterFailure: (name) => `卡住了？试试 pnpm kata ${name} --hint`,
    failed: (reason) => `kata：评测没能启动（${reason}）。详情见 pnpm kata doctor。`,
    broken: (file, reason) => `${file}：评测中途断了（${reason}），与你的代码无关。详情见 pnpm kata doctor。`,
  },

  standing: {
    ranked: (measure, percent, others, ties) =>
      `${measure ?? "用时"}优于本库其他 ${others} 份已通过代码中的 ${percent}%${ties === 0 ? "" : `（${ties} 份持平，各计一半）`}。`,
    tooFew: (measure, needed, missing) =>
      `${measure}暂无百分位：本库要有 ${needed} 份可比的已通过代码，还差 ${missing} 份。`,
    notIsolated: (level, needed) =>
      `没有百分位：隔离级别 ${needed} 及以上的评测才参与比较，这次是级别 ${level}。缺什么见 pnpm kata doctor。`,
  },

  watch: {
    waiting: (file) => `正在盯着 ${file}：保存即重新评测，按 q 或 Ctrl-C 结束。`,
  },

  hint: {
    heading: (n, total) => `提示 ${n} / ${total}`,
    next: (slug) => `下一条：pnpm kata ${slug} --hint`,
    last: (slug) => `提示到此为止。要看答案：pnpm kata ${slug} --solution --give-up。`,
    notRemembered: (reason) => `记不住你看过哪些提示：${reason}`,
    outOfRange: (n, total) => `kata：这道题共有 ${total} 条提示，没有第 ${n} 条。`,
  },

  solution: {
    locked: (slug) =>
      `kata：通过之后才能看参考答案。卡住了可以用 pnpm kata ${slug} --hint；一定要看，就用 pnpm kata ${slug} --solution --give-up（会留下记录）。`,
    cannotTell: (slug, reason) =>
      `kata：查不到你是否已通过。${reason}\n一定要看，就用 pnpm kata ${slug} --solution --give-up。`,
    noRecord: "--no-record 表示不碰数据库。",
    walkthrough: "解析",
    code: "参考答案",
    followUps: "面试追问",
  },

  doctor: {
    node: "Node",
    isolatedVm: "isolated-vm",
    database: "数据库",
    backends: "计算后端",
    isolation: "隔离",
    practice: "练习文件夹",
    nodeWrong: (version) => `需要 24，现在是 ${version}。请运行 npx --yes pnpm@12.21.0 install。`,
    isolatedVmLoads: (version) => `${version}，能加载，能运行`,
    isolatedVmFails: (reason) => `加载不了：${reason}`,
    databaseEmbedded: "内置 Postgres，连接正常",
    databaseExternal: "DATABASE_URL，连接正常",
    databaseFails: (reason) => `${reason}评测照常进行，提交先存在数据文件夹里。`,
    usable: "可用",
    used: "可用，评测就用它",
    unusable: (reason) => `不可用：${reason}`,
    noBackend: "没有一个后端能用，张量题无法评测",
    level: (level, madeOf) => `第 ${level} 级（最高 5 级）：${madeOf}`,
    notHigher: (level, reason) => `用不了第 ${level} 级：${reason}`,
    madeOf: {
      5: "cgroup 内存限制，无网络、无文件的沙箱，系统调用过滤，资源限制",
      4: "无网络、无文件的沙箱，系统调用过滤，资源限制",
      3: "换用其他用户，无网络，资源限制",
      2: "资源限制",
      1: "独立进程",
    },
    gradingFails: (reason) => `试评没有成功：${reason}`,
    gradingWorks: (slug, seconds) => `${slug} 的参考答案 ${seconds} 秒判为通过`,
    grading: "评测",
    looking: "正在逐项检查",
    writable: (folder) => `${folder} 可写`,
    works: "可以评测。",
    broken: "无法评测，原因见上面的标记。",
  },
};
