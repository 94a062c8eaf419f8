/**
 * @file Whose requests are answered. The site listens on this machine only, yet any page on the internet can send
 * a browser here: under a foreign name that it points at 127.0.0.1, or by a form. Neither gets through.
 */
const OWN_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** The names of this machine, and more of them, separated by commas; ports do not matter. */
export function isOwnHost(host: string | null, more = ""): boolean {
  const name = (host ?? "").toLowerCase().replace(/:\d+$/, "");
  const names = more.split(",").map((entry) => entry.trim().toLowerCase());
  return name !== "" && [...OWN_NAMES, ...names].includes(name);
}

/** A browser always says where a write comes from; what says nothing is no page. */
export function isOwnOrigin(headers: Headers): boolean {
  if (headers.get("sec-fetch-site") === "cross-site") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  return parsed !== undefined && parsed.host === (headers.get("host") ?? "").toLowerCase();
}

export function isWriting(method: string): boolean {
  return !["GET", "HEAD", "OPTIONS"].includes(method);
}
