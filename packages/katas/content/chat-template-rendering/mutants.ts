/** @file Wrong answers that this kata rejects, each with the case that exists because of it. */
import type { Mutant } from "@kata/grader/contract";

export const mutants: readonly Mutant[] = [
  {
    name: "no-final-newline",
    says: {
      en: "You end each turn at <|im_end|>. The template has a newline after it, also after the last turn.",
      zh: "你的每一轮到 <|im_end|> 就结束了。模板在它后面还有一个换行，最后一轮也一样。",
    },
    edits: [["<|im_end|>\\n`", "<|im_end|>`"]],
    killedBy: "several turns, no prompt at the end",
  },
  {
    name: "always-a-generation-prompt",
    says: {
      en: "You always end with <|im_start|>assistant. In training the answer is there already: the prompt comes only when it is asked for.",
      zh: "你总在末尾加上 <|im_start|>assistant。训练时回答已经在文本里了：只有要求时才加生成提示。",
    },
    edits: [
      [
        'return o.addGenerationPrompt ? text + "<|im_start|>assistant\\n" : text;',
        'return text + "<|im_start|>assistant\\n";',
      ],
    ],
    killedBy: "without a system message the default speaks",
  },
  {
    name: "generation-prompt-unless-answered",
    says: {
      en: "You add the generation prompt whenever the last message is not the assistant's. Only the option decides.",
      zh: "只要最后一条消息不是 assistant，你就加上了生成提示。是否添加只由选项决定。",
    },
    edits: [["o.addGenerationPrompt ?", 'messages.at(-1)!.role !== "assistant" ?']],
    killedBy: "the first system message beats the default",
  },
  {
    name: "generation-prompt-without-newline",
    says: {
      en: "Your generation prompt lacks its newline: the model would have to write it.",
      zh: "你的生成提示少了换行，模型就得自己先生成一个换行。",
    },
    edits: [['text + "<|im_start|>assistant\\n"', 'text + "<|im_start|>assistant"']],
    killedBy: "one question and the prompt for an answer",
  },
  {
    name: "control-strings-removed",
    says: {
      en: "You strip control strings from the content. The template leaves content as it is; the tokenizer is where user text must be kept from becoming special tokens.",
      zh: "你把内容里的控制字符串删掉了。模板不改动内容；防止用户文本变成特殊 token，是分词那一步的事。",
    },
    edits: [
      [
        'text += block(message.role, "\\n" + message.content);',
        'text += block(message.role, "\\n" + message.content.replaceAll(/<\\|im_(start|end)\\|>/g, ""));',
      ],
    ],
    killedBy: "control strings in content stay text",
  },
  {
    name: "content-as-replacement-pattern",
    says: {
      en: "You insert content with String.replace, where $& and $1 have a meaning of their own. Concatenate, or pass a function.",
      zh: "你用 String.replace 插入内容，$& 和 $1 在那里有特殊含义。应当直接拼接，或者传入函数。",
    },
    edits: [
      [
        'text += block(message.role, "\\n" + message.content);',
        'text += block(message.role, "\\n{content}".replace("{content}", message.content));',
      ],
    ],
    killedBy: "control strings in content stay text",
  },
  {
    name: "content-trimmed",
    says: {
      en: "You trim the content. Blanks and line ends belong to it.",
      zh: "你把内容首尾的空白去掉了。空格和换行也是内容的一部分。",
    },
    edits: [
      [
        'text += block(message.role, "\\n" + message.content);',
        'text += block(message.role, "\\n" + message.content.trim());',
      ],
    ],
    killedBy: "content keeps its blanks and line ends",
  },
  {
    name: "no-default-system",
    says: {
      en: "Without a system message you write no system block. Qwen2.5 then writes its default.",
      zh: "没有 system 消息时，你没有写 system 块。Qwen2.5 这时会写入默认的那一段。",
    },
    edits: [
      [
        'let text = block("system", "\\n" + system);',
        'let text = opened || o.tools?.length ? block("system", "\\n" + system) : "";',
      ],
    ],
    killedBy: "without a system message the default speaks",
  },
  {
    name: "default-system-ignored",
    says: { en: "You do not use the option defaultSystem.", zh: "你没有用到选项 defaultSystem。" },
    edits: [["(o.defaultSystem ?? DEFAULT_SYSTEM)", "DEFAULT_SYSTEM"]],
    killedBy: "a default of one's own",
  },
  {
    name: "empty-default-is-missing",
    says: {
      en: "You take an empty defaultSystem for a missing one: `||` where `??` is meant.",
      zh: "你把空的 defaultSystem 当成了没有传：该用 `??`，却用了 `||`。",
    },
    edits: [["o.defaultSystem ?? DEFAULT_SYSTEM", "o.defaultSystem || DEFAULT_SYSTEM"]],
    killedBy: "an empty default is a default",
  },
  {
    name: "default-beats-the-message",
    says: {
      en: "You let defaultSystem replace the first system message. It steps in only where there is none.",
      zh: "你让 defaultSystem 盖过了第一条 system 消息。没有 system 消息时才轮到它。",
    },
    edits: [
      [
        "opened ? first.content : (o.defaultSystem ?? DEFAULT_SYSTEM)",
        "o.defaultSystem ?? (opened ? first.content : DEFAULT_SYSTEM)",
      ],
    ],
    killedBy: "the first system message beats the default",
  },
  {
    name: "system-from-anywhere",
    says: {
      en: "You move a later system message to the front. Only a system message in first place opens the block; others stay where they are.",
      zh: "你把后面的 system 消息挪到了开头。只有排在第一的 system 消息才作为开头的块，其余的留在原处。",
    },
    edits: [
      [
        "const first = messages[0];",
        'messages = [...messages].sort((a, b) => Number(b.role === "system") - Number(a.role === "system"));\n  const first = messages[0];',
      ],
    ],
    killedBy: "later system messages stay in place",
  },
  {
    name: "later-system-messages-dropped",
    says: { en: "You drop every system message after the first.", zh: "第一条之后的 system 消息都被你丢掉了。" },
    edits: [
      ["const message = messages[i]!;", 'const message = messages[i]!;\n    if (message.role === "system") continue;'],
    ],
    killedBy: "two system messages at the start",
  },
  {
    name: "empty-messages-dropped",
    says: {
      en: "You leave out messages without content. They are turns, too.",
      zh: "你跳过了没有内容的消息。它们也是一轮。",
    },
    edits: [
      [
        "const message = messages[i]!;",
        'const message = messages[i]!;\n    if (message.content === "" && !message.toolCalls?.length) continue;',
      ],
    ],
    killedBy: "empty content",
  },
  {
    name: "empty-lists-count",
    says: {
      en: "You take an empty list of tools for tools: with `[]` there is no tools text.",
      zh: "你把空的 tools 列表也当成有工具：传 `[]` 时没有工具说明。",
    },
    edits: [["if (o.tools?.length)", "if (o.tools)"]],
    killedBy: "no tools and no calls are empty lists",
  },
  {
    name: "empty-calls-count",
    says: {
      en: "You treat an assistant turn with an empty list of calls as a call. It is an ordinary turn, whose newline stays even when the content is empty.",
      zh: "toolCalls 是空列表的 assistant 消息，你按工具调用处理了。它就是普通的一轮，内容为空时换行也还在。",
    },
    edits: [["message.toolCalls?.length)", "message.toolCalls)"]],
    killedBy: "no tools and no calls are empty lists",
  },
  {
    name: "blank-content-beside-call-dropped",
    says: {
      en: "You drop content that is blank. Only empty content is left out beside a call; a blank is text.",
      zh: "你把只有空格的内容也丢掉了。调用工具时，只有空字符串才省略；空格也是文本。",
    },
    edits: [['message.content === ""', 'message.content.trim() === ""']],
    killedBy: "content keeps its blanks and line ends",
  },
  {
    name: "no-prompt-after-an-answer",
    says: {
      en: "You leave the generation prompt out after an assistant turn. Only the option decides.",
      zh: "最后一条是 assistant 消息时，你没有加生成提示。是否添加只由选项决定。",
    },
    edits: [["o.addGenerationPrompt ?", 'o.addGenerationPrompt && messages.at(-1)!.role !== "assistant" ?']],
    killedBy: "a prompt after an answer, when asked for",
  },
  {
    name: "falsy-values-dropped",
    says: {
      en: "You leave out keys whose value is null, false or empty. Every key is written.",
      zh: "值为 null、false 或者为空的键，你没有写出来。每个键都要写。",
    },
    edits: [["Object.entries(value)\n", "Object.entries(value)\n      .filter(([, inner]) => inner)\n"]],
    killedBy: "nested arguments as json.dumps writes them",
  },
  {
    name: "empty-line-before-call",
    says: {
      en: "You write an empty line before the first call when the content is empty. Without content there is no line for it.",
      zh: "内容为空时，你在第一个调用之前多写了一个空行。没有内容就没有这一行。",
    },
    edits: [['message.content === "" ? "" : "\\n" + message.content', '"\\n" + message.content']],
    killedBy: "a tool is called and answers",
  },
  {
    name: "content-lost-beside-call",
    says: {
      en: "You drop what the assistant said beside its calls.",
      zh: "assistant 在调用工具的同时说的话，被你丢掉了。",
    },
    edits: [['block("assistant", said + ', 'block("assistant", ']],
    killedBy: "calls with and without content",
  },
  {
    name: "first-call-only",
    says: { en: "You render the first call only.", zh: "你只渲染了第一个工具调用。" },
    edits: [["message.toolCalls.map(renderCall)", "message.toolCalls.slice(0, 1).map(renderCall)"]],
    killedBy: "several calls at once, several results",
  },
  {
    name: "result-in-a-tool-turn",
    says: {
      en: "You write the result as a turn of the role tool. In Qwen2.5 results come in a user turn.",
      zh: "你把工具结果写成了 tool 角色的一轮。Qwen2.5 把它放在 user 轮里。",
    },
    edits: [['block("user", responses)', 'block("tool", responses)']],
    killedBy: "a tool is called and answers",
  },
  {
    name: "each-result-a-turn",
    says: {
      en: "You give each tool result a turn of its own. Consecutive results share one user turn.",
      zh: "你给每个工具结果单开了一轮。连续的结果应当合在同一个 user 轮里。",
    },
    edits: [['for (; messages[i]?.role === "tool"; i++)', "for (const end = i + 1; i < end; i++)"]],
    killedBy: "several calls at once, several results",
  },
  {
    name: "all-results-in-one-turn",
    says: {
      en: "You collect all tool results in one turn, wherever they stand.",
      zh: "你把所有工具结果都收进了同一轮，不管它们在什么位置。",
    },
    edits: [
      [
        "const first = messages[0];",
        'const results = messages.filter(({ role }) => role === "tool");\n  const at = messages.findIndex(({ role }) => role === "tool");\n  if (at >= 0) messages = [...messages.slice(0, at), ...results, ...messages.slice(at).filter(({ role }) => role !== "tool")];\n  const first = messages[0];',
      ],
    ],
    killedBy: "results at the start and at the end",
  },
  {
    name: "tools-replace-the-system-text",
    says: {
      en: "With tools you write the default system text. The text of the first message, or of the option, stays in front of the tools.",
      zh: "有工具时你写的是默认的 system 文本。第一条消息（或选项）给出的文本应当保留在工具说明之前。",
    },
    edits: [["if (o.tools?.length) system += TOOLS_HEAD", "if (o.tools?.length) system = DEFAULT_SYSTEM + TOOLS_HEAD"]],
    killedBy: "tools behind a system message",
  },
  {
    name: "tools-in-one-list",
    says: {
      en: "You write the tools as one JSON list. Each tool stands on a line of its own.",
      zh: "你把所有工具写成了一个 JSON 列表。应当每个工具单独占一行。",
    },
    edits: [['o.tools.map((tool) => "\\n" + toJson(tool)).join("")', '"\\n" + toJson(o.tools)']],
    killedBy: "tools behind a default",
  },
  {
    name: "compact-json",
    says: {
      en: "You write JSON without blanks, as JSON.stringify does. json.dumps puts a blank after each comma and colon.",
      zh: "你写的 JSON 没有空格，这是 JSON.stringify 的格式。json.dumps 在逗号和冒号后面各有一个空格。",
    },
    edits: [
      ['.join(", ")}]`', '.join(",")}]`'],
      ["${JSON.stringify(key)}: ", "${JSON.stringify(key)}:"],
      ['.join(", ")}}`', '.join(",")}}`'],
    ],
    killedBy: "a tool is called and answers",
  },
  {
    name: "blanks-by-replacement",
    says: {
      en: "You put the blanks in with a search and replace over finished JSON, which also changes commas and colons inside strings.",
      zh: "你在生成好的 JSON 上用查找替换补空格，字符串里面的逗号和冒号也被改掉了。",
    },
    edits: [
      [
        "function toJson(value: unknown): string {",
        'function toJson(value: unknown): string {\n  if (1 > 0) return JSON.stringify(value).replaceAll(",", ", ").replaceAll(":", ": ");',
      ],
    ],
    killedBy: "strings that look like separators",
  },
  {
    name: "blanks-by-careful-replacement",
    says: {
      en: "You put the blanks in where a quote stands beside a comma or colon. A string may hold such a place, too.",
      zh: "你只在引号旁边的逗号和冒号后面补空格，可字符串里面也可能出现这样的位置。",
    },
    edits: [
      [
        "function toJson(value: unknown): string {",
        'function toJson(value: unknown): string {\n  if (1 > 0) return JSON.stringify(value).replaceAll(/(?<=["\\d\\]}el]),(?=["\\[{\\d])/g, ", ").replaceAll(\'":\', \'": \');',
      ],
    ],
    killedBy: "strings that look like separators",
  },
  {
    name: "ascii-json",
    says: {
      en: "You escape what is not ASCII, json.dumps' default. The template sets ensure_ascii=False: Chinese text stays readable.",
      zh: "你把非 ASCII 字符转义了，这是 json.dumps 的默认行为。模板用的是 ensure_ascii=False，中文原样保留。",
    },
    edits: [
      [
        "  return JSON.stringify(value);\n",
        '  return JSON.stringify(value).replace(/[\\u007f-\\uffff]/g, (c) => "\\\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));\n',
      ],
    ],
    killedBy: "nested arguments as json.dumps writes them",
  },
  {
    name: "html-safe-json",
    says: {
      en: "You escape <, >, & and ' in JSON, as Jinja's own tojson does for web pages. Chat templates replace that filter by plain json.dumps.",
      zh: "你把 JSON 里的 <、>、& 和 ' 转义了，这是 Jinja 自带的 tojson 面向网页的做法。对话模板用的是普通的 json.dumps。",
    },
    edits: [
      [
        "  return JSON.stringify(value);\n",
        '  return JSON.stringify(value).replace(/[<>&\']/g, (c) => "\\\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));\n',
      ],
    ],
    killedBy: "tools behind a system message",
  },
  {
    name: "sorted-keys",
    says: { en: "You sort the keys. They stay in the given order.", zh: "你给键排了序。键应当保持给定的顺序。" },
    edits: [["Object.entries(value)\n", "Object.entries(value)\n      .sort(([a], [b]) => (a < b ? -1 : 1))\n"]],
    killedBy: "keys in the given order",
  },
  {
    name: "null-as-object",
    says: {
      en: 'You write null as an empty object: typeof null is "object".',
      zh: '你把 null 写成了空对象：typeof null 的结果是 "object"。',
    },
    edits: [
      [
        'if (value !== null && typeof value === "object") {\n    return `{${Object.entries(value)',
        'if (typeof value === "object") {\n    return `{${Object.entries(value ?? {})',
      ],
    ],
    killedBy: "nested arguments as json.dumps writes them",
  },
];
