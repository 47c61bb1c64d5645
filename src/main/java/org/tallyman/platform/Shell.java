package org.tallyman.platform;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the frame around every page shows; in templates {@code cdi:shell}. Works in and outside a request. */
@Named("shell")
@ApplicationScoped
public class Shell {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final List<Section> SECTIONS = List.of(Section.values());

    private final List<ShellContributor> contributors;
    private final CurrentVertxRequest request;
    private final Assets assets;
    private final String version;

    Shell(
            @All List<ShellContributor> contributors,
            CurrentVertxRequest request,
            Assets assets,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.contributors = contributors;
        this.request = request;
        this.assets = assets;
        this.version = version;
    }

    public List<Section> sections() {
        return SECTIONS;
    }

    public List<Section> dockLeft() {
        return List.of(Section.RECEIVING, Section.STOCK);
    }

    public List<Section> dockRight() {
        return List.of(Section.EXCEPTIONS);
    }

    public List<Theme> themes() {
        return List.of(Theme.values());
    }

    public int count(Section section) {
        return contributors.stream().mapToInt(each -> each.count(section)).sum();
    }

    public String site() {
        return first(ShellContributor::site).orElse("");
    }

    /** All sites and each of them; empty where there is nothing to choose. */
    public List<SiteChoice> sites() {
        return contributors.stream().flatMap(each -> each.sites().stream()).toList();
    }

    public ZoneId zone() {
        return first(ShellContributor::zone).orElse(UTC);
    }

    /** The signed-in person's name; empty when nobody is. */
    public String user() {
        return first(ShellContributor::user).or(this::principal).orElse("");
    }

    public boolean signedIn() {
        return !user().isEmpty();
    }

    public String theme() {
        return routing()
                .map(routing -> routing.request().getCookie(Theme.COOKIE))
                .map(Cookie::getValue)
                .map(value -> Theme.of(value).id())
                .orElse("");
    }

    /** Whether this page hangs on a wall ({@code ?wall=1}): no rail, no bars, read from eight metres. */
    public boolean wall() {
        return parameter("wall").equals("1");
    }

    /** What the search field holds. */
    public String query() {
        return here().startsWith("/search") ? parameter("q") : "";
    }

    /** Path and query of this page, to come back to; {@code /} where the request was not a plain GET. */
    public String here() {
        return routing()
                .filter(routing -> routing.request().method().name().equals("GET"))
                .map(routing -> routing.request().uri())
                .orElse("/");
    }

    /** Address of a file in assets; changes with its content, so that browsers may keep it. */
    public String asset(String name) {
        return assets.address(name);
    }

    public String version() {
        return version;
    }

    private String parameter(String name) {
        return routing().map(routing -> routing.request().getParam(name, "")).orElse("");
    }

    private Optional<String> principal() {
        return routing()
                .map(RoutingContext::user)
                .filter(QuarkusHttpUser.class::isInstance)
                .map(user -> ((QuarkusHttpUser) user).getSecurityIdentity())
                .filter(identity -> !identity.isAnonymous())
                .map(identity -> identity.getPrincipal().getName());
    }

    private <T> Optional<T> first(Function<ShellContributor, Optional<T>> question) {
        return contributors.stream().map(question).flatMap(Optional::stream).findFirst();
    }

    private Optional<RoutingContext> routing() {
        return Optional.ofNullable(request.getCurrent());
    }
}
