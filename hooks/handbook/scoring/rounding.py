"""The one rounding of the handbook. Every shown number is an integer count of its last decimal (scoring.md §3)."""

from fractions import Fraction


def counted(value: Fraction, decimals: int) -> int:
    """A number as an integer count of its last decimal, half away from zero: (-1/8, 2) → -13. The only rounding."""
    scale: int = 10**decimals
    count = (2 * abs(value.numerator) * scale + value.denominator) // (2 * value.denominator)
    return -count if value < 0 else count


def written(count: int, decimals: int) -> str:
    """A count of the last decimal as people read it, with all its decimals: (-1305, 2) → ``−13.05``."""
    return plain(count, decimals).replace("-", "−")


def plain(count: int, decimals: int) -> str:
    """A count of the last decimal as machines read it: (-1305, 2) → ``-13.05``."""
    digits = str(abs(count)).rjust(decimals + 1, "0")
    cut = len(digits) - decimals
    return ("-" if count < 0 else "") + digits[:cut] + ("." + digits[cut:] if decimals else "")


def tenths(percent: Fraction) -> int:
    """A share of 100 as an integer count of tenths, rounded half up: 57/80 of 100 → 713."""
    return counted(percent, 1)


def show_tenths(count: int) -> str:
    """A count of tenths as people read it: 713 → ``71.3``, 700 → ``70``."""
    return written(count, 1).removesuffix(".0")
