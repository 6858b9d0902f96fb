"""Who acts, with whom, and who is addressed: in a cell of Table 1, in an action text, in an operative heading.

Three doors, one room each: `cell_actors` (cells.py), `action_actors` (actions.py: subjects.py and partners.py),
`addressees` (headings.py). Names come from `ingest.plan.lexicon`; the words of the grammar from `grammar.py`.
"""

from ingest.plan.actors.actions import ActionActors, action_actors
from ingest.plan.actors.cells import cell_actors
from ingest.plan.actors.headings import Addressees, addressees
from ingest.plan.model import Actor

__all__ = ["ActionActors", "Actor", "Addressees", "action_actors", "addressees", "cell_actors"]
