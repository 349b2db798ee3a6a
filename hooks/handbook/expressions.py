"""The arithmetic that authors write in worksheets: text → tree → exact number. Never ``eval``.

The same grammar stands in ``theme/assets/handbook/expressions.js``; ``tests/cases/expressions.yml`` binds both.

    condition := sum ("<" | "<=" | ">" | ">=" | "=") sum
    sum       := product (("+" | "-") product)*
    product   := signed (("*" | "/") signed)*
    signed    := "-" signed | atom
    atom      := number | name | ("min" | "max") "(" sum ("," sum)* ")" | "(" sum ")"

Full-width signs and digits and ``× ÷ − ≤ ≥`` mean what they look like.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

MAX_DEPTH = 20
"""So many brackets and minus signs may stand within each other."""

_PLAIN = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | dict(zip(map(ord, "\u3000×÷−"), " */-", strict=True))
_TOKEN = re.compile(
    r"[ \t]*(?:(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?)(?![0-9.])|(?P<name>[a-z][a-z0-9_]*)"
    r"|(?P<sign><=|>=|[-+*/(),<>=≤≥]))"
)
_SIGNS = {"≤": "<=", "≥": ">="}
_COMPARISONS = ("<", "<=", ">", ">=", "=")
_FUNCTIONS = {"min": min, "max": max}


class ExpressionError(ValueError):
    """A text that is no expression; ``column`` (from 1) is where it stops being one."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """The id of an input or a result, and the column where it stands."""

    id: str
    column: int


@dataclass(frozen=True, slots=True)
class Operation:
    """``left`` + - * / ``right``."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """``min`` or ``max`` of one or more values."""

    function: str
    values: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``left`` < <= > >= = ``right``."""

    sign: str
    left: "Expression"
    right: "Expression"


Expression = Number | Name | Operation | Call


def parse(text: str) -> Expression:
    """An arithmetic expression. Raises ``ExpressionError``."""
    parser = _Parser(text)
    found = parser.sum(0)
    parser.finish()
    return found


def parse_condition(text: str) -> Comparison:
    """Two expressions and the sign that compares them. Raises ``ExpressionError``."""
    parser = _Parser(text)
    left = parser.sum(0)
    sign = parser.take(*_COMPARISONS)
    if not sign:
        raise ExpressionError(parser.column)
    right = parser.sum(0)
    parser.finish()
    return Comparison(sign, left, right)


def names_of(node: Expression | Comparison) -> Iterator[Name]:
    """Every name, in the order of the text."""
    match node:
        case Name():
            yield node
        case Operation() | Comparison():
            yield from names_of(node.left)
            yield from names_of(node.right)
        case Call():
            for value in node.values:
                yield from names_of(value)


def evaluate(node: Expression, values: Mapping[str, Fraction]) -> Fraction:
    """The exact value. Raises ``ZeroDivisionError``; a name without a value is our bug: ``KeyError``."""
    match node:
        case Number():
            return node.value
        case Name():
            return values[node.id]
        case Call():
            return _FUNCTIONS[node.function](evaluate(value, values) for value in node.values)
    left, right = evaluate(node.left, values), evaluate(node.right, values)
    match node.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right


def holds(condition: Comparison, values: Mapping[str, Fraction]) -> bool:
    """Whether a comparison is true, exactly. Raises like ``evaluate``."""
    left, right = evaluate(condition.left, values), evaluate(condition.right, values)
    match condition.sign:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
    return left == right


class _Parser:
    """Reads one token ahead. Each method takes the depth of brackets around it."""

    def __init__(self, text: str) -> None:
        self._text = text.translate(_PLAIN)
        self._end = 0
        self._advance()

    def _advance(self) -> None:
        """The next token into ``kind``, ``token``, ``column``; kind and token are empty at the end."""
        match = _TOKEN.match(self._text, self._end)
        self.kind = self.token = ""
        if match and match.lastgroup:
            self.kind, self.token = match.lastgroup, match[match.lastgroup]
            self.column, self._end = match.start(match.lastgroup) + 1, match.end()
        else:
            rest = self._text[self._end :]
            self.column = self._end + len(rest) - len(rest.lstrip(" \t")) + 1
            if rest.strip(" \t"):
                raise ExpressionError(self.column)

    def take(self, *signs: str) -> str:
        """The sign that stands here if it is one of these, and goes on; else the empty text."""
        sign = _SIGNS.get(self.token, self.token)
        if self.kind != "sign" or sign not in signs:
            return ""
        self._advance()
        return sign

    def expect(self, sign: str) -> None:
        """Goes past a sign that must stand here."""
        if not self.take(sign):
            raise ExpressionError(self.column)

    def finish(self) -> None:
        """The end must stand here."""
        if self.kind:
            raise ExpressionError(self.column)

    def sum(self, depth: int) -> Expression:
        """Products, added and subtracted from left to right."""
        found = self._product(depth)
        while sign := self.take("+", "-"):
            found = Operation(sign, found, self._product(depth))
        return found

    def _product(self, depth: int) -> Expression:
        found = self._signed(depth)
        while sign := self.take("*", "/"):
            found = Operation(sign, found, self._signed(depth))
        return found

    def _signed(self, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            raise ExpressionError(self.column)
        if self.take("-"):
            return Operation("-", Number(Fraction()), self._signed(depth + 1))
        return self._atom(depth)

    def _atom(self, depth: int) -> Expression:
        kind, token, column = self.kind, self.token, self.column
        if self.take("("):
            found = self.sum(depth + 1)
            self.expect(")")
            return found
        if kind not in ("number", "name"):
            raise ExpressionError(column)
        self._advance()
        if kind == "number":
            return Number(Fraction(token))
        if not self.take("("):
            return Name(token, column)
        if token not in _FUNCTIONS:
            raise ExpressionError(column)
        values = [self.sum(depth + 1)]
        while self.take(","):
            values.append(self.sum(depth + 1))
        self.expect(")")
        return Call(token, tuple(values))
