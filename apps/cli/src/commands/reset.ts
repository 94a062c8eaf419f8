/** @file `kata <name> --reset`: the stub again; the present file is kept. */
import type { Context, ExitCode } from "../context.ts";
import { slugOf } from "../kata-name.ts";
import { displayPath, practiceFolder, resetKataFile } from "../practice.ts";

export async function reset(
  request: { readonly name: string },
  { terminal, messages, env }: Context,
): Promise<ExitCode> {
  const { file, kept } = await resetKataFile(practiceFolder(env), slugOf(request.name), new Date());
  if (kept !== undefined) terminal.line(messages.practice.kept(displayPath(kept)));
  terminal.line(messages.practice.reset(displayPath(file)));
  return 0;
}
