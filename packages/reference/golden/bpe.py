"""BPE with counts kept up to date, over every place of the text: a second derivation, not a port.

Places form doubly linked lists, one per chunk, so that a merge touches its own places and their neighbours. Python's re knows no
\\p{L}: GPT-2's chunks are read by a scanner on Unicode categories.
"""
import collections
import random
import sys
import unicodedata

from vectors import write


def kind(c):
    """L, N, space or other: what GPT-2's pattern tells apart."""
    if c.isspace():
        return "space"
    category = unicodedata.category(c)[0]
    return category if category in "LN" else "other"


def scan(text):
    at = 0
    while at < len(text):
        for short in ("'s", "'d", "'m", "'t", "'ll", "'ve", "'re"):
            if text.startswith(short, at):
                end = at + len(short)
                break
        else:
            begin = at + (text[at] == " " and at + 1 < len(text) and kind(text[at + 1]) != "space")
            end = begin
            while end < len(text) and kind(text[end]) == kind(text[begin]):
                end += 1
            if kind(text[begin]) == "space" and end < len(text) and end - begin > 1:
                end -= 1  # the last blank belongs to what follows
        yield text[at:end]
        at = end


def cut(text, special):
    """Segments between special tokens: leftmost, and of those the longest."""
    while True:
        found = [(text.index(s), -len(s)) for s in special if s in text]
        if not found:
            yield text
            return
        at, length = min(found)
        yield text[:at]
        text = text[at - length:]


def train(text, size, special=(), chunks=scan):
    token, left, right, places = [], [], [], collections.defaultdict(set)
    for segment in cut(text, special):
        for chunk in chunks(segment):
            data = chunk.encode()
            first = len(token)
            for i, byte in enumerate(data):
                token.append(bytes([byte]))
                left.append(first + i - 1 if i else None)
                right.append(first + i + 1 if i + 1 < len(data) else None)

    def count(i, add):
        if i is not None and right[i] is not None:
            pair = token[i], token[right[i]]
            (places[pair].add if add else places[pair].discard)(i)
            if not places[pair]:
                del places[pair]

    for i in range(len(token)):
        count(i, True)
    vocab, merges = [bytes([i]) for i in range(256)], []
    while places and len(vocab) + len(special) < size:
        most = max(map(len, places.values()))
        first, second = max(pair for pair in places if len(places[pair]) == most)
        merges.append([vocab.index(first), vocab.index(second)])
        vocab.append(first + second)
        for i in sorted(places[first, second]):
            if token[i] != first or right[i] is None or token[right[i]] != second:
                continue  # the place before has taken it: aaa
            gone = right[i]
            for j in (left[i], i, gone):
                count(j, False)
            token[i], right[i], token[gone] = first + second, right[gone], None
            if right[i] is not None:
                left[right[i]] = i
            for j in (left[i], i):
                count(j, True)
    assert len(set(vocab)) == len(vocab), "no two tokens spell the same bytes"
    return merges, vocab[256:] + [s.encode() for s in special]


def case(name, text, size, special=()):
    merges, tokens = train(text, size, special)
    return {"name": name, "text": text, "vocabSize": size, "specialTokens": list(special), "merges": merges, "tokens": [list(t) for t in tokens]}


def letters(seed, words, alphabet, longest):
    draw = random.Random(seed)
    return " ".join("".join(draw.choices(alphabet, k=draw.randint(1, longest))) for _ in range(words))


PREAMBLE = """We the People of the United States, in Order to form a more perfect Union, establish Justice, insure domestic Tranquility,
provide for the common defense, promote the general Welfare, and secure the Blessings of Liberty to ourselves and our Posterity, do
ordain and establish this Constitution for the United States of America.\n\n\tArticle 1.  All legislative Powers herein granted ..."""
POEM = "床前明月光，疑是地上霜。举头望明月，低头思故乡。\n春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。"
MIXED = "It's 3.14 - they'll say we've 1,024 tokens; naïve café, Straße! 🎉🎉 👍🏽  東京 2024年\r\n  don't\tI'd 'tis  "

write("bpe", "python %d.%d" % sys.version_info[:2], [
    case("the paper's words", "low " * 5 + "lower " * 2 + "newest " * 6 + "widest " * 3, 270),
    case("runs of one letter", "a aa aaa aaaa aaaaa aaaaaa aaaaaaa aaaaaaaaaaa", 270),
    case("every pair once", "ba dc fe hg za zb", 300),
    case("prose", PREAMBLE, 340),
    case("Chinese", POEM, 330),
    case("scripts and signs mixed", MIXED, 330),
    case("special tokens", "ab<|end|>ab ab<|end|><|end|>cab<|pad|> <|pad", 300, ("<|end|>", "<|pad|>", "<|unused|>")),
    case("one special token begins another", "xyx<s>xy<s>xyxy<s><s>", 290, ("<s>", "<s>xy", "y<s>")),
    case("nothing to merge", "a b c", 300, ("<s>",)),
    case("no text", "", 300),
    case("no room for merges", "aaaa", 257, ("<s>",)),
    *[case("letters, seed %d" % seed, letters(seed, 30, "abc"[: 2 + seed % 2], 9), 256 + 60) for seed in range(6)],
])
