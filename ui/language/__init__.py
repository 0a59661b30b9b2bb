"""All that is said to a person: sentences, words and figures."""
