"""The names of fields as people read them, and a line of help for each: said in one place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def field_label(key: str) -> str:
    """Return the name of a field in the language of the moment; an unknown key as it is."""
    return _labels().get(key, key)


def field_help(key: str) -> str:
    """Return a line of help for a field, or nothing."""
    return _help().get(key, "")


def _labels() -> dict[str, str]:
    return {
        "number": QCoreApplication.translate("Fields", "Number"),
        "kind": QCoreApplication.translate("Fields", "Kind"),
        "title": QCoreApplication.translate("Fields", "Title"),
        "description": QCoreApplication.translate("Fields", "Description"),
        "theme": QCoreApplication.translate("Fields", "Theme"),
        "subtheme": QCoreApplication.translate("Fields", "Subtheme"),
        "disciplines": QCoreApplication.translate("Fields", "Disciplines"),
        "severity": QCoreApplication.translate("Fields", "Severity"),
        "frequency": QCoreApplication.translate("Fields", "Frequency"),
        "risk": QCoreApplication.translate("Fields", "Risk score"),
        "horizon": QCoreApplication.translate("Fields", "Horizon"),
        "direction": QCoreApplication.translate("Fields", "Direction"),
        "scope": QCoreApplication.translate("Fields", "Scope"),
        "status": QCoreApplication.translate("Fields", "Status"),
        "signal_date": QCoreApplication.translate("Fields", "Day of signal"),
        "last_discussed": QCoreApplication.translate("Fields", "Last discussed"),
        "confirmed_on": QCoreApplication.translate("Fields", "Confirmed on"),
        "quantity": QCoreApplication.translate("Fields", "Number affected"),
        "evidence": QCoreApplication.translate("Fields", "Basis"),
        "impact": QCoreApplication.translate("Fields", "Impact on"),
        "resv_tasks": QCoreApplication.translate("Fields", "RESV tasks"),
        "network_tasks": QCoreApplication.translate("Fields", "Network tasks"),
        "law_domain": QCoreApplication.translate("Fields", "Law"),
        "owner": QCoreApplication.translate("Fields", "Owner (function)"),
        "requested_action": QCoreApplication.translate("Fields", "Requested action"),
        "agreement": QCoreApplication.translate("Fields", "Agreement"),
        "result": QCoreApplication.translate("Fields", "Result"),
        "escalated_to": QCoreApplication.translate("Fields", "Escalated to"),
        "escalated_on": QCoreApplication.translate("Fields", "Escalated on"),
        "nza_relevant": QCoreApplication.translate("Fields", "Relevant to NZa"),
        "related": QCoreApplication.translate("Fields", "Related to"),
        "network": QCoreApplication.translate("Fields", "Network"),
        "text": QCoreApplication.translate("Fields", "Text"),
        "due": QCoreApplication.translate("Fields", "Due"),
        "state": QCoreApplication.translate("Fields", "State"),
        "items": QCoreApplication.translate("Fields", "Agenda items"),
        "entry": QCoreApplication.translate("Fields", "Entry"),
        "date": QCoreApplication.translate("Fields", "Date"),
        "with_whom": QCoreApplication.translate("Fields", "With whom"),
        "subject": QCoreApplication.translate("Fields", "Subject"),
        "valid_from": QCoreApplication.translate("Fields", "From"),
        "valid_until": QCoreApplication.translate("Fields", "Until"),
        "review_on": QCoreApplication.translate("Fields", "Review on"),
    }


def _help() -> dict[str, str]:
    return {
        "kind": QCoreApplication.translate(
            "Fields", "A bottleneck is a problem now; a development is a change to come."
        ),
        "title": QCoreApplication.translate("Fields", "The matter in one sentence."),
        "description": QCoreApplication.translate(
            "Fields", "What is the matter, for whom, since when. No names, no patient data."
        ),
        "disciplines": QCoreApplication.translate("Fields", "Whom it concerns."),
        "severity": QCoreApplication.translate("Fields", "How bad it is when it happens."),
        "frequency": QCoreApplication.translate("Fields", "How often it happens."),
        "risk": QCoreApplication.translate(
            "Fields", "Severity by frequency, from 1 to 4 (SAC matrix)."
        ),
        "horizon": QCoreApplication.translate("Fields", "When it will matter."),
        "direction": QCoreApplication.translate("Fields", "A chance, a risk, or neither."),
        "scope": QCoreApplication.translate("Fields", "How far it reaches."),
        "status": QCoreApplication.translate("Fields", "Where it stands now."),
        "signal_date": QCoreApplication.translate(
            "Fields", "The day on which you first heard of it."
        ),
        "confirmed_on": QCoreApplication.translate("Fields", "Days on which it was still so."),
        "quantity": QCoreApplication.translate(
            "Fields",
            "As a band with its unit, for example: 25-50 families. Never an exact small number.",
        ),
        "evidence": QCoreApplication.translate("Fields", "What the number rests on."),
        "resv_tasks": QCoreApplication.translate(
            "Fields", "Filled in from the theme; you can change it."
        ),
        "law_domain": QCoreApplication.translate(
            "Fields", "The law under which the solution falls."
        ),
        "owner": QCoreApplication.translate("Fields", "A function, never a person's name."),
        "requested_action": QCoreApplication.translate("Fields", "What is asked, and of whom."),
        "agreement": QCoreApplication.translate("Fields", "What was agreed."),
        "result": QCoreApplication.translate("Fields", "What came of it."),
        "nza_relevant": QCoreApplication.translate(
            "Fields", "For the yearly evaluation by the NZa."
        ),
        "due": QCoreApplication.translate("Fields", "The day on which it has to be ready."),
        "with_whom": QCoreApplication.translate("Fields", "An organisation or a function."),
    }
