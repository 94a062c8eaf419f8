/** @file `pnpm gpu:setup`: TensorFlow's library for the rungs tfjs-node-gpu and tfjs-node. Exit code 0: done; 2: not, and why. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { NATIVE_FOLDER } from "../native-folder.ts";
import { download, findTensorFlow, installNative, SetupError, STOCK_ARCHIVE } from "../native-setup.ts";
import { probeBackends } from "../probe.ts";
import { text } from "./gpu-setup-text.ts";

const DONE = 0;
const FAILED = 2;
/** Beside the folder that an installation replaces. */
const DOWNLOADS = `${NATIVE_FOLDER}.download`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const wanted = parse(args);
  if (wanted === undefined) {
    console.error(text.usage);
    return FAILED;
  }
  if (wanted.help) {
    console.log(text.usage);
    return DONE;
  }
  try {
    console.log(text.finding);
    const found = findTensorFlow(wanted.folder ?? (await fetched(wanted.from ?? STOCK_ARCHIVE)));
    console.log(text.compiling);
    installNative(found);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(text.problem(error.problem));
    return FAILED;
  }
  console.log(text.trying);
  const native = (await probeBackends()).filter(({ rung }) => rung.startsWith("tfjs-node"));
  for (const { rung, usable, version, reason } of native)
    console.log(text.probe(rung, usable, version ?? reason ?? ""));
  return native.some(({ usable }) => usable) ? DONE : FAILED;
}

async function fetched(url: string): Promise<string> {
  console.log(text.downloading(url));
  const folder = join(DOWNLOADS, "libtensorflow");
  await download(url, folder);
  return folder;
}

interface Wanted {
  readonly help: boolean;
  readonly folder?: string;
  readonly from?: string;
}

function parse(args: readonly string[]): Wanted | undefined {
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== "--"), // pnpm hands it on
      options: {
        libtensorflow: { type: "string" },
        wheel: { type: "string" },
        from: { type: "string" },
        help: { type: "boolean" },
      },
    });
    const { libtensorflow, wheel, from, help = false } = values;
    if ([libtensorflow, wheel, from].filter((value) => value !== undefined).length > 1) return undefined;
    const folder = libtensorflow ?? wheel;
    return { help, ...(folder !== undefined && { folder }), ...(from !== undefined && { from }) };
  } catch {
    return undefined; // an option that does not exist, or one without its value
  }
}
