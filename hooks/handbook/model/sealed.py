"""Seals (``sealed.yml``): the fingerprint of each published edition. The ``handbook seal`` command writes the file."""

from handbook.model.fields import EntryId, Line, Part, Whole, doc


class Seal(Part):
    """One entry as it was published."""

    id: EntryId = doc("编号", "条目的编号。", "S-305")
    edition: Whole = doc("版次", "封存时的版次。", "1", ge=1)
    fingerprint: Line = doc("指纹", "规范性文字的指纹，由程序算出。", "9f86d081884c")


class Sealed(Part):
    """All seals."""

    seals: tuple[Seal, ...] = doc("封存", "每个条目一行。", [{"id": "S-305"}], ())
