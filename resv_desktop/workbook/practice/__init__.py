"""The practice folder: one workbook per way in which deliveries drift or break, with the answers.

The cases stand in tables (``cases_*.py``): how to make the file, and what the program must say
of it. Nothing in these answers is computed by reading the files.
"""

from resv_desktop.workbook.practice.case import Case, Told, rows
from resv_desktop.workbook.practice.cases import practice_cases
from resv_desktop.workbook.practice.kit import Kit, practice_files

__all__ = ["Case", "Kit", "Told", "practice_cases", "practice_files", "rows"]
