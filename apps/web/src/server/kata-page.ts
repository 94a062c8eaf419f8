/** @file Everything that the page of one kata shows, in one language. */
import "server-only";
import { stripTypeScriptTypes } from "node:module";
import type { CatalogueEntry } from "@kata/katas/public/catalogue";
import type { TypeFile } from "@kata/katas/types";
import type { Locale } from "@/i18n/routing";
import { listOf } from "@/server/attempts";
import { type Resume, findEntry, getNext } from "@/server/catalogue";
import { readDrafts } from "@/server/drafts";
import { tidyStripped } from "@/edge/javascript-stub";
import { renderCode, renderMarkdown } from "@/server/markdown";
import { db, katas } from "@/server/packages";
import type { Learner } from "@/server/session";
import type { AttemptRow, Language } from "@/wire/attempt";
import type { DraftBody } from "@/wire/draft";

/** HTML throughout. */
export interface Statement {
  readonly task: string;
  readonly hints: readonly string[];
}

export interface Solution {
  readonly walkthrough: string;
  readonly code: string;
  readonly followUps: readonly { readonly question: string; readonly answer: string }[];
}

export interface KataPage {
  readonly entry: CatalogueEntry;
  readonly statement: Statement;
  /** Absent until an attempt was accepted or the learner gave up. */
  readonly solution: Solution | undefined;
  readonly stubs: Readonly<Record<Language, string>>;
  readonly types: readonly TypeFile[];
  /** The next kata in learning order that is not accepted. */
  readonly next: Resume | undefined;
  /** Newest first. */
  readonly drafts: readonly DraftBody[];
  readonly attempts: readonly AttemptRow[];
}

const MAX_ATTEMPTS = 100;
const statements = new Map<string, Promise<Statement>>();

/** `undefined` for an unknown slug. */
export async function getKataPage(learner: Learner, slug: string, locale: Locale): Promise<KataPage | undefined> {
  const entry = findEntry(slug);
  if (entry === undefined) return undefined;
  const [sources, types, { history }, attempts, statement, solution, next] = await Promise.all([
    katas.sources(),
    katas.types(),
    readDrafts(learner, slug),
    listOf(learner, slug, MAX_ATTEMPTS),
    getStatement(slug, locale),
    getSolution(learner, slug, locale),
    getNext(learner, slug),
  ]);
  const stub = sources.readStub(slug);
  const stubs = { ts: stub, js: tidyStripped(stub, stripTypeScriptTypes(stub)) };
  return { entry, statement, solution, stubs, types: types.typeFiles(), next, drafts: history, attempts };
}

function getStatement(slug: string, locale: Locale): Promise<Statement> {
  const key = `${locale}/${slug}`;
  const known = statements.get(key);
  if (known) return known;
  const made = renderStatement(slug, locale);
  // While a text is being written, each reload shows it anew.
  if (process.env.NODE_ENV === "production") statements.set(key, made);
  made.catch(() => statements.delete(key));
  return made;
}

async function renderStatement(slug: string, locale: Locale): Promise<Statement> {
  const { readTexts } = await katas.texts();
  const { task, hints } = readTexts(slug, locale);
  return { task: await renderMarkdown(task), hints: await Promise.all(hints.map(renderMarkdown)) };
}

/** The one way by which a solution leaves the server. */
async function getSolution({ database, userId }: Learner, slug: string, locale: Locale): Promise<Solution | undefined> {
  const { hasSolutionAccess } = await db.solutionAccess();
  if (!(await hasSolutionAccess(database, userId, slug))) return undefined;
  const [{ readTexts }, { readSolution }] = await Promise.all([katas.texts(), katas.sources()]);
  const { walkthrough, followUps } = readTexts(slug, locale);
  return {
    walkthrough: await renderMarkdown(walkthrough),
    code: await renderCode(readSolution(slug)),
    followUps: await Promise.all(
      followUps.map(async ({ question, answer }) => ({ question, answer: await renderMarkdown(answer) })),
    ),
  };
}
