package org.tallyman.intake.webhook;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** The page of a webhook, and its panel on the device's page. */
@Path("/devices/{id: [0-9]+}/webhook")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class WebhookPages implements DevicePanel {

    private static final int PANEL_ORDER = 80;

    /** Languages in which platforms post. */
    private static final Set<String> POSTED = Set.of("json", "tallyman", "chirpstack", "tts", "senml", "globalstar");

    private final WebhookCommands commands;
    private final Webhooks webhooks;
    private final DeviceAccess access;

    WebhookPages(WebhookCommands commands, Webhooks webhooks, DeviceAccess access) {
        this.commands = commands;
        this.webhooks = webhooks;
        this.access = access;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        Optional<Webhook> webhook = webhooks.find(device.id());
        boolean shown = device.gateway() == null && (webhook.isPresent() || POSTED.contains(device.dialect()));
        return shown
                ? Optional.of(new Panel(
                        "Webhook",
                        PANEL_ORDER,
                        new WebhookPanel(device, webhook, access.allows(device, Verb.CONFIGURE))))
                : Optional.empty();
    }

    @GET
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance show(@RestPath long id, @Context UriInfo uri) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        return page(
                device,
                uri,
                Form.of(webhooks.find(device.id()).map(WebhookPages::values).orElse(USUAL)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response put(@RestPath long id, MultivaluedMap<String, String> posted, @Context UriInfo uri) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        return switch (commands.put(device, Fields.of(form.values()))) {
            case Outcome.Done<DeviceId> done -> back(id);
            case Outcome.Refused<DeviceId>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(device, uri, form.refusedFor(problem.violations())))
                        .build();
        };
    }

    @POST
    @Path("remove")
    @RolesAllowed(Roles.CONFIGURE)
    public Response remove(@RestPath long id) {
        commands.remove(access.require(id, Verb.CONFIGURE)).orElseThrow();
        return back(id);
    }

    private static final Map<String, String> USUAL = Map.of(
            "scheme", "HMAC_SHA256",
            "header", "X-Hub-Signature-256",
            "prefix", "sha256=",
            "encoding", "HEX",
            "signed", Webhook.BODY,
            "toleranceS", "300");

    private static Map<String, String> values(Webhook webhook) {
        Map<String, String> values = new HashMap<>();
        values.put("scheme", webhook.scheme().name());
        values.put("header", webhook.header());
        values.put("prefix", webhook.prefix());
        values.put("encoding", webhook.encoding().name());
        values.put("signed", webhook.signed());
        values.put("timestampHeader", webhook.timestampHeader());
        values.put("toleranceS", String.valueOf(webhook.toleranceS()));
        return values;
    }

    private WebhookPage page(DeviceView device, UriInfo uri, Form form) {
        return new WebhookPage(
                device,
                uri.getBaseUri()
                        .resolve("/ingest/" + device.dialect() + "/" + device.code())
                        .toString(),
                webhooks.find(device.id()).isPresent(),
                form,
                List.of(
                        new Option("HMAC_SHA256", "signature, HMAC with SHA-256"),
                        new Option("HMAC_SHA512", "signature, HMAC with SHA-512"),
                        new Option("HMAC_SHA1", "signature, HMAC with SHA-1"),
                        new Option("TOKEN", "the secret itself")),
                List.of(new Option("HEX", "hexadecimal"), new Option("BASE64", "Base64")));
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/devices/" + id)).build();
    }
}
