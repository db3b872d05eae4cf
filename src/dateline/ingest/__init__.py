"""Makes reports of folders, manifests, JSONL, saved pages, feeds and archives."""
