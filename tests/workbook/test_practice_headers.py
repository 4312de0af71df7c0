"""Cases 42 to 51 of the practice folder, each in a log of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbook.practice_kit import check_case, numbers


@pytest.mark.parametrize("number", numbers(42, 51))
def test_the_file_is_told_as_its_answer_says(number: int, tmp_path: Path) -> None:
    check_case(number, tmp_path)
