/** @file What `pnpm gpu:setup` says, in English and Chinese. The locale of the environment decides. */
import type { SetupProblem } from "../native-setup.ts";

interface Text {
  readonly usage: string;
  readonly finding: string;
  readonly compiling: string;
  readonly trying: string;
  readonly downloading: (url: string) => string;
  readonly probe: (rung: string, usable: boolean, what: string) => string;
  readonly problem: (problem: SetupProblem) => string;
}

const en: Text = {
  usage: `pnpm gpu:setup                             downloads TensorFlow's C library (2.9.1, CUDA 11.2, Linux on x86-64)
pnpm gpu:setup --from URL                  the same archive from somewhere else
pnpm gpu:setup --libtensorflow FOLDER      an unpacked libtensorflow, with lib/ and include/
pnpm gpu:setup --wheel FOLDER              the folder "tensorflow" of an installed or unpacked Python wheel
One of them. The folder stays in use: do not remove it afterwards.`,
  finding: "looking for TensorFlow's library",
  compiling: "compiling the binding (half a minute)",
  trying: "trying every backend",
  downloading: (url) => `downloading ${url}`,
  probe: (rung, usable, what) => `${usable ? "✓" : "✗"} ${rung}: ${what}`,
  problem(problem) {
    switch (problem.kind) {
      case "platform":
        return "gpu:setup: there is no archive to download for this system. Give a folder: --libtensorflow or --wheel (not on Windows). The webgpu backend needs no set-up.";
      case "unreachable":
        return `gpu:setup: ${problem.url} cannot be downloaded: ${problem.cause}.\nFetch the archive elsewhere and unpack it, then: pnpm gpu:setup --libtensorflow FOLDER. Or install TensorFlow with pip, then: pnpm gpu:setup --wheel FOLDER`;
      case "broken-archive":
        return `gpu:setup: ${problem.url} could not be unpacked: ${problem.cause}.\nIt has to be a .tar.gz of libtensorflow.`;
      case "no-library":
        return `gpu:setup: no TensorFlow library in ${problem.folder}.\nlibtensorflow has lib/libtensorflow.so.2 and lib/libtensorflow_framework.so.2; a wheel's folder "tensorflow" has libtensorflow_cc.so.2 and libtensorflow_framework.so.2.`;
      case "no-headers":
        return `gpu:setup: a library, but no headers in ${problem.folder}: include/tensorflow/c/c_api.h has to be there.`;
      case "no-package":
        return `gpu:setup: the optional package ${problem.name} is not installed. Install again: npx --yes pnpm@12.21.0 install`;
      case "no-compiler":
        return `gpu:setup: ${problem.program} was not found, and the binding has to be compiled. Install a C++ compiler (Debian: g++), or name one: CXX=clang++ pnpm gpu:setup`;
      case "not-compiled":
        return `gpu:setup: the binding does not compile against this library:\n${problem.cause}`;
    }
  },
};

const zh: Text = {
  usage: `pnpm gpu:setup                             下载 TensorFlow 的 C 库（2.9.1，CUDA 11.2，x86-64 Linux）
pnpm gpu:setup --from URL                  从别处下载同样的压缩包
pnpm gpu:setup --libtensorflow 目录        已解压的 libtensorflow，含 lib/ 和 include/
pnpm gpu:setup --wheel 目录                已安装或解压的 Python wheel 里的 tensorflow 目录
任选其一。该目录会一直被使用，之后请勿删除。`,
  finding: "正在查找 TensorFlow 库",
  compiling: "正在编译绑定（约半分钟）",
  trying: "正在检查各个后端",
  downloading: (url) => `正在下载 ${url}`,
  probe: (rung, usable, what) => `${usable ? "✓" : "✗"} ${rung}：${what}`,
  problem(problem) {
    switch (problem.kind) {
      case "platform":
        return "gpu:setup：没有适用于本系统的压缩包。请用 --libtensorflow 或 --wheel 指定目录（不支持 Windows）。webgpu 后端无需安装。";
      case "unreachable":
        return `gpu:setup：无法下载 ${problem.url}：${problem.cause}。\n可以在别处下载并解压，再运行 pnpm gpu:setup --libtensorflow 目录；或者用 pip 安装 TensorFlow，再运行 pnpm gpu:setup --wheel 目录`;
      case "broken-archive":
        return `gpu:setup：无法解压 ${problem.url}：${problem.cause}。\n它应当是 libtensorflow 的 .tar.gz 压缩包。`;
      case "no-library":
        return `gpu:setup：${problem.folder} 里没有 TensorFlow 库。\nlibtensorflow 里应有 lib/libtensorflow.so.2 和 lib/libtensorflow_framework.so.2；wheel 的 tensorflow 目录里应有 libtensorflow_cc.so.2 和 libtensorflow_framework.so.2。`;
      case "no-headers":
        return `gpu:setup：${problem.folder} 里有库，但没有头文件：需要 include/tensorflow/c/c_api.h。`;
      case "no-package":
        return `gpu:setup：可选依赖 ${problem.name} 没有装上。请重新安装：npx --yes pnpm@12.21.0 install`;
      case "no-compiler":
        return `gpu:setup：找不到 ${problem.program}，而绑定需要编译。请安装 C++ 编译器（Debian：g++），或指定一个：CXX=clang++ pnpm gpu:setup`;
      case "not-compiled":
        return `gpu:setup：绑定无法针对这个库编译：\n${problem.cause}`;
    }
  },
};

/** POSIX order: the first of these that is set decides. */
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const named = [LC_ALL, LC_MESSAGES, LANG].find(Boolean) ?? "";

export const text = /^zh(?:[_.@-]|$)/i.test(named) ? zh : en;
