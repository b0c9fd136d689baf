"""The YAML between two lines of hyphens at the top of a file: plain values, no surprises."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

import yaml

LONGEST = 65_536  # characters
_DEEPEST = 12  # levels of lists and mappings; records need three

_FENCE = re.compile(r"---[ \t]*")
_RARE_LINE_END = re.compile("[\x85\u2028\u2029]")
_YEAR = re.compile(r"[1-9]\d{3}")

# A value as a file can hold it: text, nothing, or lists and mappings of those.
Value = str | None | list[Any] | dict[str, Any]


class FrontMatterError(Exception):
    """The front matter cannot be read; the message says in one line why and where."""


def split_front_matter(text: str) -> tuple[str, str] | None:
    """Return front matter and body, None where `text` does not begin with a line of hyphens.

    Raises FrontMatterError where no second such line follows.
    """
    lines = text.lstrip("\ufeff").lstrip("\n").split("\n")
    if _FENCE.fullmatch(lines[0]) is None:
        return None
    for number, line in enumerate(lines[1:], start=1):
        if _FENCE.fullmatch(line) is not None:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    raise FrontMatterError("its front matter has no closing line of three hyphens")


def load(text: str) -> dict[str, Value]:
    """Return the keys and values in `text`; every value that is not empty is text.

    So `slug: no` is the word and `published: 2018` keeps its digits. Raises FrontMatterError
    for what is no mapping, too long or too deep, for tags, anchors, and keys given twice.
    """
    if len(text) > LONGEST:
        raise FrontMatterError(f"its front matter is longer than {LONGEST} characters")
    try:
        loaded = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        # Line 1 of the file is the one of hyphens, and marks count from 0.
        where = f"line {mark.line + 2}: " if mark is not None else ""
        raise FrontMatterError(f"its front matter is not right, {where}{error.problem}") from error
    except yaml.YAMLError as error:
        raise FrontMatterError("its front matter holds characters that YAML forbids") from error
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        raise FrontMatterError("its front matter is not a list of keys with values")
    return loaded


def dump(values: Mapping[str, Any]) -> str:
    """Return `values` as YAML that `load` gives back as text; years and days stay bare."""
    return str(
        yaml.dump(_bare(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    )


class _Loader(yaml.SafeLoader):
    """A safe loader without types, tags, anchors, deep nesting and repeated keys."""

    # An empty value, `null` and `~` are nothing; all else is text.
    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML reads this table from the class itself.
        sign: [pair for pair in pairs if pair[0] == "tag:yaml.org,2002:null"]
        for sign, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse what could take endless time or mean more than it shows."""
        # PyYAML's own types leave this method out.
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]  # theirs
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _refused(event, "anchors and references are not allowed")
        if getattr(event, "tag", None) is not None:
            raise _refused(event, "tags are not allowed")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _refused(event, f"more than {_DEEPEST} levels inside each other")
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that is given twice instead of dropping the first one."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise _refused(key, f"the key {key.value[:60]!r} is given twice")
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def _refused(where: yaml.Event | yaml.Node, why: str) -> yaml.MarkedYAMLError:
    # The pure Python loader makes only the first of the two kinds of marks in PyYAML's types.
    mark = cast(yaml.Mark, where.start_mark)
    return yaml.MarkedYAMLError(problem=why, problem_mark=mark)


class _Dumper(yaml.SafeDumper):
    """A dumper that sets lists in under their key, and escapes rare line ends."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """Quote what would come back as a plain line end."""
        style = '"' if _RARE_LINE_END.search(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)


_Dumper.add_representer(str, _Dumper.represent_str)


def _bare(value: Any) -> Any:
    """Return `value` with years and days in types that YAML writes without quotes."""
    if isinstance(value, Mapping):
        return {key: _bare(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_bare(inner) for inner in value]
    if isinstance(value, str) and _YEAR.fullmatch(value):
        return int(value)
    return _day(value) if isinstance(value, str) else value


def _day(value: str) -> str | date:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return day if day.isoformat() == value else value
