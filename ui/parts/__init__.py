"""Parts that more than one page is made of: tables, cells, fields, panels."""
