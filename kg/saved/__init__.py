"""Saved queries: a file is a question with a name, a sentence, declared parameters and columns.

    #+ summary: Resolutions that name a study group
    #+ params:
    #+   sg: {type: iri, class: wtsa:StudyGroup, required: true, example: SG17}
    #+ columns: {resolution: Resolution}
    PREFIX wtsa: <https://w3id.org/wtsa/ont#>
    SELECT ?resolution ?resolutionLabel WHERE { … $sg … }

The header is YAML behind `#+`, as grlc reads it (https://grlc.io); the name is the file's path below its folder without
`.rq`. Everything that can be wrong in a file is found when it is loaded, with file, line and column. The rooms:

    library   the files by their names      read          a file into a query, checked      query      a query, asked
    header    what stands behind `#+`       grlc          headers written for grlc          expectations   what a person verified
    parameters, known_values                what a person typed into an RDF term            binding    the term into the text
"""

from __future__ import annotations

from kg.saved.library import Library
from kg.saved.query import SavedQuery
from kg.saved.read import load, parse

__all__ = ["Library", "SavedQuery", "load", "parse"]
