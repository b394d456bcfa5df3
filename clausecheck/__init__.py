"""Checks trade agreements for the norm commitments the EU wants in them."""
