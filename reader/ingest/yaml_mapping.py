"""YAML that a stranger wrote, as a mapping, within bounds that PyYAML's safe loader does not keep."""

from __future__ import annotations

from typing import Any

import yaml

# Ten nested lists of ten references each make ten thousand million entries of a few hundred characters; with so many
# references in all it is some thousand. Front matter has none.
_MOST_ALIASES = 20

# PyYAML lets through what its constructors stumble over: `!!int ''`, `!!bool x`, `!!timestamp x`, times before year 1.
_NO_YAML = (yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


class _Loader(yaml.SafeLoader):
    """A safe loader of values that can be compared and written in time linear in the text's length."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.deep_construct = True  # with it PyYAML refuses a list that holds itself
        self._aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self._aliases += 1
            if self._aliases > _MOST_ALIASES:
                raise yaml.YAMLError("too many references")
        return super().compose_node(parent, index)

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        number: int = super().construct_yaml_int(node)
        str(number)  # raises ValueError for more digits than Python writes
        return number


_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)


def yaml_mapping(text: str) -> dict[str, Any] | None:
    """The mapping that `text` is, its keys as strings; None where it is none, or is no YAML that ends somewhere."""
    try:
        value = yaml.load(text, Loader=_Loader)
        return {str(key): item for key, item in value.items()} if isinstance(value, dict) else None
    except _NO_YAML:
        return None
