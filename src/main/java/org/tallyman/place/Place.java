package org.tallyman.place;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;

/** The row of a place; site, path and depth are set by the database from the parent. */
@Entity
@Table(name = "place")
class Place {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private PlaceKind kind = PlaceKind.SITE;

    @Column(name = "parent_id")
    private @Nullable Long parentId;

    private String code = "";
    private String name = "";

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    private @Nullable String gln;

    @Column(name = "gln_extension")
    private @Nullable String glnExtension;

    @Column(name = "plan_x_m")
    private @Nullable BigDecimal planXM;

    @Column(name = "plan_y_m")
    private @Nullable BigDecimal planYM;

    @Column(name = "plan_width_m")
    private @Nullable BigDecimal planWidthM;

    @Column(name = "plan_height_m")
    private @Nullable BigDecimal planHeightM;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    @Version
    private int version;

    protected Place() {}

    Place(PlaceKind kind, @Nullable PlaceId parent) {
        this.kind = kind;
        this.parentId = parent == null ? null : parent.value();
    }

    PlaceId id() {
        if (id == null) {
            throw new IllegalStateException("place " + code + " is not stored yet");
        }
        return new PlaceId(id);
    }

    PlaceKind kind() {
        return kind;
    }

    int version() {
        return version;
    }

    boolean archived() {
        return archivedAt != null;
    }

    void describe(PlaceDetails details) {
        code = details.code();
        name = details.name();
        timeZone = details.timeZone();
        gln = details.gln();
        glnExtension = details.glnExtension();
        PlanArea plan = details.plan();
        planXM = plan == null ? null : plan.xM();
        planYM = plan == null ? null : plan.yM();
        planWidthM = plan == null ? null : plan.widthM();
        planHeightM = plan == null ? null : plan.heightM();
    }

    void moveTo(PlaceId parent) {
        parentId = parent.value();
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    void restore() {
        archivedAt = null;
    }

    /** For the audit trail. */
    String summary() {
        return kind + " " + code + " “" + name + "” in " + parentId + ", GLN " + gln
                + (glnExtension == null ? "" : "." + glnExtension)
                + (timeZone == null ? "" : ", " + timeZone)
                + (planWidthM == null
                        ? ""
                        : ", " + plain(planWidthM) + " × " + plain(planHeightM) + " m at " + plain(planXM) + ", "
                                + plain(planYM))
                + (archived() ? ", archived" : "");
    }

    /** However many decimals the database gives it. */
    private static String plain(@Nullable BigDecimal metres) {
        return metres == null ? "–" : metres.stripTrailingZeros().toPlainString();
    }
}
