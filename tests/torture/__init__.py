"""The real program killed, starved and lied to, over and over; after it every record is there."""
