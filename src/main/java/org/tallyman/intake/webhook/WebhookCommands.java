package org.tallyman.intake.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of how devices prove themselves. */
@ApplicationScoped
class WebhookCommands {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,80}");
    private static final String HEADER_RULE = "is the name of a header: 1 to 80 letters, digits and dashes";
    private static final int SECRET_MIN = 16;
    private static final int SECRET_MAX = 500;
    private static final int TOLERANCE_MAX = 86_400;
    private static final int TOLERANCE_DEFAULT = 300;

    private final Webhooks webhooks;
    private final Event<ChangeMade> changes;

    WebhookCommands(Webhooks webhooks, Event<ChangeMade> changes) {
        this.webhooks = webhooks;
        this.changes = changes;
    }

    /**
     * Fields scheme, secret, header, prefix, encoding, signed, timestampHeader and toleranceS; all but scheme and secret
     * have the usual value when absent. Without a secret the one before stays.
     */
    @Transactional
    Outcome<DeviceId> put(DeviceView device, Fields given) {
        Optional<Webhook> before = webhooks.find(device.id());
        String typed = given.optional("secret", Integer.MAX_VALUE);
        // Without it, lest a refusal tell a secret that was typed wrong.
        Fields fields = given.with("secret", "");
        if ((!typed.isEmpty() || before.isEmpty()) && (typed.length() < SECRET_MIN || typed.length() > SECRET_MAX)) {
            fields.refuse("secret", "has " + SECRET_MIN + " to " + SECRET_MAX + " characters");
        }
        String secret = typed.isEmpty() ? before.map(Webhook::secret).orElse("") : typed;
        Webhook.Scheme scheme = fields.choice("scheme", Webhook.Scheme.class);
        boolean token = scheme == Webhook.Scheme.TOKEN;
        String header = fields.has("header")
                ? fields.matching("header", HEADER, HEADER_RULE)
                : token ? "X-Api-Key" : "X-Hub-Signature-256";
        String prefix = fields.has("prefix")
                ? fields.optional("prefix", 40)
                : header.equals("X-Hub-Signature-256") && !token ? "sha256=" : "";
        Webhook.Encoding encoding =
                fields.has("encoding") ? fields.choice("encoding", Webhook.Encoding.class) : Webhook.Encoding.HEX;
        String timestampHeader =
                fields.has("timestampHeader") ? fields.matching("timestampHeader", HEADER, HEADER_RULE) : "";
        String signed = fields.has("signed")
                ? fields.optional("signed", 100)
                : timestampHeader.isEmpty() ? Webhook.BODY : Webhook.TIMESTAMP + "." + Webhook.BODY;
        Integer tolerance = fields.optionalInteger("toleranceS", 1, TOLERANCE_MAX);
        if (signed.indexOf(Webhook.BODY) < 0 || signed.indexOf(Webhook.BODY) != signed.lastIndexOf(Webhook.BODY)) {
            fields.refuse("signed", "has {body} once");
        }
        if (timestampHeader.isEmpty() == signed.contains(Webhook.TIMESTAMP)) {
            fields.refuse(
                    "signed", "has {timestamp} when there is a header with it: what is not signed proves nothing");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Webhook webhook = new Webhook(
                device.id(),
                scheme,
                secret,
                header,
                prefix,
                encoding,
                signed,
                timestampHeader,
                tolerance == null ? TOLERANCE_DEFAULT : tolerance);
        webhooks.put(webhook);
        fire("sign", device, before.map(WebhookCommands::summary).orElse(""), summary(webhook));
        return Outcome.done(device.id());
    }

    @Transactional
    Outcome<DeviceId> remove(DeviceView device) {
        Optional<Webhook> before = webhooks.find(device.id());
        if (!webhooks.remove(device.id())) {
            return Outcome.refused(Problem.notFound("webhook of device " + device.code()));
        }
        fire("stop-signing", device, before.map(WebhookCommands::summary).orElse(""), "");
        return Outcome.done(device.id());
    }

    private void fire(String verb, DeviceView device, String before, String after) {
        changes.fire(new ChangeMade(verb, "device", String.valueOf(device.id().value()), before, after));
    }

    private static String summary(Webhook webhook) {
        return webhook.scheme() + " in " + webhook.header();
    }
}
