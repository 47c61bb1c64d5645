package org.tallyman.place;

/** Where a place stands in the tree, as the open transaction sees it. */
record PlaceNode(long id, long site, PlaceKind kind, String path, boolean archived) {}
