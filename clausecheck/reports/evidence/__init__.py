"""The evidence pack: one file that holds a report, the rules it was made by and the hash of the document it is on."""
