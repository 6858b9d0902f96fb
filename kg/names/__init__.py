"""What things are called: from a person's words to an IRI, and back."""
