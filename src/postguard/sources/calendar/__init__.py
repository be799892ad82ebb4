"""Content calendars: sheets of Excel and CSV, and iCalendar files, as drafts with what was odd about the file."""
