"""How the graph comes about: our own data and documents in, derived facts and findings out.

    reference        the words and the reviewed data of `ontology/`
    shipped          the facts that travel with the package
    rules            what follows from records, by `ontology/rules/`
    build            all of it, validated and handed to the store
    ontology_check   whether the ontology contradicts itself
"""
