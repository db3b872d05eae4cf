"""Speed, in ratios against the bare parser in the same run."""
