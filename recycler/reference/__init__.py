"""Reference data: what is known of materials and routes before a site has data of its own."""
