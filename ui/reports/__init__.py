"""The Reports page: a preview of the summary, and the workbook itself."""
