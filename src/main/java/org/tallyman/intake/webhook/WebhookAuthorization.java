package org.tallyman.intake.webhook;

import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyman.access.ForeignAuthorization;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;

/** Many platforms can set no other header than {@code Authorization}: a device may have its proof there. */
@ApplicationScoped
class WebhookAuthorization implements ForeignAuthorization {

    private static final Pattern ADDRESS = Pattern.compile("/ingest/[^/]+/([^/]+)/?");

    private final Devices devices;
    private final Webhooks webhooks;

    WebhookAuthorization(Devices devices, Webhooks webhooks) {
        this.devices = devices;
        this.webhooks = webhooks;
    }

    @Override
    public boolean isTaken(HttpMethod method, String path) {
        Matcher address = ADDRESS.matcher(path);
        return method.equals(HttpMethod.POST)
                && address.matches()
                && devices.byCode(address.group(1))
                        .map(DeviceView::id)
                        .flatMap(webhooks::find)
                        .filter(Webhook::isInAuthorization)
                        .isPresent();
    }
}
