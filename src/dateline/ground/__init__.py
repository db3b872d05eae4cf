"""Says what a phrase denotes: days, a place on earth, a number of people, an actor."""
