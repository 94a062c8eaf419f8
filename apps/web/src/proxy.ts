/**
 * @file What every request passes first: our own host names only, no writing from foreign pages, the reader's language
 * in the address, security headers, and a plain answer while the database is away.
 */
import createIntlMiddleware from "next-intl/middleware";
import { type NextRequest, NextResponse } from "next/server";
import { type Locale, routing } from "@/i18n/routing";
import { refuse } from "@/server/api";
import { isDatabaseUp } from "@/server/database";
import { isOwnHost, isOwnOrigin, isWriting } from "@/edge/request-rules";

/** Below the language; shown as it is, and in place of any page without a database. */
const UNAVAILABLE = "/unavailable";
const localise = createIntlMiddleware(routing);

export async function proxy(request: NextRequest): Promise<Response> {
  if (!isOwnHost(request.headers.get("host"), process.env["KATA_HOSTS"]))
    return refuse({ code: "unknown-host", fields: undefined });
  if (isWriting(request.method) && !isOwnOrigin(request.headers))
    return refuse({ code: "foreign-origin", fields: undefined });
  const { pathname } = request.nextUrl;
  if (!isPage(pathname)) return withHeaders(NextResponse.next());

  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce);
  request.headers.set("x-nonce", nonce);
  request.headers.set("content-security-policy", policy);
  const answer = localise(request);
  const isRedirect = answer.headers.has("location");
  if (!isRedirect && !pathname.endsWith(UNAVAILABLE) && !(await isDatabaseUp()))
    return withHeaders(await unavailable(request));
  answer.headers.set("content-security-policy", policy);
  return withHeaders(answer);
}

/** The page that says so, under the address that was asked for and with a status that says the same. */
async function unavailable(request: NextRequest): Promise<Response> {
  const locale = localeOf(request) ?? routing.defaultLocale;
  const page = await fetch(`http://127.0.0.1:${process.env["PORT"]}/${locale}${UNAVAILABLE}`);
  return new Response(page.body, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": page.headers.get("content-security-policy") ?? "",
      "cache-control": "no-store",
      "retry-after": "5",
    },
  });
}

/** Pages have an address in a language; routes, scripts and the icon have one address for all. */
function isPage(pathname: string): boolean {
  return !/^\/(api|_next)\/|^\/icon\.svg$/.test(pathname);
}

function localeOf(request: NextRequest): Locale | undefined {
  const [, first] = request.nextUrl.pathname.split("/");
  return routing.locales.find((locale) => locale === first);
}

/** Scripts by nonce. Styles may stand in the page: the editor and KaTeX set them while running. */
function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function withHeaders<Answer extends Response>(response: Answer): Answer {
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  return response;
}
