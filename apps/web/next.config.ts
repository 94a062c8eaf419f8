/**
 * @file How the web app is built. Workspace packages are TypeScript sources and are compiled with it;
 * packages that carry native code or find their own files at run time stay outside the bundle.
 */
import path from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// Nothing that this site does is told to anyone.
process.env["NEXT_TELEMETRY_DISABLED"] = "1";

const config: NextConfig = {
  // Client files say so in their names, the error page (which has to be one) included.
  pageExtensions: ["client.tsx", "tsx", "ts"],
  reactStrictMode: true,
  poweredByHeader: false,
  transpilePackages: ["@kata/db", "@kata/katas", "@kata/grader"],
  serverExternalPackages: ["pg", "pg-boss", "@prisma/client", "@prisma/adapter-pg"],
  turbopack: { root: path.join(import.meta.dirname, "../..") },
  devIndicators: false,
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
