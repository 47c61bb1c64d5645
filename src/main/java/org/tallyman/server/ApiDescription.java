package org.tallyman.server;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.conditional.Tagged;

/**
 * Says of every endpoint what is the same for all of its kind and would be noise beside each: tag, name, credentials,
 * problems, paging. Pages for people are left out.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    /** Tags by the first word of an address, in the order in which one comes to need them. */
    private static final Map<String, String> TAGS = tags();

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private static final Pattern ADDRESS = Pattern.compile("/(?:api/v1/)?([a-z-]+).*");

    private final IndexView index;

    public ApiDescription(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, PathItem> found =
                api.getPaths() == null ? Map.of() : api.getPaths().getPathItems();
        List<String> addresses = new ArrayList<>(found.keySet());
        addresses.removeIf(address -> !address.startsWith("/api/") && !address.startsWith("/ingest/"));
        List<String> order = List.copyOf(TAGS.keySet());
        addresses.sort(Comparator.<String>comparingInt(address -> order.indexOf(word(address)))
                .thenComparing(Comparator.naturalOrder()));
        Paths paths = OASFactory.createPaths();
        for (String address : addresses) {
            PathItem item = Objects.requireNonNull(found.get(address));
            item.getOperations().forEach((method, operation) -> describe(address, method, operation));
            paths.addPathItem(address, item);
        }
        api.setPaths(paths);
        DescribedSchemas.complete(api, index);
        api.setTags(TAGS.entrySet().stream()
                .map(tag -> OASFactory.createTag().name(tag.getKey()).description(tag.getValue()))
                .toList());
    }

    private void describe(String address, PathItem.HttpMethod method, Operation operation) {
        String word = word(address);
        operation.setTags(List.of(word));
        Optional<MethodInfo> resource = resource(operation.getOperationId());
        operation.setOperationId(name(operation.getOperationId()));
        secure(address, method, operation);
        RequestBody body = operation.getRequestBody();
        if (method == PathItem.HttpMethod.POST && address.startsWith("/api/v1/")) {
            operation.addParameter(idempotencyKey());
            problem(operation, "422", "KeyUsed");
        }
        boolean tagged =
                resource.filter(found -> found.hasAnnotation(Tagged.class)).isPresent();
        if (tagged && method == PathItem.HttpMethod.GET) {
            operation.addParameter(
                    header("If-None-Match", "`ETag` of what the caller has; 304 while it is still that"));
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().description("It is what the caller has."));
        }
        List<Parameter> parameters = Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of());
        parameters.forEach(ApiDescription::explain);
        if (body != null || !parameters.isEmpty()) {
            problem(operation, "400", "Invalid");
        }
        if (body != null) {
            body.setRequired(resource.filter(ApiDescription::takesNoBody).isEmpty());
            problem(operation, "413", "TooLarge");
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getName().equals("If-Match"))) {
            problem(operation, "412", "Changed");
        }
        problem(operation, "401", "Unauthenticated");
        problem(operation, "403", "Forbidden");
        if (address.contains("{")) {
            problem(operation, "404", "NotFound");
        }
        problem(operation, "default", "Problem");
    }

    /** The method behind an operation, whose id is still its class and name. */
    private Optional<MethodInfo> resource(String id) {
        String[] parts = id.split("_", 2);
        return index.getKnownClasses().stream()
                .filter(each -> parts[0].equals(each.simpleName()))
                .flatMap(each -> each.methods().stream())
                .filter(each -> each.name().equals(parts[1]))
                .findFirst();
    }

    /** Its body may be left out. */
    private static boolean takesNoBody(MethodInfo method) {
        return method.parameterTypes().stream()
                .anyMatch(type -> type.hasAnnotation(NULLABLE)
                        && type.name().toString().startsWith("org.tallyman.")
                        && type.name().toString().contains("$"));
    }

    private static Parameter idempotencyKey() {
        return header(
                "Idempotency-Key",
                "a UUID that the caller makes up for this request: sent again with it within three days, the request is not carried"
                        + " out again and gets the answer of the first time, with `Idempotent-Replayed: true`");
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }

    private static void secure(String address, PathItem.HttpMethod method, Operation operation) {
        List<String> schemes = new ArrayList<>();
        if (address.startsWith("/ingest/")) {
            schemes.addAll(List.of("device", "deviceBasic"));
            if (address.equals("/ingest/osmand") || address.equals("/ingest/{dialect}/{device}")) {
                schemes.add("deviceQuery");
            }
        } else if (address.equals("/api/v1/tokens") && method == PathItem.HttpMethod.POST) {
            schemes.add("password");
        } else {
            schemes.add("token");
            if (List.of("/api/v1/scans", "/api/v1/decode", "/api/v1/ident").contains(address)) {
                schemes.addAll(List.of("device", "deviceBasic"));
            }
        }
        operation.setSecurity(schemes.stream()
                .map(scheme -> OASFactory.createSecurityRequirement().addScheme(scheme))
                .toList());
    }

    private static void problem(Operation operation, String status, String response) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }

    /** What a parameter means wherever it stands. */
    private static void explain(Parameter parameter) {
        if (parameter.getDescription() != null) {
            return;
        }
        switch (parameter.getName()) {
            case "after" -> parameter.setDescription("`next` of the page before; the first page when left out");
            case "limit" -> {
                parameter.setDescription("how many a page holds at most");
                Schema schema = parameter.getSchema();
                schema.setMinimum(BigDecimal.ONE);
                schema.setMaximum(BigDecimal.valueOf(200));
                schema.setDefaultValue(50);
            }
            case "dryRun" -> parameter.setDescription("true: everything is checked and nothing is changed");
            case "If-Match" ->
                parameter.setDescription("`ETag` of what the caller has seen; 412 when it is something else by now");
            case "archived" -> parameter.setDescription("true: archived ones too");
            default -> {}
        }
    }

    /** {@code DevicesApi_list} becomes {@code devicesList}. */
    private static String name(String id) {
        String[] parts = id.replace("Api_", "_").split("_", 2);
        return decapitalized(parts[0]) + parts[1].substring(0, 1).toUpperCase(Locale.ROOT) + parts[1].substring(1);
    }

    private static String decapitalized(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String word(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("tokens", "Credentials of people and services");
        tags.put("users", "People and services, and what they may do where");
        tags.put("sites", "Sites");
        tags.put("places", "The tree of places: site, building, zone, aisle, bin, door, yard, vehicle");
        tags.put("read-points", "Where tags are read, and how reads are judged there");
        tags.put("products", "Products by GTIN");
        tags.put("lots", "Lots of products");
        tags.put("devices", "Readers, scanners, trackers and gateways");
        tags.put("ingest", "What devices say, each in its language");
        tags.put("scans", "Scans of handhelds");
        tags.put("messages", "What devices said: bytes and meaning");
        tags.put("quarantine", "What could not be understood");
        tags.put("observations", "Fixes and measurements");
        tags.put("commissioning", "Which product, lot and expiry tags are on");
        tags.put("items", "Serialised things: where each is, since when");
        tags.put("stock", "How much of what is where");
        tags.put("shipments", "Expected against read, state and milestones");
        tags.put("assets", "Things that move, and the trackers on them");
        tags.put("events", "What happened, as EPCIS 2.0 events");
        tags.put("decode", "Device frames explained");
        tags.put("ident", "Codes explained");
        return tags;
    }
}
