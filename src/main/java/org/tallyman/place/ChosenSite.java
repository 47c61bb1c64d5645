package org.tallyman.place;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.ShellContributor;
import org.tallyman.platform.SiteChoice;

/** The site at which a person looks: the only one that it may see, or the one that it chose on this browser. */
@ApplicationScoped
public class ChosenSite implements ShellContributor {

    static final String COOKIE = "site";
    private static final String EVERYWHERE = "all";
    private static final String ALL = "All sites";

    private final PlaceAccess access;
    private final CurrentVertxRequest request;

    ChosenSite(PlaceAccess access, CurrentVertxRequest request) {
        this.access = access;
        this.request = request;
    }

    /** Empty when all sites are meant. */
    public Optional<PlaceView> get() {
        List<PlaceView> sites = access.sites();
        return sites.size() == 1
                ? Optional.of(sites.getFirst())
                : cookie().flatMap(code ->
                        sites.stream().filter(site -> site.code().equals(code)).findFirst());
    }

    /**
     * At what a list looks: at the chosen site, unless its address says another.
     *
     * @param asked the code of a site that the caller may see, or {@code all}; null or empty for the chosen one
     * @throws org.tallyman.platform.ProblemException 400 for anything else
     */
    public Look look(@Nullable String asked) {
        List<PlaceView> sites = access.sites();
        boolean all = EVERYWHERE.equals(asked);
        Optional<PlaceView> named =
                sites.stream().filter(site -> site.code().equals(asked)).findFirst();
        if (asked != null && !asked.isEmpty() && !all && named.isEmpty()) {
            throw Problem.invalid("site", asked, "is the code of a site, or " + EVERYWHERE)
                    .exception();
        }
        Optional<PlaceView> chosen = get();
        if (sites.size() < 2) {
            return new Look(Optional.empty(), "", List.of());
        }
        Optional<PlaceView> shown = all ? Optional.empty() : named.or(() -> chosen);
        Optional<PlaceView> one = shown.or(() -> chosen);
        List<SiteChoice> choices = one.map(site -> List.of(
                        new SiteChoice(chosen.equals(one) ? "" : site.code(), site.name(), shown.isPresent()),
                        new SiteChoice(chosen.isPresent() ? EVERYWHERE : "", ALL, shown.isEmpty())))
                .orElse(List.of());
        return new Look(
                shown, shown.equals(chosen) ? "" : shown.map(PlaceView::code).orElse(EVERYWHERE), choices);
    }

    /** Whether a place stands where the person looks. */
    public boolean includes(PlaceView place) {
        return get().map(site -> site.id().equals(place.site())).orElse(true);
    }

    @Override
    public Optional<String> site() {
        return get().map(PlaceView::name).or(() -> access.sites().isEmpty() ? Optional.empty() : Optional.of(ALL));
    }

    /** That of the first site where all are meant. */
    @Override
    public Optional<ZoneId> zone() {
        return get().or(() -> access.sites().stream().findFirst()).map(PlaceView::zone);
    }

    @Override
    public List<SiteChoice> sites() {
        List<PlaceView> sites = access.sites();
        if (sites.size() < 2) {
            return List.of();
        }
        String chosen = get().map(PlaceView::code).orElse("");
        return Stream.concat(
                        Stream.of(new SiteChoice("", ALL, chosen.isEmpty())),
                        sites.stream()
                                .map(site -> new SiteChoice(
                                        site.code(), site.name(), site.code().equals(chosen))))
                .toList();
    }

    private Optional<String> cookie() {
        return Optional.ofNullable(request.getCurrent())
                .map(routing -> routing.request().getCookie(COOKIE))
                .map(Cookie::getValue);
    }
}
