"""The review desk: pages and a JSON API over a store, server-rendered."""
