"""Which document of the graph a file is an edition of: the one that it is called like, or that says the same of itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.editions import Identity
from kg.messages import KgError


@dataclass(slots=True)
class KnownDocuments:
    """The documents that are known by their names; each that is recognised or new becomes known to those that follow."""

    documents: dict[str, Identity] = field(default_factory=dict)

    def name_of(self, own: Identity, name: str, *, given: bool) -> str:
        """The name of the document that says `own` of itself and whose file is called `name`.

        A name that a person has `given` counts for itself. Raises KgError when a file only happens to be called like another
        document: the plan of another assembly is no edition of this one.

        >>> wtsa16, wtsa20 = (Identity("action plan", f"https://w3id.org/wtsa/id/event/{code}") for code in ("wtsa-16", "wtsa-20"))
        >>> KnownDocuments({"wtsa16-action-plan": wtsa16}).name_of(wtsa16, "t22-final-v2", given=False)
        'wtsa16-action-plan'
        >>> KnownDocuments({"wtsa16-action-plan": wtsa16}).name_of(wtsa20, "wtsa20-action-plan", given=False)
        'wtsa20-action-plan'
        """
        found = name if given or name in self.documents else self._recognised(own) or name
        other = self.documents.get(found)
        if other and not given and (other.kind, other.conference) != (own.kind, own.conference):
            raise KgError(f"another document is called {found!r} already: {other}; this is {own}",
                          remedy="give this one a name of its own with --name, or the same --name to say that it is an edition of it")
        self.documents[found] = own
        return found

    def _recognised(self, own: Identity) -> str:
        return next((name for name, other in sorted(self.documents.items()) if own.is_told and other == own), "")
