"""The page that is open all day: form, live estimate, today's batches, import."""
