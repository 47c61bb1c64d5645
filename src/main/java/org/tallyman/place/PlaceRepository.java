package org.tallyman.place;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;

/** The table of places. Looks at rows, not at the copy in memory, so that a load within one transaction meets its own. */
@ApplicationScoped
class PlaceRepository implements PanacheRepositoryBase<Place, Long> {

    Optional<PlaceNode> node(PlaceId id) {
        return node("where id = ?1", id.value());
    }

    /** The place of a code within a site; the site itself when the codes are equal. */
    Optional<PlaceNode> node(String siteCode, String code) {
        return node(
                "where code = ?2 and site_id = (select id from place where kind = 'SITE' and code = ?1)",
                siteCode,
                code);
    }

    private Optional<PlaceNode> node(String where, Object... parameters) {
        var query = getSession()
                .createNativeQuery(
                        "select id, site_id, kind, path, archived_at is not null as archived from place " + where,
                        Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new PlaceNode(
                        row.get("id", Long.class),
                        row.get("site_id", Long.class),
                        PlaceKind.valueOf(row.get("kind", String.class)),
                        row.get("path", String.class),
                        row.get("archived", Boolean.class)));
    }

    /**
     * Whether another place has this code.
     *
     * @param site 0 to look among sites
     * @param self the place that may have it; 0 for a new one
     */
    boolean codeTaken(String code, long site, long self) {
        return exists(
                "select 1 from place where code = ?1 and id <> ?2 and (site_id = ?3 or kind = 'SITE' and ?3 in (0, ?2))",
                code,
                self,
                site);
    }

    boolean glnTaken(String gln, @Nullable String extension, long self) {
        return exists(
                "select 1 from place where gln = ?1 and coalesce(gln_extension, '') = ?2 and id <> ?3",
                gln,
                extension == null ? "" : extension,
                self);
    }

    private boolean exists(String sql, Object... parameters) {
        var query = getSession().createNativeQuery(sql, Object.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return !query.getResultList().isEmpty();
    }
}
