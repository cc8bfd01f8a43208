"""Reform documents: the phrases by which a formal document restructures a bureau, made a draft order."""
