"""Speed and quality of clausecheck beside its peers, in one run: `python -m benchmarks`."""
