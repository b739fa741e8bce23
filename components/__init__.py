"""Everything that needs a browser; no arithmetic."""
