"""The nouns of Dateline, frozen, and its errors. Standard library only."""
