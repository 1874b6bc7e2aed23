"""Content in a spreadsheet and back, without loss, for those who would rather not edit files."""

from alignment.pathway.sheets.files import export_sheets, import_sheets
from alignment.pathway.sheets.to_content import SheetsRead

__all__ = ["SheetsRead", "export_sheets", "import_sheets"]
