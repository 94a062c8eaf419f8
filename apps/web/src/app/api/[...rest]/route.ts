import { refuse } from "@/server/api";

const unknown = () => refuse({ code: "unknown-route", fields: undefined });

/** An address that is no route of ours. */
export { unknown as DELETE, unknown as GET, unknown as POST, unknown as PUT };
