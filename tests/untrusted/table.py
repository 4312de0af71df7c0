"""Everything that comes into the program from outside, and where hostile examples of it stand.

Each place is ``file::test``; the test of this table fails when an input has none, or names a test
that is not there. What is not built yet says so, and gets its place when it is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Input:
    """One way in: who can put something there, and the tests that try it."""

    by: str
    tests: tuple[str, ...] = ()
    not_built: str = ""


HERE = "untrusted/"
A_FILE = f"{HERE}test_files.py::test_a_hostile_file_is_refused_with_a_sentence_and_changes_nothing"
BAD_FILES = (
    "e2e/test_bad_files.py::test_each_bad_file_gets_one_dutch_sentence_and_the_good_one_goes_in"
)
INPUTS = {
    "workbook": Input(
        "whoever mails one",
        (
            "workbook/test_guard.py::*",
            "workbook/test_hostile_measured.py::*",
            BAD_FILES,
            HERE
            + "test_files.py::test_a_hostile_file_is_refused_with_a_sentence_and_changes_nothing",
            "services/test_release.py::test_any_other_text_means_nothing",
        ),
    ),
    "region file": Input(
        "whoever mails one in the name of the RESV",
        (
            HERE
            + "test_files.py::test_a_hostile_file_is_refused_with_a_sentence_and_changes_nothing",
            HERE + "test_region_file.py::test_a_hostile_region_file_is_refused",
            HERE + "test_region_file.py::test_odd_words_in_a_region_file_become_plain_ones",
        ),
    ),
    "restore file": Input(
        "whoever can put a file where backups are",
        (
            HERE
            + "test_files.py::test_a_hostile_file_is_refused_with_a_sentence_and_changes_nothing",
            HERE + "test_restore.py::test_a_hostile_backup_is_refused_and_the_log_stays",
        ),
    ),
    "transfer file": Input(
        "whoever mails one",
        (
            "workbook/test_transfer_file.py::*",
            HERE
            + "test_files.py::test_a_hostile_file_is_refused_with_a_sentence_and_changes_nothing",
        ),
    ),
    "return file": Input("the RESV", not_built="return workbooks come with their own issue"),
    "practice answers": Input(
        "whoever mails a practice folder",
        (HERE + "test_practice_answers.py::test_hostile_answers_are_no_practice_folder",),
    ),
    "text file": Input(
        "whoever sends notes to check",
        (
            HERE + "test_files.py::test_a_hostile_text_is_refused_or_read_and_changes_nothing",
            "services/test_text_check.py::*",
        ),
    ),
    "settings": Input(
        "other programs, a full disk",
        (
            HERE + "test_settings_file.py::test_hostile_settings_are_as_at_first",
            HERE + "test_settings_file.py::test_the_window_opens_whatever_the_settings_say",
        ),
    ),
    "command line": Input(
        "scripts",
        (
            HERE + "test_command_line.py::test_an_odd_command_gets_a_sentence_and_changes_nothing",
            HERE + "test_command_line.py::test_an_output_that_is_no_file_stays_what_it_is",
        ),
    ),
    "environment": Input(
        "scripts, administrators",
        (HERE + "test_environment.py::test_an_odd_environment_gets_a_sentence_or_does_no_harm",),
    ),
    "opened file": Input(
        "whoever mails a file that is double-clicked",
        (
            HERE
            + "test_opened.py::"
            + "test_a_hostile_file_that_is_opened_gets_a_sentence_and_changes_nothing",
            HERE + "test_opened.py::test_an_odd_name_is_shown_as_it_is_or_not_at_all",
            HERE + "test_opened.py::test_a_path_longer_than_windows_once_could_is_opened",
        ),
    ),
    "local pipe": Input(
        "other programs of the same user",
        (
            HERE + "test_pipe.py::test_a_hostile_message_is_not_answered_and_the_next_is",
            HERE + "test_pipe.py::test_a_message_in_drops_is_given_up",
            HERE + "test_pipe.py::test_an_address_that_is_none_is_nobody",
            HERE + "test_pipe.py::test_who_only_pretends_to_be_the_first_gets_nothing_done",
        ),
    ),
    "policy": Input(
        "administrators, and who would like to be one",
        (
            HERE + "test_policy_file.py::test_a_hostile_policy_file_is_said_and_asks_for_passwords",
            HERE + "test_policy_file.py::test_a_hostile_value_is_left_out",
            HERE + "test_policy_file.py::test_a_command_goes_on_and_says_it",
            "services/test_policy.py::*",
        ),
    ),
    "clipboard": Input(
        "every other program",
        (
            HERE + "test_clipboard.py::test_what_is_pasted_in_the_line_is_plain_and_bounded",
            HERE + "test_clipboard.py::test_what_is_pasted_in_a_field_is_kept_plain",
        ),
    ),
    "drag and drop": Input(
        "every other program",
        (
            HERE + "test_drops.py::test_what_is_no_file_here_is_not_taken",
            HERE + "test_drops.py::test_odd_files_that_are_dropped_get_a_verdict",
            HERE + "test_drops.py::test_thousands_of_files_are_looked_at_without_reading",
        ),
    ),
    "file names with odd characters": Input(
        "whoever names a file",
        (
            HERE + "test_names.py::test_a_file_with_an_odd_name_is_read_like_any_other",
            HERE + "test_names.py::test_an_odd_name_can_be_written_to",
            HERE + "test_drops.py::test_odd_files_that_are_dropped_get_a_verdict",
        ),
    ),
    "long paths": Input(
        "whoever makes folders in folders",
        (
            HERE + "test_names.py::test_a_long_path_is_read_and_written_or_refused_in_a_sentence",
            HERE + "test_command_line.py::test_an_odd_command_gets_a_sentence_and_changes_nothing",
        ),
    ),
}
