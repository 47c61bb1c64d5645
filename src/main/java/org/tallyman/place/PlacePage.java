package org.tallyman.place;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.panel.Panel;

/** One place: what it is, what stands in it, what reads there, and what other features know of it. */
@CheckedTemplate(basePath = "place", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PlacePage(
        PlaceView place,
        List<PlaceView> above,
        List<PlaceView> children,
        List<ReadPointView> readPoints,
        FloorPlan plan,
        List<Panel> panels,
        boolean mayConfigure)
        implements TemplateInstance {}
