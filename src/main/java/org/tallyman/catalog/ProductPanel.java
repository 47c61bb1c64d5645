package org.tallyman.catalog;

import java.util.Optional;
import org.tallyman.platform.panel.Panel;

/** What a feature shows on the page of a product, such as its stock: make it an {@code @ApplicationScoped} bean. */
public interface ProductPanel {

    /** Called while the page renders. */
    Optional<Panel> panel(ProductView product);
}
