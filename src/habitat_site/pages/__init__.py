"""What will be published: every page, with what it shows and what it is made of."""
