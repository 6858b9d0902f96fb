"""From a file to facts: read → recognise → resolve → assemble. Only its commands have seen a store."""
