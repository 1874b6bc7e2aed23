"""A zip file with no clock in it."""

import io
import zipfile

# The earliest moment a zip file can hold; any fixed moment would do.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def settle_zip(data: bytes) -> bytes:
    """Write the same entries, in the same order, with one fixed date.

    The entries are stored rather than deflated: two builds of zlib may deflate the same bytes differently.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return out.getvalue()
