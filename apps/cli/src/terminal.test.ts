import { createTerminal, padTo } from "./terminal.ts";

const stream = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, columns: 80, written, write: (text: string) => written.push(text) > 0 };
};
const RED_NO = "\u001b[31mno\u001b[39m";

test("a terminal gets colour; a pipe, NO_COLOR and a dumb terminal do not", () => {
  const painted = (isTTY: boolean, env: Record<string, string>) =>
    createTerminal(stream(isTTY), stream(isTTY), env).paint("bad", "no");
  expect(painted(true, { TERM: "xterm" })).toBe(RED_NO);
  expect(painted(true, { TERM: "xterm", NO_COLOR: "1" })).toBe("no");
  expect(painted(true, { TERM: "dumb" })).toBe("no");
  expect(painted(false, { TERM: "xterm" })).toBe("no");
});

test("each stream decides on its own colour", () => {
  const terminal = createTerminal(stream(false), stream(true), { TERM: "xterm" });
  expect(terminal.paint("bad", "no")).toBe("no");
  expect(terminal.paintComplaint("bad", "no")).toBe(RED_NO);
});

test("work that lasts shows on a terminal's stderr and is gone before the next line", async () => {
  const [out, err] = [stream(true), stream(true)];
  const terminal = createTerminal(out, err, { TERM: "xterm", NO_COLOR: "1" });
  terminal.progress("compiling");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(err.written.join("")).toContain("compiling");
  terminal.line("done");
  expect(err.written.at(-1)).toBe("\r\u001b[2K");
  expect(out.written).toEqual(["done\n"]);
});

test("work that is over at once never flickers, and a pipe sees no progress and no clearing", async () => {
  const [out, err] = [stream(true), stream(true)];
  const quick = createTerminal(out, err, { TERM: "xterm" });
  quick.progress("compiling");
  quick.progress(undefined);
  const [pipe, pipeErr] = [stream(false), stream(false)];
  const piped = createTerminal(pipe, pipeErr, { TERM: "xterm" });
  piped.progress("compiling");
  piped.clear();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([...out.written, ...err.written, ...pipe.written, ...pipeErr.written]).toEqual([]);
});

test("padding counts columns, not characters", () => {
  expect(padTo("难度", 6)).toBe("难度  ");
  expect(padTo("\u001b[31mno\u001b[39m", 4)).toBe("\u001b[31mno\u001b[39m  ");
});
