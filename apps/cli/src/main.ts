/** @file `kata ...`: from arguments to a command and its exit code. Commands are loaded when they are needed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languageAsked, parseRequest, type Request } from "./arguments.ts";
import { type Context, createContext, type ExitCode } from "./context.ts";
import { localeOf } from "./locale.ts";
import { codeOf, Problem } from "./problem.ts";
import { createTerminal } from "./terminal.ts";

export async function main(argv: readonly string[]): Promise<ExitCode> {
  // Whoever reads through `head` may stop reading; the exit code stays true.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (codeOf(error) !== "EPIPE") throw error;
    });
  }
  const terminal = createTerminal(process.stdout, process.stderr);
  const context = createContext(terminal, languageAsked(argv) ?? localeOf(process.env), process.env);
  try {
    return await run(parseRequest(argv), context);
  } catch (error) {
    const what =
      error instanceof Problem
        ? error.say(context.messages)
        : `kata: ${error instanceof Error ? error.stack : String(error)}`;
    terminal.complain(terminal.paintComplaint("bad", what));
    return 2;
  } finally {
    terminal.progress(undefined);
  }
}

async function run(request: Request, context: Context): Promise<ExitCode> {
  switch (request.kind) {
    case "help":
      context.terminal.line(context.messages.help);
      return 0;
    case "version":
      context.terminal.line(version());
      return 0;
    case "list":
      return (await import("./commands/list.ts")).list(request, context);
    case "grade":
      return (await import("./commands/grade.ts")).grade(request, context);
    case "hint":
      return (await import("./commands/hint.ts")).hint(request, context);
    case "solution":
      return (await import("./commands/solution.ts")).solution(request, context);
    case "reset":
      return (await import("./commands/reset.ts")).reset(request, context);
    case "doctor":
      return (await import("./commands/doctor.ts")).doctor(request, context);
  }
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
