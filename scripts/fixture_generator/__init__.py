"""Makes the invented school year of fixtures/demo. Standard library only; the same bytes on every Python version."""
