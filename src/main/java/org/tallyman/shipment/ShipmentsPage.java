package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;

/**
 * The list of shipments.
 *
 * @param rowsAt address of its rows alone
 * @param exportAt address of all of them as a file
 * @param chosen part of a reference that it is narrowed to
 * @param shown the chip that is on
 * @param here its address without a site
 */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ShipmentsPage(
        ShipmentList list, String rowsAt, String exportAt, String chosen, String shown, Look look, Link here)
        implements TemplateInstance {}
