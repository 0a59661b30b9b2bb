"""What scrap is and what can be won from it: records and calculations, no Qt, no SQL."""
