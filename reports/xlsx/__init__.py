"""Excel workbooks, made with openpyxl."""
