package org.tallyman.intake.coap;

import jakarta.inject.Singleton;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.access.DeviceKeys;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.intake.Intake;
import org.tallyman.intake.LinkMetrics;
import org.tallyman.intake.RateLimit;

/** What both ports work with. */
@Singleton
record CoapDoor(
        Intake intake,
        RateLimit rates,
        Devices devices,
        DialectRegistry dialects,
        DeviceCredentials credentials,
        DeviceKeys keys,
        LinkMetrics metrics,
        CoapConfig config,
        Clock clock) {

    /** The link's name in messages and metrics. */
    static final String LINK = "coap";

    private static final String TOKEN = "token=";

    /** Who sends: over DTLS whose key it has, in clear whose token it gives. */
    Optional<DeviceView> sender(Request request) {
        Principal peer = request.getSourceContext().getPeerIdentity();
        if (peer instanceof PreSharedKeyIdentity known) {
            return devices.byCode(known.getIdentity())
                    .filter(device -> keys.of(device.id()).isPresent());
        }
        return request.getOptions().getUriQuery().stream()
                .filter(CoapDoor::isToken)
                .map(parameter -> parameter.substring(TOKEN.length()))
                .findFirst()
                .flatMap(credentials::authenticate)
                .flatMap(id -> devices.byId(id.value()));
    }

    /** Method, path and query as the dialects read them over HTTP too, without the token, which never reaches the journal. */
    static String target(Request request) {
        List<String> query = request.getOptions().getUriQuery().stream()
                .filter(parameter -> !isToken(parameter))
                .toList();
        return "POST /" + request.getOptions().getUriPathString()
                + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private static boolean isToken(String parameter) {
        return parameter.startsWith(TOKEN);
    }
}
