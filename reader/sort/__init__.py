"""Piles of articles sorted into stories: `sort_articles` for articles in memory, `pile.sort_pile` for files."""

from reader.sort.grouping import SortedStory, sort_articles

__all__ = ["SortedStory", "sort_articles"]
