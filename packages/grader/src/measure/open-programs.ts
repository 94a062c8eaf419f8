/** @file Loads the three programs into slots of one run child, and plays them there. */
import { load, play } from "../sandbox/ask.ts";
import type { Limits } from "../sandbox/protocol.ts";
import type { Lease } from "../sandbox/pool.ts";
import type { Cores } from "./cores.ts";
import { CONTESTANTS, NotLoaded, type Contestant, type Programs } from "./programs.ts";

const COPIES = 2;
/** A machine that is busy has time for a call that only waits. */
const PATIENCE = 8;

export interface OpenOptions {
  readonly take: () => Promise<Lease>;
  readonly cores: Cores;
  readonly codes: Readonly<Record<Contestant, string>>;
  readonly limits: Limits;
  readonly signal?: AbortSignal;
}

export async function openPrograms({ take, cores, codes, limits, signal }: OpenOptions): Promise<Programs> {
  const core = await cores.take();
  let lease: Lease | undefined;
  const close = (spoiled: boolean) => {
    signal?.removeEventListener("abort", stop);
    lease?.release(spoiled);
    core.release();
  };
  const stop = () => close(true);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    lease = await take();
    signal?.throwIfAborted();
    const { child } = lease;
    await core.bind(child.pid);
    const patient = { ...limits, patience: PATIENCE };
    const slotOf = (who: Contestant, copy: number) => copy * CONTESTANTS.length + CONTESTANTS.indexOf(who);
    for (let copy = 0; copy < COPIES; copy++) {
      for (const who of CONTESTANTS) {
        const { fault } = await load(child, codes[who], patient, slotOf(who, copy));
        if (fault !== undefined) throw new NotLoaded(who, fault);
      }
    }
    return {
      copies: COPIES,
      play: (who, copy, script) => play(child, script, patient, { slot: slotOf(who, copy), timed: true }),
      // Its main thread is bound to a core: it is of no use to anybody else.
      close: () => close(true),
    };
  } catch (error) {
    close(true);
    throw error;
  }
}
