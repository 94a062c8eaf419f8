"use client";

import type { Position } from "@kata/grader/verdict";
import type { TypeFile } from "@kata/katas/types";
import { useTheme } from "next-themes";
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from "react";
import { monaco, setTypes } from "@/editor/monaco";
import type { Language } from "@/wire/attempt";

export interface EditorDocument {
  readonly slug: string;
  readonly language: Language;
  readonly text: string;
  /** Grows when the text was replaced from outside; the replacement can be undone in the editor. */
  readonly revision: number;
}

export interface EditorHandle {
  /** Puts the cursor there and shows it. */
  reveal(position: Position): void;
  focus(): void;
}

interface EditorProps {
  readonly ref: Ref<EditorHandle>;
  readonly document: EditorDocument;
  readonly types: readonly TypeFile[];
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  readonly onRun: () => void;
  /** Escape was pressed with nothing left to close: the keyboard wants to leave the editor. */
  readonly onLeave: () => void;
}

const MONACO_LANGUAGE = { ts: "typescript", js: "javascript" } as const;
const NOTHING_TO_CLOSE =
  "editorTextFocus && !suggestWidgetVisible && !parameterHintsVisible && !findWidgetVisible && !renameInputVisible && !inSnippetMode && !editorHasSelection && !editorHasMultipleSelections && !markersNavigationVisible && !inlineSuggestionVisible";

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fixedOverflowWidgets: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, "Noto Sans Mono CJK SC", monospace',
  fontLigatures: false,
  fontSize: 13.5,
  lineHeight: 21,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  occurrencesHighlight: "singleFile",
  overviewRulerBorder: false,
  padding: { top: 12, bottom: 12 },
  renderLineHighlightOnlyWhenFocus: true,
  scrollBeyondLastLine: false,
  smoothScrolling: true,
  stickyScroll: { enabled: false },
  tabSize: 2,
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
  wordWrap: "on",
  wrappingIndent: "indent",
};

export function Editor({ ref, document, types, label, onChange, onSubmit, onRun, onLeave }: EditorProps) {
  const element = useRef<HTMLDivElement>(null);
  const instance = useRef<monaco.editor.IStandaloneCodeEditor>(null);
  const { resolvedTheme } = useTheme();
  const { slug, language, text, revision } = document;

  const changed = useEffectEvent(onChange);
  const submitted = useEffectEvent(onSubmit);
  const ran = useEffectEvent(onRun);
  const left = useEffectEvent(onLeave);

  useImperativeHandle(ref, () => ({
    reveal({ line, column }) {
      instance.current?.setPosition({ lineNumber: line, column });
      instance.current?.revealPositionInCenterIfOutsideViewport({ lineNumber: line, column });
      instance.current?.focus();
    },
    focus: () => instance.current?.focus(),
  }));

  useEffect(() => {
    const editor = monaco.editor.create(element.current!, { ...OPTIONS, model: null });
    const { CtrlCmd } = monaco.KeyMod;
    editor.addCommand(CtrlCmd | monaco.KeyCode.Enter, () => submitted());
    editor.addCommand(CtrlCmd | monaco.KeyCode.Quote, () => ran());
    editor.addCommand(monaco.KeyCode.Escape, () => left(), NOTHING_TO_CLOSE);
    instance.current = editor;
    return () => {
      editor.dispose();
      instance.current = null;
    };
  }, []);

  useEffect(() => setTypes(types), [types]);
  useEffect(() => monaco.editor.setTheme(resolvedTheme === "dark" ? "kata-dark" : "kata-light"), [resolvedTheme]);
  useEffect(() => instance.current?.updateOptions({ ariaLabel: label }), [label]);

  useEffect(() => {
    const uri = monaco.Uri.parse(`file:///${slug}.${language}`);
    const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel("", MONACO_LANGUAGE[language], uri);
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    instance.current?.setModel(model);
    const listener = model.onDidChangeContent(() => changed(model.getValue()));
    return () => {
      listener.dispose();
      model.dispose();
    };
  }, [slug, language]);

  const replace = useEffectEvent(() => {
    const model = instance.current?.getModel();
    if (!model || model.getValue() === text) return;
    if (model.getValueLength() === 0) return model.setValue(text);
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    model.pushStackElement();
  });
  useEffect(() => replace(), [slug, language, revision]);

  return <div ref={element} className="h-full min-h-0 w-full" data-testid="editor" />;
}
