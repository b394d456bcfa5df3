"""How well the structure of agreements is recovered, beside a regular expression."""
