"""What leaves crossread: a comparison and the reader's notes as Markdown, HTML, JSON-LD, CSV, JSON and plain text.

One module a format, each with `render(comparison, notes, options) -> str`, pure; `write.py` puts the result on disk.
"""
