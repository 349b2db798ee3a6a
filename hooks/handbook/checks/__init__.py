"""Rules across entries, one file per subject. Each yields diagnostics and changes nothing."""

from handbook.checks import lifecycle, references, script_flow
from handbook.diagnostics import Diagnostic
from handbook.model.handbook import Handbook

SUBJECTS = (references.check, script_flow.check, lifecycle.check)


def check_handbook(handbook: Handbook) -> list[Diagnostic]:
    """Every fault between entries that were each read without fault."""
    return [diagnostic for check in SUBJECTS for diagnostic in check(handbook)]
