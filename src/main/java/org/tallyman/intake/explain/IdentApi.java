package org.tallyman.intake.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.catalog.CompanyPrefixes;
import org.tallyman.ident.CompanyPrefixLengths;
import org.tallyman.ident.EpcEncoding;
import org.tallyman.ident.EpcScheme;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Problem;

/** Explains codes: what each is and its other forms, or the rule that it breaks. */
@Path("/")
@RunOnVirtualThread
class IdentApi {

    private static final int CODES_MAX = 10_000;
    private static final int CODE_LENGTH_MAX = 4_096;
    private static final int FILTER_MAX = 63;

    private final EpcEncoding standard;

    IdentApi(CompanyPrefixes prefixes) {
        standard = EpcEncoding.shortest().with(prefixes);
    }

    /**
     * Codes to explain.
     *
     * @param codes at most 10,000, of at most 4,096 characters each
     * @param companyPrefixLength 6 to 12: makes tags of elements and Digital Links, which do not show it; that of the
     *     configured table when left out
     * @param filter of tags that are made; 0 when left out
     * @param scheme of tags that are made, such as {@code sgtin-198} or {@code SGTIN+}; the shortest when left out
     */
    record IdentOrder(
            @Schema(required = true) List<String> codes,
            @Nullable Integer companyPrefixLength,
            @Nullable Integer filter,
            @Nullable String scheme) {}

    /** One report a code, in their order. */
    record IdentReport(List<CodeView> codes) {}

    @POST
    @Path("api/v1/ident")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Explain codes",
            description =
                    "For each its kind, application identifiers, hex, tag URI, pure identity URI, Digital Link and element string as far as they exist, or the rule that it breaks.")
    @RolesAllowed({Roles.USER, Roles.DEVICE})
    public IdentReport ident(
            @RequestBody(content = @Content(schema = @Schema(implementation = IdentOrder.class))) byte[] body) {
        JsonOrder order = JsonOrder.read(body);
        EpcEncoding encoding = encoding(order);
        List<CodeView> views = new ArrayList<>();
        for (JsonNode code : order.list("codes", CODES_MAX)) {
            if (!code.isTextual()) {
                throw Problem.invalid("codes/" + views.size(), code.toString(), "must be a string")
                        .exception();
            }
            views.add(view(code.textValue(), encoding));
        }
        return new IdentReport(views);
    }

    /** The same under the short name. */
    @POST
    @Path("ident")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.USER, Roles.DEVICE})
    public IdentReport shortly(byte[] body) {
        return ident(body);
    }

    private CodeView view(String code, EpcEncoding encoding) {
        return code.length() <= CODE_LENGTH_MAX
                ? CodeView.of(code, encoding, !encoding.equals(standard))
                : CodeView.refused(
                        code.substring(0, 40),
                        new Refusal("length", "code", code, "must be at most " + CODE_LENGTH_MAX + " characters"));
    }

    private EpcEncoding encoding(JsonOrder order) {
        EpcEncoding encoding = standard;
        OptionalInt prefix = number(order, "companyPrefixLength", CompanyPrefixLengths.MIN, CompanyPrefixLengths.MAX);
        if (prefix.isPresent()) {
            encoding = encoding.withCompanyPrefixLength(prefix.getAsInt());
        }
        OptionalInt filter = number(order, "filter", 0, FILTER_MAX);
        if (filter.isPresent()) {
            encoding = encoding.withFilter(filter.getAsInt());
        }
        JsonNode scheme = order.get("scheme");
        return scheme.isMissingNode() || scheme.isNull() ? encoding : encoding.with(scheme(scheme));
    }

    private static EpcScheme scheme(JsonNode node) {
        return EpcScheme.named(node.asText())
                .orElseThrow(() -> Problem.invalid(
                                "scheme", node.asText(), "is no scheme of the EPC Tag Data Standard, such as sgtin-96")
                        .exception());
    }

    private static OptionalInt number(JsonOrder order, String name, int min, int max) {
        JsonNode node = order.get(name);
        if (node.isMissingNode() || node.isNull()) {
            return OptionalInt.empty();
        }
        if (!node.canConvertToInt() || !node.isIntegralNumber() || node.intValue() < min || node.intValue() > max) {
            throw Problem.invalid(name, node.toString(), "must be a whole number from " + min + " to " + max)
                    .exception();
        }
        return OptionalInt.of(node.intValue());
    }
}
