package org.tallyman.platform.panel;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.Comparator;
import java.util.List;

/**
 * A box on another feature's page: a heading and what stands under it.
 *
 * @param order lower comes first; 0 to 99
 * @param body a fragment without heading or box
 */
public record Panel(String title, int order, TemplateInstance body) {

    /** The body as HTML. */
    public RawString html() {
        return new RawString(body.render());
    }

    public static List<Panel> inOrder(List<Panel> panels) {
        return panels.stream()
                .sorted(Comparator.comparingInt(Panel::order).thenComparing(Panel::title))
                .toList();
    }
}
