"""The action plan as a genre: Table 1, the operative text of each resolution, and the tables of action items.

    layout ──> matrix (Table 1)            every cell, named by the three groups of its heading
           ├─> clauses (Section II)        operative headings, addressees, numbered paragraphs
           └─> items (Section II)          action items with milestone, boxes, narrative
"""
