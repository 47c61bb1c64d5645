package org.tallyman.sense;

import jakarta.inject.Singleton;

/** What sensing remembers and where. */
@Singleton
record SenseStores(Tags tags, CellStore cells, VisitStore visits, Tracks tracks) {}
