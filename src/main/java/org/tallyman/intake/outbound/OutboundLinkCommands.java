package org.tallyman.intake.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of whom Tallyman calls; lines start and stop within a second after. */
@ApplicationScoped
class OutboundLinkCommands {

    private static final int PEM_LENGTH_MAX = 20_000;

    private final OutboundLinkStore store;
    private final OutboundConfig config;
    private final Event<ChangeMade> changes;

    OutboundLinkCommands(OutboundLinkStore store, OutboundConfig config, Event<ChangeMade> changes) {
        this.store = store;
        this.config = config;
        this.changes = changes;
    }

    /**
     * Fields address, userName, password and certificate. An absent password stays as it was as long as address and user
     * name do: else whoever may change the address could have the password sent there.
     */
    @Transactional
    Outcome<DeviceId> call(DeviceView device, Fields fields) {
        Optional<OutboundLink> before = store.find(device.id());
        URI address = address(fields);
        String userName = fields.optional("userName", 200);
        String certificate = fields.optional("certificate", PEM_LENGTH_MAX);
        boolean keeps = !fields.has("password")
                && before.filter(link -> link.address().equals(address)
                                && link.userName().equals(userName)
                                && link.certificate().equals(certificate))
                        .isPresent();
        String password = keeps ? before.orElseThrow().password() : fields.optional("password", 500);
        check(device, fields, certificate);
        if (userName.contains(":")) {
            fields.refuse("userName", "has no colon (RFC 7617)");
        }
        if (before.isEmpty() && store.all().size() >= config.linksMax()) {
            fields.refuse("address", "is one too many: at most " + config.linksMax() + " devices are called");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        store.put(new OutboundLink(device.id(), address, userName, password, certificate));
        changes.fire(new ChangeMade(
                "call",
                "device",
                String.valueOf(device.id().value()),
                before.map(OutboundLinkCommands::summary).orElse(""),
                address + (userName.isEmpty() ? "" : " as " + userName)));
        return Outcome.done(device.id());
    }

    @Transactional
    Outcome<DeviceId> stopCalling(DeviceView device) {
        Optional<OutboundLink> before = store.find(device.id());
        if (!store.remove(device.id())) {
            return Outcome.refused(Problem.notFound("outbound link of device " + device.code()));
        }
        changes.fire(new ChangeMade(
                "stop-calling",
                "device",
                String.valueOf(device.id().value()),
                before.map(OutboundLinkCommands::summary).orElse(""),
                ""));
        return Outcome.done(device.id());
    }

    private static String summary(OutboundLink link) {
        return link.address() + (link.userName().isEmpty() ? "" : " as " + link.userName());
    }

    private static void check(DeviceView device, Fields fields, String certificate) {
        if (!OutboundLines.calls(device)) {
            fields.refuse("address", "is for a device that speaks impinj; this one speaks " + device.dialect());
        }
        if (certificate.isEmpty()) {
            return;
        }
        try {
            PinnedCertificate.parse(certificate);
        } catch (IllegalArgumentException e) {
            fields.refuse("certificate", "is one X.509 certificate in PEM, from -----BEGIN CERTIFICATE-----");
        }
    }

    private static URI address(Fields fields) {
        String text = fields.required("address", 500);
        try {
            URI uri = new URI(text);
            String path = uri.getPath() == null ? "" : uri.getPath();
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            if (http && bare && uri.getHost() != null && (path.isEmpty() || path.equals("/"))) {
                return new URI(uri.getScheme() + "://" + uri.getAuthority());
            }
        } catch (URISyntaxException e) {
            // Refused below with the rule.
        }
        if (!text.isEmpty()) {
            fields.refuse("address", "is http:// or https:// with host and port, such as https://192.168.1.20");
        }
        return URI.create("http://invalid");
    }
}
