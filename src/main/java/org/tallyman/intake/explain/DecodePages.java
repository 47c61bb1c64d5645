package org.tallyman.intake.explain;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.catalog.CompanyPrefixes;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/** Paste anything, see it explained; nothing is stored. */
@Path("/decode")
@RunOnVirtualThread
class DecodePages {

    private final DecodeApi api;
    private final DialectRegistry dialects;
    private final CompanyPrefixes prefixes;
    private final Clock clock;

    DecodePages(DecodeApi api, DialectRegistry dialects, CompanyPrefixes prefixes, Clock clock) {
        this.api = api;
        this.dialects = dialects;
        this.prefixes = prefixes;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.USER)
    public TemplateInstance ask() {
        return page(Form.EMPTY, Pasted.NOTHING);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.USER)
    public TemplateInstance explain(
            @FormParam("input") @Nullable String input, @FormParam("dialect") @Nullable String dialect) {
        String text = Objects.requireNonNullElse(input, "");
        String language = Objects.requireNonNullElse(dialect, "");
        Form form = Form.of(Map.of("input", text, "dialect", language));
        return page(form, Pasted.explain(text, language, dialects, prefixes, clock.instant()));
    }

    /** The same as {@code POST /api/v1/decode}, under its short name. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.USER, Roles.DEVICE})
    public DecodeApi.DecodeReport json(byte[] body) {
        return api.decode(body);
    }

    private DecodePage page(Form form, Pasted pasted) {
        List<Option> options =
                dialects.names().stream().map(name -> new Option(name, name)).toList();
        return new DecodePage(form, options, pasted);
    }
}
