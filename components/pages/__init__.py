"""One page, one file, one `render()`."""
