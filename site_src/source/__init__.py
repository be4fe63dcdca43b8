"""Bytes to text with places: encodings, YAML as text, front matter, safe paths."""
