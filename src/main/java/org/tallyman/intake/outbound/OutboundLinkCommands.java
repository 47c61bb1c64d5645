package org.tallyman.intake.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.net.URI;
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
        URI address = address(device, fields);
        String userName = fields.optional("userName", 200);
        String certificate = fields.optional("certificate", PEM_LENGTH_MAX);
        boolean keeps = !fields.has("password")
                && before.filter(link -> link.address().equals(address)
                                && link.userName().equals(userName)
                                && link.certificate().equals(certificate))
                        .isPresent();
        String password = keeps ? before.orElseThrow().password() : fields.optional("password", 500);
        check(fields, certificate);
        if (!LinkKind.of(device).map(LinkKind::signsIn).orElse(true)) {
            refuseIfGiven(fields, "userName", userName);
            refuseIfGiven(fields, "password", password);
        }
        if (!LinkKind.of(device).map(LinkKind::isSecured).orElse(true) && !certificate.isEmpty()) {
            fields.refuse("certificate", "is for lines over TLS, which those of this language are not");
        }
        SerialAddress.of(address)
                .filter(port -> !port.isAllowed(config.serialPorts()))
                .ifPresent(port -> fields.refuse(
                        "address",
                        "is a serial port that the operator lets Tallyman open: "
                                + String.join(", ", config.serialPorts())));
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

    private static URI address(DeviceView device, Fields fields) {
        String text = fields.required("address", 500);
        Optional<LinkKind> kind = LinkKind.of(device);
        Optional<URI> address = kind.flatMap(known -> known.address(text));
        if (kind.isEmpty()) {
            String languages = LinkKind.dialects();
            fields.refuse(
                    "address", "is for a device that speaks " + languages + "; this one speaks " + device.dialect());
        } else if (address.isEmpty() && !text.isEmpty()) {
            fields.refuse("address", kind.get().rule());
        }
        return address.orElse(URI.create("http://invalid"));
    }
}
