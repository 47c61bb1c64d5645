package org.tallyman.place;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** One site: its plan and its tree. */
@CheckedTemplate(basePath = "place", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PlacesPage(List<PlaceView> sites, PlaceView site, FloorPlan plan, PlaceBranch tree, boolean mayConfigure)
        implements TemplateInstance {}
