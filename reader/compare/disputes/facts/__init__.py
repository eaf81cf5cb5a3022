"""Facts: claims that say the same but for one thing: a figure, a date, a doer, a condition."""
