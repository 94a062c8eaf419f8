/**
 * @file Where answer sets are kept: bytes by pool and name. In memory here; `folder-store.ts` keeps them across restarts.
 */
export interface AnswerStore {
  names(pool: string): Promise<readonly string[]>;
  /** `undefined` where there is none of this name. */
  read(pool: string, name: string): Promise<Uint8Array | undefined>;
  write(pool: string, name: string, bytes: Uint8Array): Promise<void>;
  /** `false` when it is no longer there: of several processes, one renames it. */
  rename(pool: string, from: string, to: string): Promise<boolean>;
  remove(pool: string, name: string): Promise<void>;
}

const MOST_BYTES = 64 * 2 ** 20;

/** The oldest go when there are more than `mostBytes`. */
export function createMemoryStore(mostBytes = MOST_BYTES): AnswerStore {
  const kept = new Map<string, Uint8Array>();
  const key = (pool: string, name: string) => `${pool}/${name}`;
  return {
    async names(pool) {
      const start = key(pool, "");
      return [...kept.keys()].filter((at) => at.startsWith(start)).map((at) => at.slice(start.length));
    },
    async read(pool, name) {
      return kept.get(key(pool, name));
    },
    async write(pool, name, bytes) {
      kept.set(key(pool, name), bytes);
      let total = [...kept.values()].reduce((sum, { length }) => sum + length, 0);
      for (const [at, { length }] of kept) {
        if (total <= mostBytes) break;
        kept.delete(at);
        total -= length;
      }
    },
    async rename(pool, from, to) {
      const bytes = kept.get(key(pool, from));
      if (bytes === undefined) return false;
      kept.delete(key(pool, from));
      kept.set(key(pool, to), bytes);
      return true;
    },
    async remove(pool, name) {
      kept.delete(key(pool, name));
    },
  };
}

/** Keeps to `first` until it fails, and from then on to memory. `tell` hears of it once. */
export function withFallback(first: AnswerStore, tell: (reason: unknown) => void): AnswerStore {
  let store = first;
  const trying =
    <Args extends unknown[], T>(act: (store: AnswerStore, ...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const tried = store;
      try {
        return await act(tried, ...args);
      } catch (error) {
        if (tried !== first) throw error;
        if (store === first) {
          store = createMemoryStore();
          tell(error);
        }
        return act(store, ...args);
      }
    };
  return {
    names: trying((at, pool: string) => at.names(pool)),
    read: trying((at, pool: string, name: string) => at.read(pool, name)),
    write: trying((at, pool: string, name: string, bytes: Uint8Array) => at.write(pool, name, bytes)),
    rename: trying((at, pool: string, from: string, to: string) => at.rename(pool, from, to)),
    remove: trying((at, pool: string, name: string) => at.remove(pool, name)),
  };
}
