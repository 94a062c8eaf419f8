/** @file Tells on stderr what became of an attempt that did not simply go into the database. */
import type { Context } from "./context.ts";
import type { Recorded } from "./record.ts";

export function tellRecorded(recorded: Recorded, { terminal, messages }: Context): void {
  const { recordedLate, stillKept, notRecorded, notKept } = messages.grade;
  const warn = (text: string) => terminal.complain(terminal.paintComplaint("warn", text));
  switch (recorded.kind) {
    case "recorded":
      if (recorded.late > 0) terminal.complain(recordedLate(recorded.late));
      if (recorded.refused.length > 0) warn(stillKept(recorded.refused.length, recorded.refused[0]!));
      return;
    case "kept":
      return warn(notRecorded(recorded.reason, recorded.file));
    case "lost":
      return warn(notKept(recorded.reason, recorded.why));
  }
}
