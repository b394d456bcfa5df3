"""The document handed back: notes at the evidence, and what is missing where it would belong."""
