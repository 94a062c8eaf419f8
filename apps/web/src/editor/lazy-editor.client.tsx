"use client";

import dynamic from "next/dynamic";
import { EditorLoading } from "@/editor/editor-loading";

/** The editor in a chunk of its own, with its own menus in the language of the page. */
export const LazyEditor = dynamic(
  async () => {
    if (document.documentElement.lang.startsWith("zh")) await import("monaco-editor/nls/lang/zh-cn");
    return (await import("@/editor/editor.client")).Editor;
  },
  { ssr: false, loading: EditorLoading },
);
