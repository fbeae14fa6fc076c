"""The words of a command as systemd reads them: "Command lines", systemd.service(5); "Quoting", systemd.syntax(7)."""

import re

_WORD = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"'\\]+))(?=\s|$)""")


def words_of(exec_start):
    """What is run, given the value of an ExecStart= that begins with `:`, so that `$` is text."""
    assert exec_start.startswith(":"), exec_start
    rest, words = exec_start[1:], []
    while rest.strip():
        word = _WORD.match(rest)
        assert word, rest
        assert word[3] != ";", "a second command"
        quoted = next(part for part in word.groups() if part is not None)
        words.append(_expanded(re.sub(r"\\(.)", _unescaped, quoted)))
        rest = rest[word.end():]
    return words


def _unescaped(escape):
    assert escape[1] in "\\\"'", f"an escape with a meaning of its own: {escape[0]}"
    return escape[1]


def _expanded(word):
    assert not re.search("%", word.replace("%%", "")), f"a specifier in {word}"
    return word.replace("%%", "%")
