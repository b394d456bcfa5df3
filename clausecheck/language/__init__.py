"""Words become commitments: terms, lexicons, the scanner, the commitment ladder."""
