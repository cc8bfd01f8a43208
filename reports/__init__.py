"""State and findings as documents: tables first, then what each document says, then its file.

Nothing heavy is imported here: each format's library is loaded where a document of that format is written.
"""
