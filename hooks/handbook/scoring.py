"""Exact scoring; no I/O. Every shown number is an integer count of tenths, rounded half up once (scoring.md §2)."""

import math
from fractions import Fraction


def counted(value: Fraction, decimals: int) -> int:
    """A number as an integer count of its last decimal, half away from zero: (-1/8, 2) → -13. The only rounding."""
    count = math.floor(abs(value) * Fraction(10) ** decimals + Fraction(1, 2))
    return -count if value < 0 else count


def written(count: int, decimals: int) -> str:
    """A count of the last decimal as people read it, with all its decimals: (-1305, 2) → ``−13.05``."""
    digits = str(abs(count)).rjust(decimals + 1, "0")
    cut = len(digits) - decimals
    return ("−" if count < 0 else "") + digits[:cut] + ("." + digits[cut:] if decimals else "")


def tenths(percent: Fraction) -> int:
    """A share of 100 as an integer count of tenths, rounded half up: 57/80 of 100 → 713."""
    return counted(percent, 1)


def show_tenths(count: int) -> str:
    """A count of tenths as people read it: 713 → ``71.3``, 700 → ``70``."""
    whole, tenth = divmod(count, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)
