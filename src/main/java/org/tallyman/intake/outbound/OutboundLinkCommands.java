package org.tallyman.intake.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of whom Tallyman calls; lines start and stop within a second after. */
@ApplicationScoped
class OutboundLinkCommands {

    private static final List<String> BROKER_ONLY =
            List.of("topics", "clientId", "mqttVersion", "clientCertificate", "clientKey");
    private static final int PEM_LENGTH_MAX = 20_000;

    private final OutboundLinkStore store;
    private final OutboundConfig config;
    private final DialectRegistry dialects;
    private final DeniedNetworks denied;
    private final BrokerReader brokers;
    private final Event<ChangeMade> changes;

    OutboundLinkCommands(
            OutboundLinkStore store,
            OutboundConfig config,
            DialectRegistry dialects,
            DeniedNetworks denied,
            Event<ChangeMade> changes) {
        this.store = store;
        this.config = config;
        this.dialects = dialects;
        this.denied = denied;
        this.brokers = new BrokerReader(config.topicsMax());
        this.changes = changes;
    }

    /**
     * Calls from now on, also where the link was suspended. Fields address, userName, password and certificate; for a broker topics, clientId, mqttVersion, clientCertificate and
     * clientKey too. An absent password, or key, stays as it was as long as the others do: else whoever may change the address
     * could have the password sent there.
     */
    @Transactional
    Outcome<DeviceId> call(DeviceView device, Fields fields) {
        Optional<OutboundLink> before = store.find(device.id());
        URI address = address(device, fields);
        String userName = fields.optional("userName", 200);
        String certificate = fields.optional("certificate", PEM_LENGTH_MAX);
        boolean keeps = before.filter(link -> link.address().equals(address)
                        && link.userName().equals(userName)
                        && link.certificate().equals(certificate))
                .isPresent();
        String password =
                keeps && !fields.has("password") ? before.orElseThrow().password() : fields.optional("password", 500);
        check(fields, certificate);
        Optional<LinkKind> kind = LinkKind.of(device, dialects, address);
        if (!kind.map(LinkKind::signsIn).orElse(true)) {
            refuseIfGiven(fields, "userName", userName);
            refuseIfGiven(fields, "password", password);
        }
        if (!kind.map(LinkKind::isSecured).orElse(true) && !certificate.isEmpty()) {
            fields.refuse("certificate", "is for lines over TLS, which those of this language are not");
        }
        SerialAddress.of(address)
                .filter(port -> !port.isAllowed(config.serialPorts()))
                .ifPresent(port -> fields.refuse(
                        "address",
                        "is a serial port that the operator lets Tallyman open: "
                                + String.join(", ", config.serialPorts())));
        denied.fault(address).ifPresent(rule -> fields.refuse("address", rule));
        if (kind.filter(LinkKind.STREAM::equals).isPresent() && userName.contains(":")) {
            fields.refuse("userName", "has no colon (RFC 7617)");
        }
        boolean isBroker = kind.filter(LinkKind.MQTT::equals).isPresent();
        if (kind.isPresent() && !isBroker) {
            BROKER_ONLY.stream()
                    .filter(fields::has)
                    .forEach(field -> fields.refuse(field, "is for brokers only (mqtt:// or mqtts://)"));
        }
        BrokerSettings broker = isBroker
                ? brokers.read(fields, keeps ? before.orElseThrow().broker() : BrokerSettings.NONE)
                : BrokerSettings.NONE;
        if (before.isEmpty() && store.all().size() >= config.linksMax()) {
            fields.refuse("address", "is one too many: at most " + config.linksMax() + " devices are called");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        store.put(new OutboundLink(device.id(), address, userName, password, certificate, broker, false));
        changes.fire(new ChangeMade(
                "call",
                "device",
                String.valueOf(device.id().value()),
                before.map(OutboundLinkCommands::summary).orElse(""),
                address + (userName.isEmpty() ? "" : " as " + userName)));
        return Outcome.done(device.id());
    }

    /** Lets a link rest, or go on, with all that it signs in with. */
    @Transactional
    Outcome<DeviceId> suspend(DeviceView device, boolean suspended) {
        Optional<OutboundLink> link = store.find(device.id());
        if (link.isEmpty()) {
            return Outcome.refused(Problem.notFound("outbound link of device " + device.code()));
        }
        store.put(link.get().suspended(suspended));
        changes.fire(new ChangeMade(
                suspended ? "suspend-calling" : "call",
                "device",
                String.valueOf(device.id().value()),
                summary(link.get()),
                summary(link.get())));
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

    private static void refuseIfGiven(Fields fields, String field, String value) {
        if (!value.isEmpty()) {
            fields.refuse(field, "is for devices that ask who calls, which those of this language do not");
        }
    }

    private static void check(Fields fields, String certificate) {
        if (certificate.isEmpty()) {
            return;
        }
        try {
            PinnedCertificate.parse(certificate);
        } catch (IllegalArgumentException e) {
            fields.refuse("certificate", "is one X.509 certificate in PEM, from -----BEGIN CERTIFICATE-----");
        }
    }

    private URI address(DeviceView device, Fields fields) {
        String text = fields.required("address", 500);
        List<LinkKind> kinds = LinkKind.of(device, dialects);
        Optional<URI> address =
                kinds.stream().flatMap(known -> known.address(text).stream()).findFirst();
        if (kinds.isEmpty()) {
            fields.refuse(
                    "address", "is for devices that are called; one that speaks " + device.dialect() + " calls itself");
        } else if (address.isEmpty() && !text.isEmpty()) {
            fields.refuse("address", kinds.stream().map(LinkKind::rule).collect(Collectors.joining(", or ")));
        }
        return address.orElse(URI.create("http://invalid"));
    }
}
