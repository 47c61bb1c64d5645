package org.tallyman.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says of the schemas of an API which members are always there and which may be null, as the records behind them say it
 * by {@code @Nullable} and {@code @JsonInclude}. Of what a request gives, a record says by {@code @Schema(required)} what
 * must be given: the rest may be null or left out. Schemas that nothing refers to are left out.
 */
final class DescribedSchemas {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName NAMED =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName IGNORE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonIgnore");
    private static final DotName UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final DotName OPTIONAL = DotName.createSimple(Optional.class);
    private static final Set<DotName> MAYBE_EMPTY = Set.of(
            DotName.createSimple(String.class),
            DotName.createSimple(List.class),
            DotName.createSimple(Map.class),
            DotName.createSimple(Collection.class),
            OPTIONAL);

    private final Map<String, Schema> schemas;
    private final Map<String, List<ClassInfo>> records = new HashMap<>();

    private DescribedSchemas(Map<String, Schema> schemas, IndexView index) {
        this.schemas = schemas;
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(record -> records.computeIfAbsent(name(record), name -> new ArrayList<>())
                        .add(record));
    }

    /** Completes the schemas of an API whose paths are final. */
    static void complete(OpenAPI api, IndexView index) {
        Map<String, Schema> all = Objects.requireNonNullElse(api.getComponents().getSchemas(), Map.of());
        DescribedSchemas described = new DescribedSchemas(all, index);
        Set<String> asked = new HashSet<>();
        Set<String> answered = new HashSet<>(Set.of("Problem"));
        described.reach(all.get("Problem"), answered);
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations()
                        .values()
                        .forEach(operation -> described.reach(operation, asked, answered)));
        Map<String, Schema> used = new LinkedHashMap<>();
        all.forEach((name, schema) -> {
            if (asked.contains(name) || answered.contains(name)) {
                used.put(name, schema);
                described
                        .record(name, schema)
                        .ifPresent(record -> described.describe(schema, record, answered.contains(name)));
            }
        });
        api.getComponents().setSchemas(used);
    }

    private void reach(Operation operation, Set<String> asked, Set<String> answered) {
        if (operation.getRequestBody() != null) {
            reach(operation.getRequestBody().getContent(), asked);
        }
        operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .forEach(content -> reach(content, answered));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> reach(parameter.getSchema(), asked));
        }
    }

    private void reach(@Nullable Content content, Set<String> found) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> reach(type.getSchema(), found));
        }
    }

    private void reach(@Nullable Schema schema, Set<String> found) {
        if (schema == null) {
            return;
        }
        String reference = schema.getRef();
        if (reference != null) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (found.add(name)) {
                reach(schemas.get(name), found);
            }
        }
        reach(schema.getItems(), found);
        reach(schema.getAdditionalPropertiesSchema(), found);
        for (List<Schema> some : List.of(
                Objects.requireNonNullElse(schema.getAllOf(), List.<Schema>of()),
                Objects.requireNonNullElse(schema.getAnyOf(), List.<Schema>of()),
                Objects.requireNonNullElse(schema.getOneOf(), List.<Schema>of()),
                List.copyOf(properties(schema).values()))) {
            some.forEach(each -> reach(each, found));
        }
    }

    /** The record that a schema shows: of those with its name the one with most of its members. */
    private Optional<ClassInfo> record(String name, Schema schema) {
        Set<String> members = properties(schema).keySet();
        List<ClassInfo> named = new ArrayList<>(records.getOrDefault(name, List.of()));
        named.addAll(records.getOrDefault(name.replaceAll("\\d+$", ""), List.of()));
        if (name.startsWith("Page")) {
            named.addAll(records.getOrDefault("Page", List.of()));
        }
        return named.stream()
                .filter(record -> record.recordComponents().stream()
                        .filter(component -> !has(component, IGNORE) && !has(component, UNWRAPPED))
                        .allMatch(component -> members.contains(component.name())))
                .max(Comparator.comparingInt(record -> record.recordComponents().size()));
    }

    private void describe(Schema schema, ClassInfo record, boolean answered) {
        Map<String, Schema> members = new LinkedHashMap<>(properties(schema));
        for (RecordComponentInfo component : record.recordComponents()) {
            Schema member = members.get(component.name());
            if (member == null) {
                continue;
            }
            boolean required =
                    schema.getRequired() != null && schema.getRequired().contains(component.name());
            boolean maybeNull =
                    has(component, NULLABLE) || component.type().name().equals(OPTIONAL);
            if (!answered) {
                members.put(component.name(), required ? member : orNull(member));
            } else if (leftOut(record, component, maybeNull)) {
                members.put(component.name(), withoutNull(member));
            } else {
                schema.addRequired(component.name());
                members.put(component.name(), maybeNull ? orNull(member) : member);
            }
        }
        schema.setProperties(members);
    }

    private static boolean leftOut(ClassInfo record, RecordComponentInfo component, boolean maybeNull) {
        return switch (include(record, component)) {
            case "NON_NULL" -> maybeNull;
            case "NON_ABSENT" -> maybeNull;
            case "NON_EMPTY" ->
                maybeNull || MAYBE_EMPTY.contains(component.type().name());
            default -> false;
        };
    }

    private static String include(ClassInfo record, RecordComponentInfo component) {
        return Optional.ofNullable(component.annotation(INCLUDE))
                .or(() -> Optional.ofNullable(record.declaredAnnotation(INCLUDE)))
                .map(AnnotationInstance::value)
                .map(AnnotationValue::asEnum)
                .orElse("ALWAYS");
    }

    private static boolean has(RecordComponentInfo component, DotName annotation) {
        return component.hasAnnotation(annotation)
                || component.type().hasAnnotation(annotation)
                || component.accessor().hasAnnotation(annotation);
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            Schema plain = OASFactory.createSchema().ref(schema.getRef());
            return OASFactory.createSchema()
                    .description(schema.getDescription())
                    .anyOf(List.of(plain, OASFactory.createSchema().type(List.of(SchemaType.NULL))));
        }
        List<SchemaType> types = schema.getType();
        if (types != null && !types.isEmpty() && !types.contains(SchemaType.NULL)) {
            List<SchemaType> more = new ArrayList<>(types);
            more.add(SchemaType.NULL);
            schema.setType(more);
        }
        return schema;
    }

    /** What is left out is never null. */
    private static Schema withoutNull(Schema schema) {
        List<SchemaType> types = schema.getType();
        if (types != null && types.size() > 1) {
            schema.setType(
                    types.stream().filter(type -> type != SchemaType.NULL).toList());
        }
        return schema;
    }

    private static Map<String, Schema> properties(Schema schema) {
        return Objects.requireNonNullElse(schema.getProperties(), Map.of());
    }

    private static String name(ClassInfo record) {
        AnnotationInstance named = record.declaredAnnotation(NAMED);
        AnnotationValue name = named == null ? null : named.value("name");
        return name == null ? record.simpleName() : name.asString();
    }
}
