package org.tallyman.sense;

import jakarta.inject.Singleton;

/** What sensing remembers and where. */
@Singleton
record SenseStores(
        Tags tags,
        TagFinder finder,
        CellStore cells,
        GatheredAside aside,
        SignalStore signals,
        VisitStore visits,
        Tracks tracks,
        Revisions revisions,
        CellHorizon horizon) {}
