"""Exact scoring; no I/O. Every shown number is an integer count of tenths, rounded half up once (scoring.md §2)."""

from fractions import Fraction


def tenths(percent: Fraction) -> int:
    """A share of 100 as an integer count of tenths, rounded half up: 57/80 of 100 → 713."""
    return (20 * percent.numerator + percent.denominator) // (2 * percent.denominator)


def show_tenths(count: int) -> str:
    """A count of tenths as people read it: 713 → ``71.3``, 700 → ``70``."""
    whole, tenth = divmod(count, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)
