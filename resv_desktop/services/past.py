"""Looking back at merges: which there were, and the files of each."""

from __future__ import annotations

from resv_desktop.services.workspace import Workspace
from resv_desktop.store.imports import ImportedFile as ImportedFile
from resv_desktop.store.imports import files
from resv_desktop.store.past import PastImport as PastImport
from resv_desktop.store.past import past_imports


def past_merges(workspace: Workspace) -> list[PastImport]:
    """Return the merges that were done, latest first, also those that were taken back."""
    return past_imports(workspace.database())


def files_of(workspace: Workspace, batch: int) -> list[ImportedFile]:
    """Return the files of a merge in the order in which they were read, refused ones too."""
    return files(workspace.database(), batch)
