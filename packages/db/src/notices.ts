/**
 * @file One LISTEN connection per process, shared by all who wait for news of an attempt.
 *
 * A notice only says "look again": it may be lost while the connection is down, so after a reconnect everyone looks.
 */
import pg from "pg";

const CHANNEL = "kata_attempts";
const RECONNECT_MS = 500;

/** event: a new event is stored. state: the attempt was taken, handed back, cancelled or finished. */
export type NoticeKind = "event" | "state";
type Listener = (kind: NoticeKind) => void;

export class Notices {
  readonly #url: string;
  readonly #listeners = new Map<string, Set<Listener>>();
  #client: Promise<pg.Client> | undefined;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Once this resolves no later notice is missed. Returns the function that ends the subscription. */
  async subscribe(attemptId: string, listener: Listener): Promise<() => void> {
    const listeners = this.#listeners.get(attemptId) ?? new Set();
    this.#listeners.set(attemptId, listeners.add(listener));
    const unsubscribe = (): void => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(attemptId) === listeners) this.#listeners.delete(attemptId);
    };
    try {
      await (this.#client ??= this.#connect());
      return unsubscribe;
    } catch (error) {
      unsubscribe();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client?.catch(() => undefined);
    await client?.end().catch(() => {}); // a connection that is gone needs no goodbye
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, application_name: "kata notices" });
    client.on("notification", ({ payload }) => this.#deliver(payload ?? ""));
    client.on("error", () => {}); // "end" follows
    client.on("end", () => this.#reconnectSoon());
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      return client;
    } catch (error) {
      this.#client = undefined;
      throw error;
    }
  }

  #reconnectSoon(): void {
    this.#client = undefined;
    if (this.#isClosed || this.#listeners.size === 0) return;
    setTimeout(() => {
      if (this.#isClosed || this.#client) return;
      this.#client = this.#connect();
      this.#client.then(
        () => this.#listeners.forEach((listeners) => listeners.forEach((listener) => listener("state"))),
        () => this.#reconnectSoon(),
      );
    }, RECONNECT_MS).unref();
  }

  #deliver(payload: string): void {
    const [attemptId = "", kind] = payload.split(" ");
    const listeners = this.#listeners.get(attemptId) ?? [];
    for (const listener of listeners) listener(kind === "event" ? "event" : "state");
  }
}

/** The statement that sends a notice, when the transaction around it commits. $1: the attempt, $2: the kind. */
export const NOTIFY = `SELECT pg_notify('${CHANNEL}', $1::text || ' ' || $2::text)::text`;
