package org.tallyman.platform;

import io.quarkus.qute.TemplateExtension;

/** The one place that names the version of the htmx web jar to templates: {@code {htmx:version}}. */
@TemplateExtension(namespace = "htmx")
final class HtmxVersion {

    private HtmxVersion() {}

    static String version() {
        return "2.0.10";
    }
}
