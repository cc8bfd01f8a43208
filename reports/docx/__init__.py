"""Word documents, made with python-docx."""
