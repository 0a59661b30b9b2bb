"""Reference data of the site, version by version."""
