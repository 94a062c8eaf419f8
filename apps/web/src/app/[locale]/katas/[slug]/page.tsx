import type { Metadata } from "next";
import { hasLocale } from "next-intl";
import { notFound } from "next/navigation";
import { Workspace } from "@/app/[locale]/katas/[slug]/_components/workspace.client";
import { routing } from "@/i18n/routing";
import { findEntry } from "@/server/catalogue";
import { getKataPage } from "@/server/kata-page";
import { getLearner } from "@/server/session";

interface PageProps {
  readonly params: Promise<{ locale: string; slug: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await params;
  const entry = findEntry(slug);
  return entry && hasLocale(routing.locales, locale) ? { title: entry.title[locale] } : {};
}

export default async function KataPage({ params }: PageProps) {
  const { locale, slug } = await params;
  if (!hasLocale(routing.locales, locale) || findEntry(slug) === undefined) notFound();
  const page = await getKataPage(await getLearner(), slug, locale);
  if (page === undefined) notFound();
  return <Workspace key={slug} page={page} />;
}
