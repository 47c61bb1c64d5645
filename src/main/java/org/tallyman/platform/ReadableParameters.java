package org.tallyman.platform;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters of the API that are none of their kind. JAX-RS would say of a number that is none that there
 * is nothing at this address, and take {@code dryRun=yes} for no dry run.
 */
class ReadableParameters {

    private static final String API = "/api/v1/";

    ReadableParameters() {}

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters();
        if (given.isEmpty() || !request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        List<Violation> violations = new ArrayList<>();
        for (Parameter parameter : parameters(resource.getResourceMethod())) {
            RestQuery query = parameter.getAnnotation(RestQuery.class);
            if (query != null) {
                String name = query.value().isEmpty() ? parameter.getName() : query.value();
                check(name, given.getFirst(name), parameter.getType(), violations);
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).exception();
        }
    }

    /** Its own, and those that it takes together as a record. */
    private static List<Parameter> parameters(Method method) {
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)
                    && parameter.getType().isRecord()) {
                parameters.addAll(
                        List.of(parameter.getType().getDeclaredConstructors()[0].getParameters()));
            } else {
                parameters.add(parameter);
            }
        }
        return parameters;
    }

    private static void check(String name, @Nullable String text, Class<?> type, List<Violation> violations) {
        if (text == null) {
            return;
        }
        String rule = "";
        if (type == boolean.class || type == Boolean.class) {
            rule = text.equals("true") || text.equals("false") ? "" : "is true or false";
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            boolean large = type == long.class || type == Long.class;
            rule = isWhole(text, large) ? "" : "is a whole number";
        } else if (type.isEnum()) {
            List<String> names = Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .toList();
            rule = names.contains(text) ? "" : "is one of " + String.join(", ", names);
        }
        if (!rule.isEmpty()) {
            violations.add(new Violation(name, text, rule));
        }
    }

    private static boolean isWhole(String text, boolean large) {
        try {
            long number = Long.parseLong(text);
            return large || (number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
