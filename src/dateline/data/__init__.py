"""The tables that the stages read: types, triggers, names, places, lexicons."""
