"""Pure functions over strings: folding, tokens, sentences, word differences. Nothing here knows of articles."""
