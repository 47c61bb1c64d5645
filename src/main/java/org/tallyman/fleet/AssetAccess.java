package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Grants;
import org.tallyman.access.Verb;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;

/** Which assets the caller may see or change: those of its sites; those of the whole house need the right at every site. */
@ApplicationScoped
public class AssetAccess {

    static final Set<Verb> CONFIGURE = Set.of(Verb.CONFIGURE);
    static final Set<Verb> TRACK = Set.of(Verb.CONFIGURE, Verb.LOAD);

    private final Assets assets;
    private final ReadPoints readPoints;
    private final Grants grants;

    AssetAccess(Assets assets, ReadPoints readPoints, Grants grants) {
        this.assets = assets;
        this.readPoints = readPoints;
        this.grants = grants;
    }

    public Optional<AssetView> find(String code) {
        return assets.byCode(code).filter(asset -> grants.allows(Verb.VIEW, asset.site()));
    }

    /** By code, those behind one; archived ones left out; of one site and of none, or of all (null). */
    List<AssetView> after(String code, String text, @Nullable Long site, int limit) {
        return assets.after(new Assets.Filter(text, grants.sites(Verb.VIEW), site), code, limit);
    }

    /**
     * The asset.
     *
     * @throws org.tallyman.platform.ProblemException 404 where there is none for this caller
     */
    AssetView require(String code) {
        return find(code).orElseThrow(() -> Problem.notFound("asset " + code).exception());
    }

    /**
     * The asset, to do one of these with it.
     *
     * @throws org.tallyman.platform.ProblemException 404 where there is none for this caller
     * @throws io.quarkus.security.ForbiddenException 403, where the caller may see but not do it
     */
    AssetView require(String code, Set<Verb> verbs) {
        String thing = "asset " + code;
        AssetView asset =
                assets.byCode(code).orElseThrow(() -> Problem.notFound(thing).exception());
        grants.require(verbs, asset.site(), thing);
        return asset;
    }

    /** The sites whose assets the caller may configure. */
    List<Option> homes() {
        return readPoints.snapshot().sites().stream()
                .filter(site -> !site.archived()
                        && grants.allows(Verb.CONFIGURE, site.id().value()))
                .map(site -> new Option(Long.toString(site.id().value()), site.name()))
                .toList();
    }

    /** Asks for the right to configure assets of a site, or of the whole house without one. */
    void requireAt(@Nullable Long site) {
        if (site == null) {
            grants.requireEverywhere(Verb.CONFIGURE);
        } else {
            grants.require(CONFIGURE, site, "site " + site);
        }
    }
}
