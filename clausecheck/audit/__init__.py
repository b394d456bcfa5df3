"""Many agreements: scores against tables coded by hand."""
