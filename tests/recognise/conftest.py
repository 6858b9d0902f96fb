"""A small directory of names, so that these tests ask about rules and not about the reviewed data."""

from __future__ import annotations

import pytest

from ingest.recognise import directory
from ingest.recognise.directory import Directory, Entry

CLASSES = {"JVET": "JointGroup", "JTF": "JointGroup", "WTSA": "ConferenceSeries", "Member-States": "MembershipCategory",
           "TSB-Director": "Post", "ITU": "Union", "WISE": "Initiative"}
BODIES: dict[str, tuple[str, ...]] = {
    "TSB": ("Telecommunication Standardization Bureau",), "BDT": (), "BR": (), "TSAG": (), "Council": ("ITU Council",),
    "SCV": (), "TSB-Director": ("TSB Director", "Director of TSB"), "JCA-MMeS": ("JCA-MmeS",),
    "JCA-IoT and SC&C": ("JCA-IoT", "JCA on IoT and SC&C"), "FG-ML5G": (), "JVET": ("Joint Video Experts Team",),
    "JTF": ("ITU/WMO/UNESCO Joint Task Force",), "WTSA": (), "Member-States": ("Member States",), "WISE": (),
    "ITU": ("International Telecommunication Union",), "SG2RG-AMR": (), "SG3RG-LAC": (), "SG20RG-LATAM": (),
    **{f"SG{n}": () for n in (2, 3, 5, 9, 11, 12, 13, 15, 16, 17, 20)}, "ITU-R-SG1": (), "ITU-D-SG1": ()}
ORGANIZATIONS: dict[str, tuple[str, ...]] = {
    "BBF": ("Broadband Forum",), "UN-Habitat": (), "GSMA SG": (),
    **dict.fromkeys(("ISO", "IEC", "ETSI", "IEEE", "3GPP", "IETF", "WHO", "WMO", "UNESCO", "OECD", "GSMA", "UN", "MPEG",
                     "CEN", "TCRA"), ())}


def _labels(names: dict[str, tuple[str, ...]], kind: str) -> Directory:
    pairs = []
    for code, others in names.items():
        classes = frozenset({f"u:ont#{CLASSES[code]}"} if code in CLASSES else ())
        entry = Entry(f"u:{code}", code, others[0] if others else code, kind, classes=classes)
        pairs += [(label, entry) for label in (code, *others)]
    return Directory(pairs)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the reviewed data by the names above."""
    known = {"body": _labels(BODIES, "body"), "organization": _labels(ORGANIZATIONS, "organization"),
             "committee": _labels({}, "committee")}
    monkeypatch.setattr(directory, "load", known.__getitem__)
