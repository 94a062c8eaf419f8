/** @file Loads the three programs into slots of one run child, and plays them there. */
import { load, play } from "../sandbox/ask.ts";
import type { Limits } from "../sandbox/protocol.ts";
import type { Lease } from "../sandbox/pool.ts";
import type { Cores } from "./cores.ts";
import { CONTESTANTS, type Contestant } from "./contestants.ts";
import { NotLoaded, type Programs } from "./programs.ts";

/** The naive answer only says where the scale begins. */
const COPIES: Readonly<Record<Contestant, number>> = { candidate: 3, solution: 3, naive: 1 };
const MOST_COPIES = Math.max(...Object.values(COPIES));
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
    const placeOf = (who: Contestant, copy: number) => ({
      slot: copy * CONTESTANTS.length + CONTESTANTS.indexOf(who),
      timed: true,
    });
    const loadCopy = async (who: Contestant, copy: number) => {
      const { fault } = await load(child, codes[who], patient, placeOf(who, copy));
      if (fault !== undefined) throw new NotLoaded(who, fault);
    };
    for (let copy = 0; copy < MOST_COPIES; copy++)
      for (const who of CONTESTANTS) if (copy < COPIES[who]) await loadCopy(who, copy);
    return {
      copies: COPIES,
      play: (who, copy, script) => play(child, script, patient, placeOf(who, copy)),
      renew: (who) => loadCopy(who, 0),
      // Its main thread is bound to a core, and its engine compiles in turn: it is of no use to anybody else.
      close: () => close(true),
    };
  } catch (error) {
    close(true);
    throw error;
  }
}
