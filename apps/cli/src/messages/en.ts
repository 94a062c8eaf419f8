/** @file What the terminal says in English. Its shape binds the other language: a key that is missing there does not compile. */

const KINDS = {
  list: "the list",
  grade: "grading",
  hint: "--hint",
  solution: "--solution",
  reset: "--reset",
  doctor: "doctor",
};

export const en = {
  help: `LLM katas: write attention, GRPO or ring all-reduce by hand, and get a verdict you can trust.

  pnpm kata                     all katas by track, with your status and best score
  pnpm kata <name>              grade practice/<name>.ts; it is made from the stub when missing
  pnpm kata doctor [--json]     check that grading works on this machine

Options of pnpm kata <name>
  -w, --watch       grade again whenever the file is saved; q ends
  --examples        play the examples only, with inputs and your console output; not scored, not recorded
  --hint [n]        the next hint that you have not seen, or the n-th
  --solution        the walkthrough, the solution and follow-up questions, once your answer is accepted
  --give-up         with --solution: see it without having solved the kata; this is recorded
  --reset           start over from the stub; your file is kept in practice/.history/
  --file F          grade this .ts, .js, .mts or .mjs file instead; may be given several times
  --json            one line of JSON per graded file on stdout, and nothing else
  --no-measure      do not measure the efficiency of an accepted answer; it gets the points for correctness
  --no-record       do not record the attempt; needs no database
  --lang en|zh      language; by default that of the locale
  -h, --help        this text
  -v, --version     the version

Exit code: 0 accepted, 1 not accepted, 2 usage or system error.
Without pnpm: npm run kata -- <name> (with --json: npm run --silent kata -- <name> --json).`,

  usage: {
    oneName: (extra: string, isFile: boolean) =>
      `kata: one kata at a time; got a further argument "${extra}". ${isFile ? `To grade a file: --file ${extra}.` : "See pnpm kata --help."}`,
    doesNotGoWith: (option: string, kind: keyof typeof KINDS) =>
      `kata: ${option} does not go with ${KINDS[kind]}. See pnpm kata --help.`,
    nameNeeded: (option: string) =>
      `kata: ${option} needs the name of a kata, as in pnpm kata attention ${option}. pnpm kata lists them.`,
    watchAndJson: "kata: --watch and --json exclude each other: watching is for eyes, JSON for programs.",
    watchOneFile: (files: number) => `kata: --watch follows one file; got ${files}.`,
    takesNoValue: (option: string, value: string) => `kata: ${option} takes no value; got "${value}".`,
    valueNeeded: (option: string) =>
      `kata: ${option} needs a value, as in ${option} ${option === "--lang" ? "en" : "my-answer.ts"}.`,
    hintNumber: (value: string) => `kata: --hint takes a number from 1 up, or none; got "${value}".`,
    language: (value: string) => `kata: --lang is en or zh; got "${value}".`,
    unknownOption: (option: string, near: string | undefined) =>
      `kata: there is no option ${option}. ${near === undefined ? "" : `Did you mean ${near}? `}See pnpm kata --help.`,
    unknownKata: (name: string, near: readonly string[]) =>
      `kata: no kata is called "${name}". ${near.length === 0 ? "" : `Did you mean ${near.join(", ")}? `}pnpm kata lists them all.`,
  },

  source: {
    missing: (file: string) => `${file}: there is no such file. Check the path given with --file.`,
    notAFile: (file: string) =>
      `${file}: a source must be a file; this is a folder or a device. Give the path of a .ts or .js file.`,
    extension: (file: string) => `${file}: a source ends in .ts, .mts, .js or .mjs. Rename it, or give another file.`,
    unreadable: (file: string, code: string) => `${file}: the file cannot be read (${code}). Check its permissions.`,
    empty: (file: string, slug: string) =>
      `${file}: the file is empty, so there is nothing to grade. Write your answer, or start over: pnpm kata ${slug} --reset.`,
    tooLarge: (file: string, bytes: number, limit: number) =>
      `${file}: a source has at most ${limit / 1024} kB; this one has ${Math.ceil(bytes / 1024)} kB. Take out what the answer does not need.`,
    binary: (file: string) =>
      `${file}: a source is UTF-8 text; this file holds other bytes. Save it as UTF-8, or give another file.`,
  },

  practice: {
    made: (file: string) => `Made ${file} from the stub.`,
    next: (file: string, slug: string) =>
      `Open ${file} in your editor, write the answer, then run pnpm kata ${slug} again (--watch grades on every save, --hint helps).`,
    kept: (file: string) => `Your file was kept as ${file}.`,
    reset: (file: string) => `${file} is the stub again.`,
    cannotWrite: (path: string, code: string, way: string) =>
      `${path}: cannot be written (${code}). Nothing was changed. ${way}`,
    ways: {
      full: "The disk is full: free some space, or set KATA_PRACTICE to a folder on another disk.",
      readOnly: "Allow writing there, or set KATA_PRACTICE to a folder of yours.",
      notAFolder:
        "A file stands where the practice folder should be: move it away, or set KATA_PRACTICE to another folder.",
      other: "Set KATA_PRACTICE to another folder.",
    },
  },

  list: {
    status: { accepted: "accepted", tried: "tried", new: "new" },
    difficulty: { easy: "easy", medium: "medium", hard: "hard" },
    solved: (accepted: number, total: number) => `${accepted} of ${total} accepted`,
    start: (slug: string) => `Start with: pnpm kata ${slug}`,
    again: (slug: string) => `Next: pnpm kata ${slug}`,
    done: "All accepted.",
    reading: "reading your record",
    withoutRecord: "Without your record: --no-record leaves the database alone.",
    unreachable: (reason: string) => `Without your record. ${reason}`,
  },

  grade: {
    starting: "starting the grader",
    compiling: "compiling",
    again: "The grader broke down, through no fault of your code; it starts over.",
    playing: (group: string, done: number, total: number) => `${group} ${done}/${total}`,
    measuring: "measuring how efficient it is (Ctrl-C keeps the verdict)",
    notMeasured: "Not measured: efficiency would add up to 30 points.",
    measuringBroken:
      "Efficiency could not be measured, through no fault of your code. Grade it again to have it measured.",
    measuringStopped: "Measuring was interrupted. The verdict stands, with the points for correctness.",
    checkingTypes: "checking types",
    recording: "recording",
    recordedLate: (count: number) =>
      `${count} earlier ${count === 1 ? "attempt that was" : "attempts that were"} waiting for the database ${count === 1 ? "is" : "are"} now recorded.`,
    stillKept: (count: number, reason: string) =>
      `${count} earlier ${count === 1 ? "attempt" : "attempts"} could still not be recorded and ${count === 1 ? "stays" : "stay"} in the data folder: ${reason}`,
    noAnswer: (seconds: number) => `The database gave no answer within ${seconds} s.`,
    notRecorded: (reason: string, file: string) =>
      `The attempt is not recorded yet. ${reason}\nIt is kept in ${file} and goes into the database with the next one.`,
    notKept: (reason: string, why: string) =>
      `The attempt could not be recorded. ${reason}\nThe data folder cannot be written either: ${why}\nYour file is untouched. pnpm kata doctor says more.`,
    answersNotKept: (reason: string) =>
      `Expected values cannot be kept, so every grading computes them anew and takes longer: ${reason}`,
    types: (count: number) =>
      count === 1
        ? "TypeScript has a complaint, which does not change the verdict:"
        : `TypeScript has ${count} complaints, which do not change the verdict:`,
    typesMore: (count: number) => `... and ${count} more`,
    examplesNext: (slug: string) => `Only the examples were played. pnpm kata ${slug} plays all cases.`,
    afterAccepted: (name: string) => `Walkthrough, model answer and follow-ups: pnpm kata ${name} --solution`,
    afterFailure: (name: string) => `Stuck? pnpm kata ${name} --hint`,
    failed: (reason: string) => `kata: the grader could not start (${reason}). pnpm kata doctor says more.`,
    broken: (file: string, reason: string) =>
      `${file}: grading broke off (${reason}). This is not your code's fault. pnpm kata doctor says more.`,
  },

  standing: {
    /** Without the name of a measure it is the time. */
    ranked: (measure: string | undefined, percent: number, others: number, ties: number) =>
      `${measure === undefined ? "Faster" : `Better in ${measure}`} than ${percent} % of the ${others} other accepted answers here${ties === 0 ? "" : `; ${ties} ${ties === 1 ? "is a tie" : "are ties"}, counted half`}.`,
    tooFew: (measure: string, needed: number, missing: number) =>
      `No percentile for ${measure} yet: it takes ${needed} comparable accepted answers in this database; ${missing} ${missing === 1 ? "is" : "are"} still missing.`,
    notIsolated: (level: number, needed: number) =>
      `No percentile: answers are compared from isolation level ${needed} up, and this one was graded at level ${level}. pnpm kata doctor says what is missing.`,
  },

  watch: {
    waiting: (file: string) => `Watching ${file}: save to grade again, q or Ctrl-C to end.`,
  },

  hint: {
    heading: (n: number, total: number) => `Hint ${n} of ${total}`,
    next: (slug: string) => `Next one: pnpm kata ${slug} --hint`,
    last: (slug: string) => `That was the last one. pnpm kata ${slug} --solution --give-up shows the solution.`,
    notRemembered: (reason: string) => `Which hints you saw cannot be remembered: ${reason}`,
    outOfRange: (n: number, total: number) => `kata: this kata has ${total} hints; got --hint ${n}.`,
  },

  solution: {
    locked: (slug: string) =>
      `kata: the solution opens once your answer is accepted. Stuck? pnpm kata ${slug} --hint. To see it all the same: pnpm kata ${slug} --solution --give-up (this is recorded).`,
    cannotTell: (slug: string, reason: string) =>
      `kata: whether your answer was accepted cannot be looked up. ${reason}\nTo see the solution all the same: pnpm kata ${slug} --solution --give-up.`,
    noRecord: "--no-record leaves the database alone.",
    walkthrough: "Walkthrough",
    code: "Solution",
    followUps: "Follow-up questions",
  },

  doctor: {
    node: "Node",
    isolatedVm: "isolated-vm",
    database: "database",
    backends: "backends",
    isolation: "isolation",
    practice: "practice folder",
    nodeWrong: (version: string) => `24 is needed; this is ${version}. Run npx --yes pnpm@12.21.0 install.`,
    isolatedVmLoads: (version: string) => `${version} loads and runs`,
    isolatedVmFails: (reason: string) => `does not load: ${reason}`,
    databaseEmbedded: "embedded Postgres, reachable",
    databaseExternal: "DATABASE_URL, reachable",
    databaseFails: (reason: string) => `${reason} Grading works all the same: attempts wait in the data folder.`,
    usable: "usable",
    used: "usable, the one that grades",
    unusable: (reason: string) => `not usable: ${reason}`,
    noBackend: "no backend works, so tensor katas cannot be graded",
    level: (level: number, madeOf: string) => `level ${level} of 5: ${madeOf}`,
    notHigher: (level: number, reason: string) => `not level ${level}: ${reason}`,
    /** What each isolation level is made of. */
    madeOf: {
      5: "memory group, jail without network and files, system-call filter, resource limits",
      4: "jail without network and files, system-call filter, resource limits",
      3: "another user without network, resource limits",
      2: "resource limits",
      1: "a process of its own",
    },
    gradingFails: (reason: string) => `a test grading failed: ${reason}`,
    gradingWorks: (slug: string, seconds: string) => `${slug}'s own solution is accepted in ${seconds} s`,
    grading: "grading",
    looking: "trying what grading needs",
    writable: (folder: string) => `${folder} is writable`,
    works: "Grading works.",
    broken: "Grading does not work. What is marked above says why.",
  },
};

export type Messages = typeof en;
