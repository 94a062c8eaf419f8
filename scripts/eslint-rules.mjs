/** @file The house rules that eslint has no rule for: the browser boundary and the server boundary are visible in a file. */

const isDirective = (node, text) => node?.type === "ExpressionStatement" && node.expression.value === text;

const rule = (messages, create) => ({ meta: { type: "problem", messages, schema: [] }, create });

/** "use client" stands in files named *.client.ts(x), and in all of them. */
const clientFileName = rule(
  {
    missing: 'A *.client.tsx file begins with "use client".',
    stray: "Rename the file to *.client.tsx: the browser boundary is visible in its name.",
  },
  (context) => ({
    Program(node) {
      const declared = isDirective(node.body[0], "use client");
      const named = /\.client\.tsx?$/.test(context.filename);
      // Next itself names the file of an error page.
      const prescribed = /[\\/](?:global-)?error\.tsx$/.test(context.filename);
      if (named && !declared) context.report({ node, messageId: "missing" });
      if (declared && !named && !prescribed) context.report({ node, messageId: "stray" });
    },
  }),
);

/** A file of src/server cannot be bundled for the browser: it says so first. */
const serverOnly = rule({ missing: 'A file of src/server begins with import "server-only".' }, (context) => ({
  Program(node) {
    const first = node.body[0];
    const says = first?.type === "ImportDeclaration" && first.source.value === "server-only";
    if (!says) context.report({ node, messageId: "missing" });
  },
}));

export const house = { rules: { "client-file-name": clientFileName, "server-only": serverOnly } };
