"""What went wrong once or easily could, told to the machine step by step."""

from __future__ import annotations

from collections.abc import Callable

from machine.editor import Hand, Work
from machine.machine import RegionMachine

Story = Callable[[RegionMachine], None]
RESV1, RESV2 = 2, 3


def both_computers_edit_the_same_entry(world: RegionMachine) -> None:
    world.both_edit(0, (0, {"title": "Nieuwbouw"}), (0, {"title": "Geen vervoer"}))


def a_network_works_on_between_two_deliveries(world: RegionMachine) -> None:
    world.send(0, [RESV1])
    world.edit(0, [(0, {"severity": s}) for s in ("S1", "S2", "S4")])
    world.send(0, [RESV1])


def a_hand_edited_workbook_arrives_undone_and_again(world: RegionMachine) -> None:
    world.send(0, [])
    world.edit_in_excel(0, [Work(Hand.TYPE, 0, 1), Work(Hand.CELL, 0, 4)])
    world.deliver(RESV1, [0])
    world.undo(0, 0)
    world.deliver(RESV1, [0])


def each_reads_a_file_of_its_own_and_one_of_both(world: RegionMachine) -> None:
    world.send(0, [RESV1, RESV2])
    world.create(1, "Spreekuur vol")
    world.send(1, [RESV2])
    world.create(0, "Geen vervoer")
    world.send(0, [RESV1])


def a_backup_comes_back_and_other_work_is_done(world: RegionMachine) -> None:
    world.back_up(0)
    world.edit(0, [(0, {"title": "Nieuwbouw"})])
    world.send(0, [RESV1])
    world.restore(0, 0)
    world.set_clock(0, -40)
    world.edit(0, [(0, {"title": "Geen vervoer"})])
    world.send(0, [RESV2])


def excel_without_the_technical_sheet(world: RegionMachine) -> None:
    world.send(0, [RESV1])
    world.edit_in_excel(0, [Work(Hand.TECHNIQUE, 0, 0), Work(Hand.CELL, 0, 4)])
    world.edit(0, [(0, {"severity": "S4"})])
    world.send(0, [RESV2])
    world.deliver(RESV2, [1])


def removed_here_and_edited_there(world: RegionMachine) -> None:
    world.remove(0, 0)
    world.edit(1, [(0, {"title": "Nieuwbouw"})])
    world.send(0, [RESV1])
    world.send(1, [RESV2])
    world.pass_on(RESV1, RESV2)
    world.settle(RESV2, 0)


def the_transfer_is_taken_back_after_the_files_came(world: RegionMachine) -> None:
    world.send(0, [RESV1])
    world.pass_on(RESV1, RESV2)
    world.deliver(RESV2, [1])
    world.undo(1, 1)
    world.undo(1, 0)
    world.deliver(RESV2, [0])


STORIES: tuple[Story, ...] = (
    both_computers_edit_the_same_entry,
    a_network_works_on_between_two_deliveries,
    a_hand_edited_workbook_arrives_undone_and_again,
    each_reads_a_file_of_its_own_and_one_of_both,
    a_backup_comes_back_and_other_work_is_done,
    excel_without_the_technical_sheet,
    removed_here_and_edited_there,
    the_transfer_is_taken_back_after_the_files_came,
)


def play(story: Story) -> None:
    """Play a story from its beginning to the meeting of all."""
    world = RegionMachine()
    try:
        world.begin(["Wachtlijst", "Spreekuur vol"])
        story(world)
        world.everybody_meets()
    finally:
        world.close()


def play_all() -> None:
    """Play every story."""
    for story in STORIES:
        play(story)
