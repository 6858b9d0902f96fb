"""Networks: views of the graph as things and the relations between them, measured and laid out, ready to be drawn."""
